package clinic.meridian.booking.appointment;

import clinic.meridian.platform.web.input.StatedTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A slot as somebody asks for it, whoever will come.
///
/// @param roomId absent: any room that is free
public record WantedPlace(
        String service,
        UUID locationId,
        UUID practitionerId,
        @Nullable UUID roomId,
        StatedTime start) {}
