package clinic.meridian.booking.series;

import clinic.meridian.booking.series.SeriesEvent.SeriesBooked;
import clinic.meridian.booking.series.SeriesEvent.SeriesCompleted;
import clinic.meridian.booking.series.SeriesEvent.SeriesPlanned;
import clinic.meridian.booking.series.SeriesEvent.SeriesSessionCompleted;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Keeps the series as they stand, in the transaction of the command.
@Component
public class SeriesProjection {

    private final SeriesTable table;

    SeriesProjection(SeriesTable table) {
        this.table = table;
    }

    @EventHandler
    void on(SeriesPlanned event, DomainEventMessage<?> message) {
        table.insert(event, message.getSequenceNumber());
    }

    @EventHandler
    void on(SeriesBooked event, DomainEventMessage<?> message) {
        table.changed(event.seriesId(), message.getSequenceNumber());
    }

    @EventHandler
    void on(SeriesSessionCompleted event, DomainEventMessage<?> message) {
        table.counted(event.seriesId(), message.getSequenceNumber(), event.completedSessions(), event.visitDate());
    }

    @EventHandler
    void on(SeriesCompleted event, DomainEventMessage<?> message) {
        table.completed(event.seriesId(), message.getSequenceNumber());
    }
}
