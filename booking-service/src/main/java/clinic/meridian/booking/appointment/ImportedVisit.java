package clinic.meridian.booking.appointment;

import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.platform.web.input.StatedTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A visit as another system knew it.
///
/// @param appointmentId what it will be called here; the same whenever it is brought again
/// @param roomId absent: any room that is free
/// @param happenedAt when it was fulfilled, missed or cancelled; absent: its end, or its start where nobody
/// came
public record ImportedVisit(
        UUID appointmentId,
        UUID clientId,
        String service,
        UUID locationId,
        UUID practitionerId,
        @Nullable UUID roomId,
        StatedTime start,
        AppointmentStatus status,
        @Nullable StatedTime happenedAt) {

    WantedVisit wanted() {
        return new WantedVisit(clientId, service, locationId, practitionerId, roomId, start, null, null);
    }
}
