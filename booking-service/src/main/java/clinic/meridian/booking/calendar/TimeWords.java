package clinic.meridian.booking.calendar;

import clinic.meridian.platform.shell.PageFormats;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// A stretch of time in words: whole days by their dates, anything else with its times.
public final class TimeWords {

    private TimeWords() {}

    /// `3 Mar 2026, all day`, `9–13 Mar 2026, all day`, `Tue 3 Mar, 10:00–12:30`
    public static String of(TimeRange range, ZoneId zone, PageFormats show) {
        ZonedDateTime start = range.start().atZone(zone);
        ZonedDateTime end = range.end().atZone(zone);
        if (start.toLocalTime().equals(LocalTime.MIDNIGHT) && end.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return show.period(start.toLocalDate(), end.toLocalDate().minusDays(1)) + ", all day";
        }
        return start.toLocalDate().equals(end.toLocalDate())
                ? show.day(start.toLocalDate()) + ", " + show.span(range.start(), range.end(), zone)
                : show.span(range.start(), range.end(), zone);
    }
}
