package clinic.meridian.platform.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// Clinic time: the clock of rules, due dates, `recordedAt`, mail contents and link expiry. In a real clinic it
/// is the system's clock; the local profile can set it off by a stored offset. Everything technical (message
/// timestamps, leases, sessions, tokens) runs on the system's [java.time.Clock] instead.
public interface ClinicClock {

    /// In whole microseconds: what PostgreSQL keeps of it is all of it.
    Instant now();

    /// A moment as it can be stored.
    static Instant stored(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    /// The calendar day that the clinic in this zone has now.
    default LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(now(), zone);
    }
}
