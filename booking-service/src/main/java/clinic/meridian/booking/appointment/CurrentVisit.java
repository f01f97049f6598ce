package clinic.meridian.booking.appointment;

import clinic.meridian.contracts.AppointmentStatus;
import java.util.UUID;

/// A visit as it stands.
///
/// @param version sequence number of its last event
public record CurrentVisit(UUID appointmentId, long version, UUID clientId, AppointmentStatus status, Visit visit) {

    static CurrentVisit of(VisitRow row) {
        return new CurrentVisit(row.appointmentId(), row.version(), row.clientId(), row.status(), row.visit());
    }
}
