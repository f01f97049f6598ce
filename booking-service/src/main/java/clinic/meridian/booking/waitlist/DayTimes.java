package clinic.meridian.booking.waitlist;

import java.time.LocalTime;

/// A stretch of any day on the wall clock of the location, `from` included, `to` excluded.
public record DayTimes(LocalTime from, LocalTime to) {

    public DayTimes {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("Times from " + from + " to " + to + " are empty");
        }
    }
}
