package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.AppointmentCommand.RecordTreatmentAborted;
import clinic.meridian.booking.appointment.AppointmentCommand.RecordTreatmentCompleted;
import clinic.meridian.booking.appointment.AppointmentCommand.RecordTreatmentStarted;
import clinic.meridian.contracts.SessionEvent.SessionAbortedV1;
import clinic.meridian.contracts.SessionEvent.SessionCompletedV1;
import clinic.meridian.contracts.SessionEvent.SessionStartedV1;
import clinic.meridian.contracts.SessionState;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.ActorMetadata;
import clinic.meridian.platform.command.Commands;
import java.util.UUID;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What the treatment room did, as a change of the visit. These are facts, so no visit refuses them.
@Component
public class TreatmentFacts {

    private static final Logger log = LoggerFactory.getLogger(TreatmentFacts.class);

    private final Commands commands;
    private final VisitTable visits;

    TreatmentFacts(Commands commands, VisitTable visits) {
        this.commands = commands;
        this.visits = visits;
    }

    @EventHandler
    void on(SessionStartedV1 event, EventMessage<?> message) {
        record(event.session(), message, RecordTreatmentStarted::new);
    }

    @EventHandler
    void on(SessionCompletedV1 event, EventMessage<?> message) {
        record(event.session(), message, RecordTreatmentCompleted::new);
    }

    @EventHandler
    void on(SessionAbortedV1 event, EventMessage<?> message) {
        record(event.session(), message, RecordTreatmentAborted::new);
    }

    private void record(
            SessionState session, EventMessage<?> message, BiFunction<UUID, UUID, AppointmentCommand> command) {
        UUID appointment = UUID.fromString(session.appointmentId());
        if (visits.current(appointment).isEmpty()) {
            log.warn("Session {} treats a visit {} that was never booked here", session.sessionId(), appointment);
            return;
        }
        commands.send(
                command.apply(appointment, UUID.fromString(session.sessionId())),
                new Actor(
                        ActorMetadata.by(message),
                        ActorMetadata.channel(message),
                        ActorMetadata.correlationId(message)));
    }
}
