package clinic.meridian.booking.availability;

import clinic.meridian.booking.availability.WhenSlotTakenThenOfferOthers.ConflictBody;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One of several slots that were asked for together and cannot be had, as the API tells it.
///
/// @param index position in the request's list, or among the visits that move, from 0
/// @param appointmentId the visit that was to get it; absent for a new one
/// @param start absent for a local time that the clocks skip
public record SlotConflict(
        int index,
        @Nullable UUID appointmentId,
        @Nullable OffsetDateTime start,
        String reason,
        String detail,
        List<ConflictBody> conflicts,
        List<SlotBody> alternatives) {}
