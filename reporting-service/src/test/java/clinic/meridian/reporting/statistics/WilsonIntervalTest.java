package clinic.meridian.reporting.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WilsonIntervalTest {

    /// Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3.
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void agreesWithThePublishedExamples(long hits, long sessions, double lower, double upper) {
        Interval interval = WilsonInterval.of(hits, sessions);

        assertThat(interval.lower()).isCloseTo(lower, within(0.00005));
        assertThat(interval.upper()).isCloseTo(upper, within(0.00005));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 7, 50, 999, 100_000})
    void bothEndsAreWhereTheScoreTestJustAccepts(long sessions) {
        LongStream.of(0, 1, sessions / 3, sessions / 2, sessions - 1, sessions)
                .filter(hits -> hits <= sessions)
                .forEach(hits -> {
                    Interval interval = WilsonInterval.of(hits, sessions);
                    double seen = (double) hits / sessions;
                    assertThat(interval.lower()).isBetween(0.0, seen);
                    assertThat(interval.upper()).isBetween(seen, 1.0);
                    for (double end : new double[] {interval.lower(), interval.upper()}) {
                        if (end > 0 && end < 1) {
                            double score = Math.abs(seen - end) / Math.sqrt(end * (1 - end) / sessions);
                            assertThat(score).isCloseTo(1.959964, within(1e-5));
                        }
                    }
                });
    }

    @Test
    void refusesWhatIsNoProportion() {
        assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(-1, 5));
    }
}
