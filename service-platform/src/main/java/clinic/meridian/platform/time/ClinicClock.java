package clinic.meridian.platform.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Clinic time: the clock of rules, due dates, `recordedAt`, mail contents and link expiry. In a real clinic it
/// is the system's clock; the local profile can set it off by a stored offset. Everything technical (message
/// timestamps, leases, sessions, tokens) runs on the system's [java.time.Clock] instead.
public interface ClinicClock {

    Instant now();

    /// The calendar day that the clinic in this zone has now.
    default LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(now(), zone);
    }
}
