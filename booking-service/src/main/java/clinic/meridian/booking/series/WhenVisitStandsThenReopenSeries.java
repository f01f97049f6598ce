package clinic.meridian.booking.series;

import clinic.meridian.booking.appointment.AppointmentEvent;
import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.series.SeriesCommand.ReopenSeries;
import clinic.meridian.booking.series.SeriesEvent.BookedVisit;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.ActorMetadata;
import clinic.meridian.platform.command.Commands;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/// Lets a series that had lapsed go on once a visit of it is booked again, or a cancelled one is taken back.
@Component
public class WhenVisitStandsThenReopenSeries {

    private final Commands commands;
    private final SeriesTable table;

    WhenVisitStandsThenReopenSeries(Commands commands, SeriesTable table) {
        this.commands = commands;
        this.table = table;
    }

    @EventHandler
    void on(AppointmentEvent event, EventMessage<?> message) {
        Visit visit = event.visit();
        UUID series = visit.seriesId();
        Integer place = visit.seriesIndex();
        boolean stands = switch (event.status()) {
            case BOOKED, CONFIRMED, CHECKED_IN, IN_TREATMENT, FULFILLED -> true;
            case CANCELLED, NO_SHOW, WITHDRAWN, ABORTED -> false;
        };
        if (series != null && place != null && stands && table.hasLapsed(series)) {
            commands.send(
                    new ReopenSeries(
                            series, new BookedVisit(event.appointmentId(), place, visit.onTheClock(visit.start()))),
                    new Actor(
                            ActorMetadata.by(message),
                            ActorMetadata.channel(message),
                            ActorMetadata.correlationId(message)));
        }
    }
}
