package clinic.meridian.booking.appointment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import clinic.meridian.booking.appointment.BookingFacts.Held;
import clinic.meridian.booking.appointment.HoldCommand.HoldSlot;
import clinic.meridian.booking.appointment.HoldCommand.ReleaseHold;
import clinic.meridian.booking.appointment.HoldEvent.SlotHeld;
import clinic.meridian.booking.appointment.HoldEvent.SlotReleased;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/// A slot that is kept for somebody who is still deciding. It is in nobody's way from its last moment on, whether or
/// not its end has been recorded yet.
public class Hold {

    /// How long the desk keeps a slot while somebody is on the telephone.
    static final Duration LASTS = Duration.ofMinutes(5);

    @AggregateIdentifier
    private UUID holdId;

    private @Nullable UUID clientId;
    private Visit visit;
    private boolean ended;

    /// For Axon, which fills the fields by the events.
    @SuppressWarnings("NullAway.Init")
    protected Hold() {}

    /// @return what it would become
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Visit hold(HoldSlot command, Booking booking, ClinicClock clock) {
        Visit kept = booking.hold(command);
        apply(new SlotHeld(command.holdId(), command.clientId(), kept, command.expiresAt(), clock.now()));
        return kept;
    }

    @CommandHandler
    void release(ReleaseHold command, Booking booking, ClinicClock clock) {
        if (ended) {
            return;
        }
        booking.giveUp(holdId, new Held(clientId, visit));
        apply(new SlotReleased(holdId, visit.locationId(), command.why(), clock.now()));
    }

    @EventSourcingHandler
    void on(HoldEvent event) {
        switch (event) {
            case SlotHeld held -> {
                holdId = held.holdId();
                clientId = held.clientId();
                visit = held.visit();
            }
            case SlotReleased released -> ended = true;
        }
    }
}
