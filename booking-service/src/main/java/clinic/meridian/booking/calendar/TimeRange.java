package clinic.meridian.booking.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// A stretch of time that is never empty: `start` belongs to it, `end` does not, so neighbours do not overlap.
public record TimeRange(Instant start, Instant end) {

    private static final Duration THREE_YEARS = Duration.ofDays(3 * 366);
    private static final Instant FAR_AWAY = Instant.parse("9999-12-31T00:00:00Z");

    public TimeRange {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("A stretch of time from " + start + " to " + end + " is empty");
        }
    }

    /// Everything from a moment on, as far as anybody plans.
    public static TimeRange from(Instant start) {
        return new TimeRange(start, FAR_AWAY);
    }

    /// Whether it is longer than anybody is away or anything shut: a mistyped year makes it so.
    public boolean isLongerThanThreeYears() {
        return Duration.between(start, end).compareTo(THREE_YEARS) > 0;
    }

    public boolean overlaps(TimeRange other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    public boolean contains(TimeRange other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(start) && moment.isBefore(end);
    }

    /// The same time in as few ranges as possible, in order: overlapping and touching ones become one.
    public static List<TimeRange> merged(Collection<TimeRange> ranges) {
        List<TimeRange> sorted =
                ranges.stream().sorted(Comparator.comparing(TimeRange::start)).toList();
        List<TimeRange> merged = new ArrayList<>();
        for (TimeRange next : sorted) {
            TimeRange last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || last.end.isBefore(next.start)) {
                merged.add(next);
            } else if (last.end.isBefore(next.end)) {
                merged.set(merged.size() - 1, new TimeRange(last.start, next.end));
            }
        }
        return List.copyOf(merged);
    }
}
