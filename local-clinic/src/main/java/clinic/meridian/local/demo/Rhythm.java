package clinic.meridian.local.demo;

import java.time.DayOfWeek;
import java.util.List;

/// How a series is planned.
///
/// @param target      sessions
/// @param days        of the week, in order; as many as there are sessions a week
/// @param windowWeeks weeks within which all sessions lie
/// @param maintenance what comes after: `MONTHLY`, `QUARTERLY` or `NONE`
record Rhythm(int target, List<DayOfWeek> days, int windowWeeks, String maintenance) {
    Rhythm {
        days = List.copyOf(days);
    }

    /// Sessions that are booked in one go: about three weeks ahead, until the next look at the progress.
    int bookedAtOnce() {
        return days.size() == 2 ? 6 : 4;
    }
}
