package clinic.meridian.booking.appointment;

import clinic.meridian.booking.reason.Reason;
import clinic.meridian.platform.web.input.StatedTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A visit as somebody asks for it.
///
/// @param roomId absent: any room that is free
/// @param override why a manager wants it outside hours or offers
public record WantedVisit(
        UUID clientId,
        String service,
        UUID locationId,
        UUID practitionerId,
        @Nullable UUID roomId,
        StatedTime start,
        @Nullable UUID seriesId,
        @Nullable Reason override) {

    /// The same apart from whose visit it is.
    WantedPlace place() {
        return new WantedPlace(service, locationId, practitionerId, roomId, start);
    }
}
