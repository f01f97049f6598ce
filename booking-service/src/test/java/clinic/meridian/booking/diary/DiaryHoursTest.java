package clinic.meridian.booking.diary;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.calendar.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is left of hours, minute by minute beside a plain list of minutes.
class DiaryHoursTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final int MINUTES = 120;

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void leavesEveryMinuteThatNothingTakes(int seed) {
        Random random = new Random(seed);
        List<TimeRange> hours = TimeRange.merged(some(random, 1 + random.nextInt(3)));
        List<TimeRange> taken = some(random, random.nextInt(4));

        List<TimeRange> left = DiaryHours.without(hours, taken);

        for (int minute = 0; minute < MINUTES; minute++) {
            Instant at = START.plusSeconds(60L * minute);
            assertThat(covers(left, at))
                    .as("minute %s of %s without %s", minute, hours, taken)
                    .isEqualTo(covers(hours, at) && !covers(taken, at));
        }
    }

    private static boolean covers(List<TimeRange> ranges, Instant at) {
        return ranges.stream().anyMatch(range -> !at.isBefore(range.start()) && at.isBefore(range.end()));
    }

    private static List<TimeRange> some(Random random, int count) {
        List<TimeRange> ranges = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = random.nextInt(MINUTES - 1);
            int to = from + 1 + random.nextInt(MINUTES - from - 1);
            ranges.add(new TimeRange(START.plusSeconds(60L * from), START.plusSeconds(60L * to)));
        }
        return ranges;
    }
}
