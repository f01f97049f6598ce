package clinic.meridian.booking.appointment;

import clinic.meridian.platform.web.input.StatedTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One visit of a series as somebody asks for it.
///
/// @param appointmentId what the visit will be called if it can be had
/// @param roomId absent: any room that is free
public record WantedSlot(
        UUID appointmentId,
        StatedTime start,
        UUID practitionerId,
        @Nullable UUID roomId) {}
