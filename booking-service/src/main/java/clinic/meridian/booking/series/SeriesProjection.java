package clinic.meridian.booking.series;

import clinic.meridian.booking.series.SeriesEvent.SeriesAbandoned;
import clinic.meridian.booking.series.SeriesEvent.SeriesBooked;
import clinic.meridian.booking.series.SeriesEvent.SeriesCompleted;
import clinic.meridian.booking.series.SeriesEvent.SeriesExtended;
import clinic.meridian.booking.series.SeriesEvent.SeriesLapsed;
import clinic.meridian.booking.series.SeriesEvent.SeriesMoved;
import clinic.meridian.booking.series.SeriesEvent.SeriesPaused;
import clinic.meridian.booking.series.SeriesEvent.SeriesPlanned;
import clinic.meridian.booking.series.SeriesEvent.SeriesReopened;
import clinic.meridian.booking.series.SeriesEvent.SeriesResumed;
import clinic.meridian.booking.series.SeriesEvent.SeriesSessionCompleted;
import java.util.UUID;
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
    void on(SeriesEvent event, DomainEventMessage<?> message) {
        UUID series = event.seriesId();
        long version = message.getSequenceNumber();
        switch (event) {
            case SeriesPlanned planned -> table.insert(planned, version);
            case SeriesBooked booked -> table.set(series, version, SeriesStatus.ACTIVE);
            case SeriesMoved moved -> table.changed(series, version);
            case SeriesPaused paused -> table.set(series, version, SeriesStatus.PAUSED);
            case SeriesResumed resumed -> {
                table.set(series, version, SeriesStatus.ACTIVE);
                table.countGapFrom(series, resumed.on());
            }
            case SeriesExtended extended -> {
                table.extended(extended, version);
                table.countGapFrom(series, extended.on());
            }
            case SeriesAbandoned abandoned -> table.set(series, version, SeriesStatus.ABANDONED);
            case SeriesLapsed lapsed -> table.set(series, version, SeriesStatus.LAPSED);
            case SeriesReopened reopened -> table.set(series, version, SeriesStatus.ACTIVE);
            case SeriesSessionCompleted session -> {
                table.counted(series, version, session.completedSessions(), session.visitDate());
                table.countGapFrom(series, session.visitDate());
            }
            case SeriesCompleted completed -> table.set(series, version, SeriesStatus.COMPLETED);
        }
    }
}
