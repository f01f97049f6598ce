package clinic.meridian.reporting.series;

import clinic.meridian.contracts.AppointmentEvent.SessionBookedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesAbandonedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesBookedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesCompletedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesExtendedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesLapsedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesPausedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesPlannedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesResumedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesSessionCompletedV1;
import clinic.meridian.platform.command.ActorMetadata;
import clinic.meridian.reporting.ReadModel;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/// One row a series. All that is told of it comes on one topic under one key, and so in order.
@Component
class SeriesProjection implements ReadModel {

    private final SeriesTable table;

    SeriesProjection(SeriesTable table) {
        this.table = table;
    }

    @EventHandler
    void on(SeriesPlannedV1 planned, EventMessage<?> message) {
        table.put(planned, ActorMetadata.recordedAt(message));
    }

    @EventHandler
    void on(SeriesBookedV1 booked) {
        table.reopen(booked.seriesId());
    }

    /// A booking reopens a series that had lapsed.
    @EventHandler
    void on(SessionBookedV1 booked) {
        String seriesId = booked.visit().seriesId();
        if (seriesId != null) {
            table.reopen(seriesId);
        }
    }

    @EventHandler
    void on(SeriesPausedV1 paused) {
        table.move(paused.seriesId(), SeriesStatus.PAUSED);
    }

    @EventHandler
    void on(SeriesResumedV1 resumed) {
        table.move(resumed.seriesId(), SeriesStatus.RUNNING);
    }

    @EventHandler
    void on(SeriesExtendedV1 extended) {
        table.extend(extended.seriesId(), extended.targetSessions());
    }

    @EventHandler
    void on(SeriesSessionCompletedV1 completed) {
        table.count(completed.seriesId(), completed.completedSessions(), completed.visitDate());
    }

    @EventHandler
    void on(SeriesAbandonedV1 abandoned, EventMessage<?> message) {
        table.end(abandoned.seriesId(), SeriesStatus.ABANDONED, ActorMetadata.recordedAt(message));
    }

    @EventHandler
    void on(SeriesLapsedV1 lapsed, EventMessage<?> message) {
        table.end(lapsed.seriesId(), SeriesStatus.LAPSED, ActorMetadata.recordedAt(message));
    }

    @EventHandler
    void on(SeriesCompletedV1 completed) {
        table.complete(completed);
    }
}
