package clinic.meridian.booking.availability;

import java.time.ZonedDateTime;
import java.util.UUID;

/// A slot that could be booked.
///
/// @param end when the client leaves
/// @param roomId the first room that is free then
public record FreeSlot(ZonedDateTime start, ZonedDateTime end, UUID practitionerId, UUID roomId) {}
