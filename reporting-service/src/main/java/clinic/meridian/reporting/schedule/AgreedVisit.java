package clinic.meridian.reporting.schedule;

import clinic.meridian.contracts.AppointmentStatus;
import java.time.ZonedDateTime;

/// A visit as it was agreed with the client, and how it stands.
///
/// @param start on the clock of the location
/// @param end the client's end, on the same clock
public record AgreedVisit(
        String appointmentId,
        String clientId,
        String locationId,
        String service,
        String practitionerId,
        AppointmentStatus status,
        ZonedDateTime start,
        ZonedDateTime end) {

    /// Whether the client is expected and not there yet.
    public boolean stands() {
        return status == AppointmentStatus.BOOKED || status == AppointmentStatus.CONFIRMED;
    }
}
