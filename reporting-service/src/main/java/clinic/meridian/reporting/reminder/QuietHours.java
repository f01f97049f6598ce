package clinic.meridian.reporting.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// The hours of the evening and night in which no mail leaves, on the wall clock of the client's location.
///
/// @param from start of the quiet, itself quiet
/// @param until end of it on the next morning, itself no longer quiet
record QuietHours(LocalTime from, LocalTime until) {

    /// What the clinic promises its clients.
    static final QuietHours OF_THE_CLINIC = new QuietHours(LocalTime.of(20, 0), LocalTime.of(8, 0));

    QuietHours {
        if (!until.isBefore(from)) {
            throw new IllegalArgumentException("Quiet hours span midnight, unlike " + from + " to " + until);
        }
    }

    boolean contains(Instant moment, ZoneId zone) {
        LocalTime wall = moment.atZone(zone).toLocalTime();
        return !wall.isBefore(from) || wall.isBefore(until);
    }

    /// When a mail that is wanted at a moment may leave: then, if that is not quiet; else the last minute of the day
    /// before the quiet; or, if that is before `now`, the next morning's first moment.
    Instant allowed(Instant wanted, ZoneId zone, Instant now) {
        if (!contains(wanted, zone)) {
            return wanted;
        }
        Instant earlier = lastMinuteBefore(wanted, zone);
        return earlier.isBefore(now) ? firstMomentAfter(wanted, zone) : earlier;
    }

    private Instant lastMinuteBefore(Instant quiet, ZoneId zone) {
        LocalDate day = quiet.atZone(zone).toLocalDate();
        while (true) {
            Instant evening = ZonedDateTime.of(day, from, zone).toInstant();
            Instant lastMinute = evening.minusSeconds(60);
            if (!evening.isAfter(quiet) && !contains(lastMinute, zone)) {
                return lastMinute;
            }
            day = day.minusDays(1);
        }
    }

    private Instant firstMomentAfter(Instant quiet, ZoneId zone) {
        LocalDate day = quiet.atZone(zone).toLocalDate();
        while (true) {
            Instant morning = ZonedDateTime.of(day, until, zone).toInstant();
            if (morning.isAfter(quiet)) {
                return morning;
            }
            day = day.plusDays(1);
        }
    }
}
