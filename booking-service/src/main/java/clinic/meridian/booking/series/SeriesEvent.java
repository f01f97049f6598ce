package clinic.meridian.booking.series;

import clinic.meridian.contracts.Maintenance;
import clinic.meridian.platform.event.DataSubject;
import clinic.meridian.platform.event.DomainEvent;
import clinic.meridian.platform.event.PersonalData;
import clinic.meridian.platform.event.PersonalData.RetentionClass;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /// This visit and the following ones were moved, all or nothing. Each of them has its own
    /// `booking.session-rescheduled` in the same transaction.
    @DomainEvent(name = "booking.series-moved")
    record SeriesMoved(UUID seriesId, UUID clientId, UUID fromAppointmentId, List<MovedVisit> visits)
            implements SeriesEvent {}

    /// @param seriesIndex place in the series, from 1
    record MovedVisit(UUID appointmentId, int seriesIndex, OffsetDateTime previousStart, OffsetDateTime start) {}

    /// Visits that are booked stay booked.
    @DomainEvent(name = "booking.series-paused")
    record SeriesPaused(
            UUID seriesId,
            @DataSubject UUID clientId,
            String reasonCode,
            @PersonalData(RetentionClass.CONTACT) @Nullable String reasonNote)
            implements SeriesEvent {}

    /// @param on the location's day, from which the longest gap counts anew
    @DomainEvent(name = "booking.series-resumed")
    record SeriesResumed(
            UUID seriesId,
            @DataSubject UUID clientId,
            @Nullable String reasonCode,
            @PersonalData(RetentionClass.CONTACT) @Nullable String reasonNote,
            LocalDate on)
            implements SeriesEvent {}

    /// @param targetSessions the target afterwards
    /// @param windowWeeks the window afterwards
    /// @param on the location's day, from which the longest gap counts anew
    @DomainEvent(name = "booking.series-extended")
    record SeriesExtended(
            UUID seriesId,
            UUID clientId,
            int addedSessions,
            int addedWeeks,
            int targetSessions,
            int windowWeeks,
            LocalDate on)
            implements SeriesEvent {}

    @DomainEvent(name = "booking.series-abandoned")
    record SeriesAbandoned(
            UUID seriesId,
            @DataSubject UUID clientId,
            String reasonCode,
            @PersonalData(RetentionClass.CONTACT) @Nullable String reasonNote,
            int completedSessions)
            implements SeriesEvent {}

    /// Nothing is booked and the longest gap is over.
    @DomainEvent(name = "booking.series-lapsed")
    record SeriesLapsed(UUID seriesId, UUID clientId, int completedSessions, LocalDate lastVisitDate)
            implements SeriesEvent {}

    /// A visit of a series that had lapsed stands again, so that it goes on.
    @DomainEvent(name = "booking.series-reopened")
    record SeriesReopened(UUID seriesId, UUID clientId, BookedVisit visit) implements SeriesEvent {}

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
