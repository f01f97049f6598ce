package clinic.meridian.booking.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;

/// One stretch of a week on the wall clock of a location. A day may have several, such as a morning and an afternoon.
public record DayHours(DayOfWeek day, LocalTime from, LocalTime to) {

    public DayHours {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("Hours from " + from + " to " + to + " are empty");
        }
    }
}
