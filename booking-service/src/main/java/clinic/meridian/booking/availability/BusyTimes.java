package clinic.meridian.booking.availability;

import clinic.meridian.booking.calendar.TimeRange;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// When one resource is taken, made for asking often.
final class BusyTimes {

    static final BusyTimes NONE = new BusyTimes(List.of());

    private final long[] starts;
    private final long[] ends;

    BusyTimes(Collection<TimeRange> taken) {
        List<TimeRange> merged = TimeRange.merged(taken);
        starts = merged.stream()
                .mapToLong(range -> range.start().getEpochSecond())
                .toArray();
        ends = merged.stream().mapToLong(range -> range.end().getEpochSecond()).toArray();
    }

    boolean isFree(Instant start, int fromMinute, int toMinute) {
        long from = start.getEpochSecond() + 60L * fromMinute;
        long to = start.getEpochSecond() + 60L * toMinute;
        int found = Arrays.binarySearch(ends, from + 1);
        int firstEndingLater = found >= 0 ? found : -found - 1;
        return firstEndingLater == starts.length || starts[firstEndingLater] >= to;
    }
}
