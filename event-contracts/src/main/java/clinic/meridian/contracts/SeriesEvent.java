package clinic.meridian.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A course of visits that belong together, from the plan to its end.
public sealed interface SeriesEvent extends BookingEvent {

    String seriesId();

    String clientId();

    @Override
    default String topicKey() {
        return clientId();
    }

    /// A course was agreed with the client; nothing is booked yet.
    ///
    /// @param minGapDays fewest days between two visits
    /// @param maxGapDays most days between two visits, and after the last fulfilled one before the series lapses
    /// @param windowWeeks weeks from the first visit in which the target should be reached
    @WireName(name = "booking.series-planned", version = 1)
    record SeriesPlannedV1(
            String seriesId,
            String clientId,
            String service,
            String locationId,
            String practitionerId,
            int targetSessions,
            int sessionsPerWeek,
            int minGapDays,
            int maxGapDays,
            int windowWeeks,
            Maintenance maintenance)
            implements SeriesEvent {
        public SeriesPlannedV1 {
            Require.id(seriesId, "seriesId");
            Require.id(clientId, "clientId");
            Require.code(service, "service");
            Require.id(locationId, "locationId");
            Require.id(practitionerId, "practitionerId");
            Require.atLeast(1, targetSessions, "targetSessions");
            Require.atLeast(1, sessionsPerWeek, "sessionsPerWeek");
            Require.atLeast(0, minGapDays, "minGapDays");
            Require.ordered(minGapDays, maxGapDays, "minGapDays, maxGapDays");
            Require.atLeast(1, windowWeeks, "windowWeeks");
            Require.present(maintenance, "maintenance");
        }
    }

    /// Visits of the series were booked, all or nothing. Each of them has its own `booking.session-booked` too.
    @WireName(name = "booking.series-booked", version = 1)
    record SeriesBookedV1(String seriesId, String clientId, List<BookedVisit> visits) implements SeriesEvent {
        public SeriesBookedV1 {
            Require.id(seriesId, "seriesId");
            Require.id(clientId, "clientId");
            Require.present(visits, "visits");
            visits = List.copyOf(visits);
        }
    }

    /// This visit and the following ones were moved, all or nothing. Each has its own `booking.session-rescheduled`
    /// too.
    @WireName(name = "booking.series-moved", version = 1)
    record SeriesMovedV1(String seriesId, String clientId, String fromAppointmentId, List<MovedVisit> visits)
            implements SeriesEvent {
        public SeriesMovedV1 {
            Require.id(seriesId, "seriesId");
            Require.id(clientId, "clientId");
            Require.id(fromAppointmentId, "fromAppointmentId");
            Require.present(visits, "visits");
            visits = List.copyOf(visits);
        }
    }

    /// A paused series does not lapse.
    @WireName(name = "booking.series-paused", version = 1)
    record SeriesPausedV1(String seriesId, String clientId, String reasonCode) implements SeriesEvent {
        public SeriesPausedV1 {
            Require.id(seriesId, "seriesId");
            Require.id(clientId, "clientId");
            Require.code(reasonCode, "reasonCode");
        }
    }

    /// A pause ended.
    @WireName(name = "booking.series-resumed", version = 1)
    record SeriesResumedV1(
            String seriesId, String clientId, @Nullable String reasonCode) implements SeriesEvent {
        public SeriesResumedV1 {
            Require.id(seriesId, "seriesId");
            Require.id(clientId, "clientId");
            Require.codeIfPresent(reasonCode, "reasonCode");
        }
    }

    /// The target or the window grew.
    ///
    /// @param targetSessions the target afterwards
    /// @param windowWeeks the window afterwards
    @WireName(name = "booking.series-extended", version = 1)
    record SeriesExtendedV1(
            String seriesId, String clientId, int addedSessions, int addedWeeks, int targetSessions, int windowWeeks)
            implements SeriesEvent {
        public SeriesExtendedV1 {
            Require.id(seriesId, "seriesId");
            Require.id(clientId, "clientId");
            Require.atLeast(0, addedSessions, "addedSessions");
            Require.atLeast(0, addedWeeks, "addedWeeks");
            Require.atLeast(1, targetSessions, "targetSessions");
            Require.atLeast(1, windowWeeks, "windowWeeks");
        }
    }

    /// The client or the clinic ended the series before its target.
    @WireName(name = "booking.series-abandoned", version = 1)
    record SeriesAbandonedV1(String seriesId, String clientId, String reasonCode, int completedSessions)
            implements SeriesEvent {
        public SeriesAbandonedV1 {
            Require.id(seriesId, "seriesId");
            Require.id(clientId, "clientId");
            Require.code(reasonCode, "reasonCode");
            Require.atLeast(0, completedSessions, "completedSessions");
        }
    }

    /// A visit of the series was fulfilled; each counts once.
    ///
    /// @param sessionId absent for a visit from another system
    /// @param completedSessions fulfilled visits so far, this one included
    @WireName(name = "booking.series-session-completed", version = 1)
    record SeriesSessionCompletedV1(
            String seriesId,
            String clientId,
            String appointmentId,
            @Nullable String sessionId,
            LocalDate visitDate,
            int completedSessions,
            int targetSessions)
            implements SeriesEvent {
        public SeriesSessionCompletedV1 {
            Require.id(seriesId, "seriesId");
            Require.id(clientId, "clientId");
            Require.id(appointmentId, "appointmentId");
            Require.idIfPresent(sessionId, "sessionId");
            Require.present(visitDate, "visitDate");
            Require.atLeast(1, completedSessions, "completedSessions");
            Require.atLeast(1, targetSessions, "targetSessions");
        }
    }

    /// Nothing booked and the longest gap is over. A new booking reopens the series.
    @WireName(name = "booking.series-lapsed", version = 1)
    record SeriesLapsedV1(String seriesId, String clientId, int completedSessions, LocalDate lastVisitDate)
            implements SeriesEvent {
        public SeriesLapsedV1 {
            Require.id(seriesId, "seriesId");
            Require.id(clientId, "clientId");
            Require.atLeast(0, completedSessions, "completedSessions");
            Require.present(lastVisitDate, "lastVisitDate");
        }
    }

    /// The target is reached; maintenance begins.
    ///
    /// @param sessions fulfilled visits of the series
    @WireName(name = "booking.series-completed", version = 1)
    record SeriesCompletedV1(
            String seriesId,
            String clientId,
            Instant completedAt,
            int sessions,
            LocalDate lastVisitDate,
            Maintenance maintenance)
            implements SeriesEvent {
        public SeriesCompletedV1 {
            Require.id(seriesId, "seriesId");
            Require.id(clientId, "clientId");
            Require.present(completedAt, "completedAt");
            Require.atLeast(1, sessions, "sessions");
            Require.present(lastVisitDate, "lastVisitDate");
            Require.present(maintenance, "maintenance");
        }
    }

    /// A visit that was booked for the series.
    ///
    /// @param seriesIndex place in the series, from 1
    record BookedVisit(String appointmentId, int seriesIndex, OffsetDateTime start) {
        public BookedVisit {
            Require.id(appointmentId, "appointmentId");
            Require.atLeast(1, seriesIndex, "seriesIndex");
            Require.present(start, "start");
        }
    }

    /// A visit of the series that was moved.
    ///
    /// @param seriesIndex place in the series, from 1
    record MovedVisit(String appointmentId, int seriesIndex, OffsetDateTime previousStart, OffsetDateTime start) {
        public MovedVisit {
            Require.id(appointmentId, "appointmentId");
            Require.atLeast(1, seriesIndex, "seriesIndex");
            Require.present(previousStart, "previousStart");
            Require.present(start, "start");
        }
    }
}
