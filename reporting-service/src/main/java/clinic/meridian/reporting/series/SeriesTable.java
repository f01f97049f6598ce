package clinic.meridian.reporting.series;

import clinic.meridian.contracts.Maintenance;
import clinic.meridian.contracts.SeriesEvent.SeriesCompletedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesPlannedV1;
import clinic.meridian.platform.database.Databases;
import clinic.meridian.reporting.Listing.Place;
import clinic.meridian.reporting.SqlTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of `series`; other features read here.
@Component
public class SeriesTable {

    private final JdbcClient jdbc;
    private final JdbcClient reading;

    SeriesTable(JdbcClient jdbc, @Qualifier(Databases.READING) JdbcClient reading) {
        this.jdbc = jdbc;
        this.reading = reading;
    }

    void put(SeriesPlannedV1 planned, Instant plannedAt) {
        jdbc.sql("""
                        INSERT INTO series (series_id, client_id, service, location_id, practitioner_id,
                            target_sessions, maintenance, status, planned_at)
                        VALUES (:seriesId, :clientId, :service, :locationId, :practitionerId,
                            :targetSessions, :maintenance, 'RUNNING', :plannedAt)
                        ON CONFLICT (series_id) DO NOTHING
                        """)
                .param("seriesId", planned.seriesId())
                .param("clientId", planned.clientId())
                .param("service", planned.service())
                .param("locationId", planned.locationId())
                .param("practitionerId", planned.practitionerId())
                .param("targetSessions", planned.targetSessions())
                .param("maintenance", planned.maintenance().name())
                .param("plannedAt", SqlTime.of(plannedAt))
                .update();
    }

    void move(String seriesId, SeriesStatus status) {
        jdbc.sql("UPDATE series SET status = :status WHERE series_id = :seriesId")
                .param("status", status.name())
                .param("seriesId", seriesId)
                .update();
    }

    void reopen(String seriesId) {
        jdbc.sql("""
                        UPDATE series SET status = 'RUNNING', ended_at = NULL
                        WHERE series_id = :seriesId AND status = 'LAPSED'
                        """).param("seriesId", seriesId).update();
    }

    /// A larger target than what is done makes a completed series run again.
    void extend(String seriesId, int targetSessions) {
        jdbc.sql("""
                        UPDATE series
                        SET target_sessions = :target,
                            status = CASE WHEN status = 'COMPLETED' AND completed < :target
                                THEN 'RUNNING' ELSE status END
                        WHERE series_id = :seriesId
                        """)
                .param("target", targetSessions)
                .param("seriesId", seriesId)
                .update();
    }

    void count(String seriesId, int completed, LocalDate visitDate) {
        jdbc.sql("""
                        UPDATE series
                        SET completed = greatest(completed, :completed),
                            last_visit_date = greatest(last_visit_date, :visitDate)
                        WHERE series_id = :seriesId
                        """)
                .param("completed", completed)
                .param("visitDate", visitDate)
                .param("seriesId", seriesId)
                .update();
    }

    void end(String seriesId, SeriesStatus status, Instant at) {
        jdbc.sql("UPDATE series SET status = :status, ended_at = :at WHERE series_id = :seriesId")
                .param("status", status.name())
                .param("at", SqlTime.of(at))
                .param("seriesId", seriesId)
                .update();
    }

    void complete(SeriesCompletedV1 done) {
        jdbc.sql("""
                        UPDATE series
                        SET status = 'COMPLETED', ended_at = :completedAt, maintenance = :maintenance,
                            completed = greatest(completed, :sessions),
                            last_visit_date = greatest(last_visit_date, :lastVisitDate)
                        WHERE series_id = :seriesId
                        """)
                .param("seriesId", done.seriesId())
                .param("completedAt", SqlTime.of(done.completedAt()))
                .param("maintenance", done.maintenance().name())
                .param("sessions", done.sessions())
                .param("lastVisitDate", done.lastVisitDate())
                .update();
    }

    /// Series after the given place, in the order in which they were planned.
    ///
    /// @param locations all when empty
    /// @param clientId all clients when null
    /// @param status all statuses when null
    List<SeriesProgress> progress(
            Set<String> locations, @Nullable String clientId, @Nullable SeriesStatus status, Place after, int limit) {
        return reading.sql("""
                        SELECT series.series_id, series.client_id, series.service, series.location_id,
                               series.practitioner_id, series.target_sessions, series.completed, series.status,
                               series.maintenance, series.planned_at, series.last_visit_date,
                               next_visit.starts_at AS next_start, next_visit.zone
                        FROM series
                        LEFT JOIN LATERAL (
                            SELECT starts_at, zone FROM visit
                            WHERE visit.client_id = series.client_id AND visit.series_id = series.series_id
                              AND visit.status IN ('BOOKED', 'CONFIRMED', 'CHECKED_IN', 'IN_TREATMENT')
                            ORDER BY starts_at LIMIT 1) AS next_visit ON true
                        WHERE (:locations::text[] IS NULL OR series.location_id = ANY (:locations))
                          AND (:clientId::text IS NULL OR series.client_id = :clientId)
                          AND (:status::text IS NULL OR series.status = :status)
                          AND (series.planned_at, series.series_id) > (:afterMoment, :afterId)
                        ORDER BY series.planned_at, series.series_id
                        LIMIT :limit
                        """)
                .param("locations", locations.isEmpty() ? null : locations.toArray(String[]::new))
                .param("clientId", clientId)
                .param("status", status == null ? null : status.name())
                .param("afterMoment", SqlTime.of(after.moment()))
                .param("afterId", after.id())
                .param("limit", limit)
                .query(SeriesProgress::read)
                .list();
    }

    /// Series of a location that run now, by how many visits are done: `7 of 12` once for each pair.
    public List<RunningCount> running(String locationId) {
        return reading.sql("""
                        SELECT completed, target_sessions, count(*) AS series FROM series
                        WHERE location_id = :locationId AND status IN ('RUNNING', 'PAUSED')
                        GROUP BY completed, target_sessions ORDER BY completed DESC, target_sessions
                        """)
                .param("locationId", locationId)
                .query((row, number) -> new RunningCount(row.getInt(1), row.getInt(2), row.getInt(3)))
                .list();
    }

    /// @param series how many have come that far
    public record RunningCount(int completed, int targetSessions, int series) {}

    /// The series after which the client is in maintenance: the last one that she completed.
    public Optional<CompletedSeries> lastCompleted(String clientId) {
        return jdbc.sql("""
                        SELECT series_id, location_id, maintenance, last_visit_date FROM series
                        WHERE client_id = :clientId AND status = 'COMPLETED'
                        ORDER BY ended_at DESC, series_id DESC LIMIT 1
                        """)
                .param("clientId", clientId)
                .query((row, number) -> new CompletedSeries(
                        row.getString("series_id"),
                        row.getString("location_id"),
                        Maintenance.valueOf(row.getString("maintenance")),
                        row.getObject("last_visit_date", LocalDate.class)))
                .optional();
    }

    /// Whether the client is in the middle of a series.
    public boolean isRunning(String clientId) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM series
                                       WHERE client_id = :clientId AND status IN ('RUNNING', 'PAUSED'))
                        """).param("clientId", clientId).query(Boolean.class).single();
    }
}
