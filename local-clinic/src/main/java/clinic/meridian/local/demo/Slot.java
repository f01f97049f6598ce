package clinic.meridian.local.demo;

import clinic.meridian.local.demo.ClinicLayout.Practitioner;
import clinic.meridian.local.demo.ClinicLayout.Room;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/// Where, with whom and when a visit is.
///
/// @param start on the clinic's wall clock
record Slot(VisitKind kind, Practitioner practitioner, Room room, LocalDateTime start) {
    LocalDate day() {
        return start.toLocalDate();
    }

    Instant startsAt() {
        return after(0);
    }

    /// The moment so many minutes after the start.
    Instant after(int minutes) {
        return start.plusMinutes(minutes).atZone(ClinicLayout.ZONE).toInstant();
    }

    /// When the client leaves.
    LocalDateTime end() {
        return start.plusMinutes(kind.clientMinutes());
    }
}
