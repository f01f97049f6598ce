package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.AppointmentEvent.ChangeUndoneV1;
import clinic.meridian.contracts.AppointmentEvent.SessionBookedV1;
import clinic.meridian.contracts.AppointmentEvent.SessionRescheduledV1;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.VisitState;
import clinic.meridian.platform.command.ActorMetadata;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.reporting.Reaction;
import clinic.meridian.reporting.reminder.VisitReminderTable.Next;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/// Notes down when the client of a visit is to be reminded first, whenever its time was agreed on: booked, moved, or
/// restored. What only changes its room, or its status, leaves the reminder as it is. What has become of the visit is
/// asked when that moment comes.
@Component
class WhenVisitIsAgreedThenRemindOfIt implements Reaction {

    /// News that come late are followed by more: who the client is, and what has become of the visit since.
    static final Duration MORE_FOLLOWS = Duration.ofMinutes(1);

    private final VisitReminderTable table;
    private final ClinicClock clock;

    WhenVisitIsAgreedThenRemindOfIt(VisitReminderTable table, ClinicClock clock) {
        this.table = table;
        this.clock = clock;
    }

    @EventHandler
    void on(SessionBookedV1 booked, EventMessage<?> message) {
        agreed(booked.visit(), ActorMetadata.recordedAt(message));
    }

    @EventHandler
    void on(SessionRescheduledV1 rescheduled, EventMessage<?> message) {
        agreed(rescheduled.visit(), ActorMetadata.recordedAt(message));
    }

    @EventHandler
    void on(ChangeUndoneV1 undone, EventMessage<?> message) {
        agreed(undone.visit(), ActorMetadata.recordedAt(message));
    }

    private void agreed(VisitState visit, Instant at) {
        if (isExpected(visit)) {
            ZonedDateTime start = visit.start().atZoneSameInstant(ZoneId.of(visit.zone()));
            Lead.first(start, at)
                    .ifPresent(lead -> table.put(new Next(
                            visit.appointmentId(), start.toInstant(), lead, notInHaste(lead.leaves(start, at)))));
        }
    }

    private Instant notInHaste(Instant due) {
        Instant now = clock.now();
        return due.isBefore(now) ? now.plus(MORE_FOLLOWS) : due;
    }

    private static boolean isExpected(VisitState visit) {
        return !visit.imported()
                && (visit.status() == AppointmentStatus.BOOKED || visit.status() == AppointmentStatus.CONFIRMED);
    }
}
