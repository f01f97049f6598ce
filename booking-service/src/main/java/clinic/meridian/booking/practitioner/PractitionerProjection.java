package clinic.meridian.booking.practitioner;

import clinic.meridian.booking.practitioner.PractitionerEvent.AbsenceAnnounced;
import clinic.meridian.booking.practitioner.PractitionerEvent.AbsenceWithdrawn;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerDetailsCorrected;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerJoined;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerLeft;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerStayed;
import clinic.meridian.booking.practitioner.PractitionerEvent.ServicesOffered;
import clinic.meridian.booking.practitioner.PractitionerEvent.WorkingHoursSet;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Keeps the practitioners as they stand, in the transaction of the command.
@Component
public class PractitionerProjection {

    private final PractitionerTable table;

    PractitionerProjection(PractitionerTable table) {
        this.table = table;
    }

    @EventHandler
    void on(PractitionerJoined event, DomainEventMessage<?> message) {
        table.insert(event, message.getSequenceNumber(), UUID.fromString(message.getIdentifier()));
    }

    @EventHandler
    void on(PractitionerDetailsCorrected event, DomainEventMessage<?> message) {
        table.update(event);
        changed(event, message);
    }

    @EventHandler
    void on(ServicesOffered event, DomainEventMessage<?> message) {
        table.updateServices(event.practitionerId(), event.services());
        changed(event, message);
    }

    @EventHandler
    void on(WorkingHoursSet event, DomainEventMessage<?> message) {
        table.updateWorkingHours(event.practitionerId(), event.workingHours());
        changed(event, message);
    }

    @EventHandler
    void on(AbsenceAnnounced event, DomainEventMessage<?> message) {
        table.insert(event);
        changed(event, message);
    }

    @EventHandler
    void on(AbsenceWithdrawn event, DomainEventMessage<?> message) {
        table.deleteAbsence(event.absenceId());
        changed(event, message);
    }

    @EventHandler
    void on(PractitionerStayed event, DomainEventMessage<?> message) {
        table.updateLastDay(event.practitionerId(), null);
        changed(event, message);
    }

    @EventHandler
    void on(PractitionerLeft event, DomainEventMessage<?> message) {
        table.updateLastDay(event.practitionerId(), event.lastDay());
        changed(event, message);
    }

    private void changed(PractitionerEvent event, DomainEventMessage<?> message) {
        table.changed(event.practitionerId(), message.getSequenceNumber(), UUID.fromString(message.getIdentifier()));
    }
}
