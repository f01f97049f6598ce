package clinic.meridian.booking.waitlist;

import clinic.meridian.booking.appointment.AppointmentEvent;
import clinic.meridian.booking.appointment.AppointmentEvent.AppointmentAborted;
import clinic.meridian.booking.appointment.AppointmentEvent.AppointmentFulfilled;
import clinic.meridian.booking.appointment.AppointmentEvent.AppointmentImported;
import clinic.meridian.booking.appointment.AppointmentEvent.AppointmentStarted;
import clinic.meridian.booking.appointment.AppointmentEvent.AttendanceConfirmed;
import clinic.meridian.booking.appointment.AppointmentEvent.ChangeUndone;
import clinic.meridian.booking.appointment.AppointmentEvent.ClientCheckedIn;
import clinic.meridian.booking.appointment.AppointmentEvent.NoShowRecorded;
import clinic.meridian.booking.appointment.AppointmentEvent.SessionBooked;
import clinic.meridian.booking.appointment.AppointmentEvent.SessionCancelled;
import clinic.meridian.booking.appointment.AppointmentEvent.SessionRescheduled;
import clinic.meridian.booking.appointment.HoldEvent.SlotReleased;
import clinic.meridian.booking.appointment.Slots;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.waitlist.OpeningTable.Opening;
import clinic.meridian.booking.waitlist.WaitlistEvent.OfferEnd;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.ActorMetadata;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/// Takes note, in the same transaction, of every slot that a cancelled or moved visit leaves behind, and takes it back
/// where the visit returns to it. A no-show leaves nothing: it has begun.
@Component
public class WhenSlotFreedThenOfferIt {

    private final Openings openings;
    private final OpeningTable table;
    private final Slots slots;
    private final Visits visits;

    WhenSlotFreedThenOfferIt(Openings openings, OpeningTable table, Slots slots, Visits visits) {
        this.openings = openings;
        this.table = table;
        this.slots = slots;
        this.visits = visits;
    }

    @EventHandler
    void on(AppointmentEvent event, DomainEventMessage<?> message) {
        switch (event) {
            case SessionCancelled cancelled ->
                openings.begin(cancelled.visit(), cancelled.appointmentId(), cancelled.clientId());
            case SessionRescheduled moved -> {
                withdraw(moved, message);
                before(moved, message.getSequenceNumber())
                        .ifPresent(row -> openings.begin(row.visit(), row.appointmentId(), row.clientId()));
            }
            case ChangeUndone undone -> withdraw(undone, message);
            case AppointmentStarted started -> withdraw(started, message);
            case AppointmentFulfilled fulfilled -> withdraw(fulfilled, message);
            case AppointmentAborted aborted -> withdraw(aborted, message);
            case SessionBooked booked -> {}
            case AppointmentImported imported -> {}
            case AttendanceConfirmed confirmed -> {}
            case ClientCheckedIn checkedIn -> {}
            case NoShowRecorded noShow -> {}
        }
    }

    private Optional<VisitRow> before(AppointmentEvent event, long version) {
        return visits.history(event.appointmentId()).stream()
                .filter(row -> row.version() == version - 1)
                .findFirst();
    }

    /// Where the visit has come back to a slot that it had left.
    private void withdraw(AppointmentEvent event, EventMessage<?> message) {
        for (Opening opening : table.freedBy(event.appointmentId())) {
            if (!slots.isFree(opening.slot(), opening.holdId())) {
                openings.withdraw(opening, actor(message));
            }
        }
    }

    /// Whoever has the slot now, the others are told at once.
    @EventHandler
    void on(SlotReleased event, EventMessage<?> message) {
        UUID holdId = event.holdId();
        switch (event.why()) {
            case BOOKED ->
                table.keptBy(holdId).ifPresent(opening -> openings.close(opening, OfferEnd.TAKEN, actor(message)));
            case GIVEN_UP ->
                table.keptBy(holdId).ifPresent(opening -> openings.close(opening, OfferEnd.WITHDRAWN, actor(message)));
            case EXPIRED -> {}
        }
    }

    private static Actor actor(EventMessage<?> message) {
        return new Actor(
                ActorMetadata.by(message), ActorMetadata.channel(message), ActorMetadata.correlationId(message));
    }
}
