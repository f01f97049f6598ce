package clinic.meridian.booking.series;

import clinic.meridian.contracts.Maintenance;
import clinic.meridian.platform.event.DomainEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/// What can happen to a series.
public sealed interface SeriesEvent {

    UUID seriesId();

    UUID clientId();

    @DomainEvent(name = "booking.series-planned")
    record SeriesPlanned(
            UUID seriesId,
            UUID clientId,
            String service,
            UUID locationId,
            UUID practitionerId,
            int targetSessions,
            int sessionsPerWeek,
            int minGapDays,
            int maxGapDays,
            int windowWeeks,
            Maintenance maintenance)
            implements SeriesEvent {}

    /// Each of the visits has its own `booking.session-booked` in the same transaction.
    @DomainEvent(name = "booking.series-booked")
    record SeriesBooked(UUID seriesId, UUID clientId, List<BookedVisit> visits) implements SeriesEvent {}

    /// @param seriesIndex place in the series, from 1
    record BookedVisit(UUID appointmentId, int seriesIndex, OffsetDateTime start) {}

    /// @param completedSessions this one included
    @DomainEvent(name = "booking.series-session-completed")
    record SeriesSessionCompleted(
            UUID seriesId,
            UUID clientId,
            UUID appointmentId,
            UUID sessionId,
            LocalDate visitDate,
            int completedSessions,
            int targetSessions)
            implements SeriesEvent {}

    /// @param lastVisitDate when maintenance begins to count
    @DomainEvent(name = "booking.series-completed")
    record SeriesCompleted(
            UUID seriesId,
            UUID clientId,
            Instant completedAt,
            int sessions,
            LocalDate lastVisitDate,
            Maintenance maintenance)
            implements SeriesEvent {}
}
