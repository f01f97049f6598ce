package clinic.meridian.booking.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeRangeTest {

    @Test
    void letsNeighboursTouch() {
        assertThat(minutes(0, 10).overlaps(minutes(10, 20))).isFalse();
        assertThat(minutes(0, 11).overlaps(minutes(10, 20))).isTrue();
    }

    @Test
    void isNeverEmpty() {
        assertThatIllegalArgumentException().isThrownBy(() -> minutes(5, 5));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void mergesToTheSameMinutesInTheFewestRanges(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            List<TimeRange> ranges = Stream.generate(() -> {
                        int from = random.nextInt(60);
                        return minutes(from, from + 1 + random.nextInt(20));
                    })
                    .limit(random.nextInt(8))
                    .toList();
            List<TimeRange> merged = TimeRange.merged(ranges);

            assertThat(covered(merged)).isEqualTo(covered(ranges));
            for (int j = 1; j < merged.size(); j++) {
                assertThat(merged.get(j - 1).end()).isBefore(merged.get(j).start());
            }
        }
    }

    private static BitSet covered(List<TimeRange> ranges) {
        BitSet minutes = new BitSet();
        ranges.forEach(range -> minutes.set(
                (int) range.start().getEpochSecond() / 60, (int) range.end().getEpochSecond() / 60));
        return minutes;
    }

    private static TimeRange minutes(int from, int to) {
        return new TimeRange(Instant.ofEpochSecond(60L * from), Instant.ofEpochSecond(60L * to));
    }
}
