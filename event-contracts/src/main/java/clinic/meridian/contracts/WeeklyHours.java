package clinic.meridian.contracts;

import java.time.DayOfWeek;
import java.time.LocalTime;

/// One stretch of a week in local time, `from` included, `to` excluded; a day may have several.
public record WeeklyHours(DayOfWeek day, LocalTime from, LocalTime to) {

    public WeeklyHours {
        Require.present(day, "day");
        Require.present(from, "from");
        Require.present(to, "to");
        Require.ordered(from, to, "from, to");
    }
}
