package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.HoldEvent.HoldEnd;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a hold.
public sealed interface HoldCommand {

    UUID holdId();

    /// @param clientId absent: for nobody in particular yet
    /// @param yieldsTo a visit that may have the slot back while it is held: the one that had it last
    /// @param insteadOf holds that are given up for it, and so in nobody's way; their end has to be told to them
    record HoldSlot(
            @TargetAggregateIdentifier UUID holdId,
            @Nullable UUID clientId,
            WantedPlace wanted,
            Instant expiresAt,
            @Nullable UUID yieldsTo,
            List<UUID> insteadOf)
            implements HoldCommand {

        public HoldSlot {
            insteadOf = List.copyOf(insteadOf);
        }

        public HoldSlot(
                UUID holdId, @Nullable UUID clientId, WantedPlace wanted, Instant expiresAt, @Nullable UUID yieldsTo) {
            this(holdId, clientId, wanted, expiresAt, yieldsTo, List.of());
        }
    }

    /// Says nothing new when it has ended already.
    record ReleaseHold(@TargetAggregateIdentifier UUID holdId, HoldEnd why) implements HoldCommand {}
}
