package clinic.meridian.booking.period;

import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.platform.web.input.InvalidInput;
import clinic.meridian.platform.web.input.StatedTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/// The time between `from` and `to` of a query. Each is a day (`2026-11-24`; a day given as `to` is included) or a date
/// and time, local or with an offset.
public final class Period {

    private static final int LONGEST_DAYS = 100;

    private Period() {}

    /// @throws InvalidInput when a bound cannot be read, the period is empty, or it is longer than 100 days
    public static TimeRange of(String from, String to, ZoneId zone) {
        Instant start = bound("from", from, zone, 0);
        Instant end = bound("to", to, zone, 1);
        if (!start.isBefore(end)) {
            throw InvalidInput.field("to", "must lie after from");
        }
        if (Duration.between(start, end).toDays() > LONGEST_DAYS) {
            throw InvalidInput.field("to", "must lie at most " + LONGEST_DAYS + " days after from");
        }
        return new TimeRange(start, end);
    }

    private static Instant bound(String field, String text, ZoneId zone, int daysLater) {
        try {
            if (text.length() == "2026-11-24".length()) {
                return inOurTimes(field, LocalDate.parse(text).plusDays(daysLater))
                        .atStartOfDay(zone)
                        .toInstant();
            }
            // A plus sign that was not escaped in a query arrives as a blank.
            String time = text.replace(' ', '+');
            boolean withOffset = time.endsWith("Z") || time.matches(".*T.*[+-].*");
            StatedTime stated =
                    withOffset ? StatedTime.of(OffsetDateTime.parse(time)) : StatedTime.of(LocalDateTime.parse(time));
            inOurTimes(field, stated.local().toLocalDate());
            return stated.instant(zone, field);
        } catch (DateTimeException unreadable) {
            throw InvalidInput.field(field, "must be a day such as 2026-11-24 or a time such as 2026-11-24T09:30");
        }
    }

    private static LocalDate inOurTimes(String field, LocalDate date) {
        if (date.getYear() < 1900 || date.getYear() > 2199) {
            throw InvalidInput.field(field, "must lie between the years 1900 and 2199");
        }
        return date;
    }
}
