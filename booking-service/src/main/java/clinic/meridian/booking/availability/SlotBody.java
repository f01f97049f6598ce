package clinic.meridian.booking.availability;

import java.time.OffsetDateTime;
import java.util.UUID;

/// A free slot as the API tells it.
public record SlotBody(OffsetDateTime start, OffsetDateTime end, UUID practitionerId, UUID roomId) {

    public static SlotBody of(FreeSlot slot) {
        return new SlotBody(
                slot.start().toOffsetDateTime(), slot.end().toOffsetDateTime(), slot.practitionerId(), slot.roomId());
    }
}
