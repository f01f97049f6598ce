package clinic.meridian.booking.waitlist;

import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.platform.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can happen to a place on the waitlist.
public sealed interface WaitlistEvent {

    UUID entryId();

    UUID clientId();

    /// When it happened, in clinic time.
    Instant at();

    @DomainEvent(name = "booking.waitlist-joined")
    record WaitlistJoined(UUID entryId, UUID clientId, Wish wish, Instant at) implements WaitlistEvent {}

    /// A free slot is held for her and up to two others until `expiresAt`.
    ///
    /// @param openingId the slot's own story, which the others' offers share
    /// @param slot the visit that it would become
    @DomainEvent(name = "booking.slot-offered")
    record SlotOffered(
            UUID entryId, UUID offerId, UUID clientId, UUID openingId, Visit slot, Instant expiresAt, Instant at)
            implements WaitlistEvent {}

    /// The visit is booked and the one that it replaces is cancelled in the same transaction. She waits no longer.
    @DomainEvent(name = "booking.offer-accepted")
    record OfferAccepted(
            UUID entryId,
            UUID offerId,
            UUID clientId,
            UUID appointmentId,
            @Nullable UUID replacedAppointmentId,
            Instant at)
            implements WaitlistEvent {}

    /// She keeps waiting, unless she has left.
    @DomainEvent(name = "booking.offer-expired")
    record OfferExpired(UUID entryId, UUID offerId, UUID clientId, OfferEnd why, Instant at) implements WaitlistEvent {}

    @DomainEvent(name = "booking.waitlist-left")
    record WaitlistLeft(
            UUID entryId, UUID clientId, @Nullable String reasonCode, Instant at) implements WaitlistEvent {}

    /// How an offer that she did not accept came to its end.
    enum OfferEnd {
        /// She did not answer in time.
        RAN_OUT,
        /// Somebody else accepted it first.
        TAKEN,
        /// The slot is not on offer any more: its visit is back, or the desk needs it.
        WITHDRAWN,
        /// She waits no longer.
        NOT_WAITING
    }
}
