package clinic.meridian.booking.waitlist;

import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.waitlist.WaitlistEvent.OfferEnd;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a place on the waitlist.
sealed interface WaitlistCommand {

    record JoinWaitlist(@TargetAggregateIdentifier UUID entryId, UUID clientId, Wish wish) implements WaitlistCommand {}

    /// @param openingId the slot's own story, which other offers share
    record OfferSlot(
            @TargetAggregateIdentifier UUID entryId, UUID offerId, UUID openingId, Visit slot, Instant expiresAt)
            implements WaitlistCommand {}

    /// @param appointmentId the visit that is booked in the same transaction
    /// @param replacedAppointmentId the visit that is cancelled in the same transaction
    record AcceptOffer(
            @TargetAggregateIdentifier UUID entryId,
            UUID offerId,
            UUID appointmentId,
            @Nullable UUID replacedAppointmentId)
            implements WaitlistCommand {}

    /// Says nothing new when the offer has ended already.
    record EndOffer(@TargetAggregateIdentifier UUID entryId, UUID offerId, OfferEnd why) implements WaitlistCommand {}

    /// Says nothing new when she is not waiting any more.
    record LeaveWaitlist(
            @TargetAggregateIdentifier UUID entryId,
            @Nullable String reasonCode) implements WaitlistCommand {}
}
