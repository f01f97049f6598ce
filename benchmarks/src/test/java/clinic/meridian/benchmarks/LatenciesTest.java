package clinic.meridian.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void ranksAllConnectionsTogether() {
        var one =
                LongStream.rangeClosed(1, 60).map(millis -> millis * 1_000_000).toArray();
        var other = LongStream.rangeClosed(61, 100)
                .map(millis -> millis * 1_000_000)
                .toArray();
        var latencies = Latencies.of(List.of(other, one), Duration.ofSeconds(4));
        assertThat(latencies.perSecond()).isEqualTo(25);
        assertThat(latencies.percentile(0.50)).isEqualTo(50);
        assertThat(latencies.percentile(0.99)).isEqualTo(99);
        assertThat(latencies.percentile(1)).isEqualTo(100);
        assertThat(latencies.inWords()).isEqualTo("25/s (p50 50.0, p99 99.0, worst 100.0 ms)");
    }

    @Test
    void addsUpTheTurnsOfALoad() {
        var first = Latencies.of(List.of(new long[] {1_000_000, 3_000_000}), Duration.ofSeconds(1));
        var second = Latencies.of(List.of(new long[] {2_000_000, 4_000_000}), Duration.ofSeconds(3));
        var both = Latencies.together(List.of(first, second));
        assertThat(both.perSecond()).isEqualTo(1);
        assertThat(both.percentile(0.75)).isEqualTo(3);
    }

    @Test
    void nothingDoneIsNoResult() {
        assertThatThrownBy(() -> Latencies.of(List.of(new long[0]), Duration.ofSeconds(1)))
                .isInstanceOf(BenchTrouble.class);
    }
}
