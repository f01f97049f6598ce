package clinic.meridian.booking.series;

import clinic.meridian.booking.appointment.AppointmentEvent.AppointmentFulfilled;
import clinic.meridian.booking.series.SeriesCommand.CountSession;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.ActorMetadata;
import clinic.meridian.platform.command.Commands;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/// Lets a series count its fulfilled visit in the same transaction, so that neither can be true without the other.
@Component
public class WhenAppointmentFulfilledThenCountForSeries {

    private final Commands commands;

    WhenAppointmentFulfilledThenCountForSeries(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(AppointmentFulfilled event, EventMessage<?> message) {
        UUID series = event.visit().seriesId();
        if (series != null) {
            commands.send(
                    new CountSession(
                            series,
                            event.appointmentId(),
                            event.sessionId(),
                            event.visit().localStart().toLocalDate()),
                    new Actor(
                            ActorMetadata.by(message),
                            ActorMetadata.channel(message),
                            ActorMetadata.correlationId(message)));
        }
    }
}
