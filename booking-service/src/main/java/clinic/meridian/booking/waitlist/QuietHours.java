package clinic.meridian.booking.waitlist;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// Nobody is asked at night: from 20:00 to 08:00 on the location's clock.
final class QuietHours {

    static final LocalTime FROM = LocalTime.of(20, 0);
    static final LocalTime TO = LocalTime.of(8, 0);

    private QuietHours() {}

    /// The first moment from this one on at which somebody may be asked.
    static Instant endAfter(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        LocalDate day = local.toLocalDate();
        if (local.toLocalTime().isBefore(TO)) {
            return day.atTime(TO).atZone(zone).toInstant();
        }
        return local.toLocalTime().isBefore(FROM)
                ? moment
                : day.plusDays(1).atTime(TO).atZone(zone).toInstant();
    }
}
