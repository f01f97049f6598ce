package clinic.meridian.booking.appointment;

import clinic.meridian.platform.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can happen to a slot that is kept for somebody who is still deciding. Stays inside this service.
public sealed interface HoldEvent {

    UUID holdId();

    /// @param clientId absent: for nobody in particular yet
    /// @param visit what it would become
    /// @param expiresAt clinic time from which on it is in nobody's way
    @DomainEvent(name = "booking.slot-held")
    record SlotHeld(UUID holdId, @Nullable UUID clientId, Visit visit, Instant expiresAt, Instant at)
            implements HoldEvent {}

    @DomainEvent(name = "booking.slot-released")
    record SlotReleased(UUID holdId, UUID locationId, HoldEnd why, Instant at) implements HoldEvent {}

    /// How a hold came to its end.
    enum HoldEnd {
        /// A visit was booked with it.
        BOOKED,
        /// Somebody does not want it any more.
        GIVEN_UP,
        /// Nobody made up her mind in time.
        EXPIRED
    }
}
