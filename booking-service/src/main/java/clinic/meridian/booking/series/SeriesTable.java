package clinic.meridian.booking.series;

import clinic.meridian.booking.database.Json;
import clinic.meridian.booking.rhythm.Rhythm;
import clinic.meridian.booking.series.SeriesEvent.SeriesExtended;
import clinic.meridian.booking.series.SeriesEvent.SeriesPlanned;
import clinic.meridian.contracts.Maintenance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SeriesTable {

    private final JdbcClient jdbc;

    SeriesTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(SeriesPlanned event, long version) {
        jdbc.sql("""
                        INSERT INTO series (series_id, version, client_id, service, location_id, practitioner_id,
                                            rhythm, maintenance, status, completed)
                        VALUES (:series, :version, :client, :service, :location, :practitioner,
                                :rhythm::jsonb, :maintenance, 'ACTIVE', 0)
                        """)
                .param("series", event.seriesId())
                .param("version", version)
                .param("client", event.clientId())
                .param("service", event.service())
                .param("location", event.locationId())
                .param("practitioner", event.practitionerId())
                .param(
                        "rhythm",
                        Json.write(new Rhythm(
                                event.targetSessions(),
                                event.sessionsPerWeek(),
                                event.minGapDays(),
                                event.maxGapDays(),
                                event.windowWeeks())))
                .param("maintenance", event.maintenance().name())
                .update();
    }

    void changed(UUID seriesId, long version) {
        jdbc.sql("UPDATE series SET version = :version WHERE series_id = :series")
                .param("series", seriesId)
                .param("version", version)
                .update();
    }

    void counted(UUID seriesId, long version, int completed, LocalDate visitDate) {
        jdbc.sql("""
                        UPDATE series
                        SET version = :version, completed = :completed,
                            last_visit_date = greatest(last_visit_date, :visit)
                        WHERE series_id = :series
                        """)
                .param("series", seriesId)
                .param("version", version)
                .param("completed", completed)
                .param("visit", visitDate)
                .update();
    }

    void set(UUID seriesId, long version, SeriesStatus status) {
        jdbc.sql("UPDATE series SET version = :version, status = :status WHERE series_id = :series")
                .param("series", seriesId)
                .param("version", version)
                .param("status", status.name())
                .update();
    }

    /// More visits make a completed series go on.
    void extended(SeriesExtended event, long version) {
        jdbc.sql("""
                        UPDATE series
                        SET version = :version,
                            rhythm = rhythm || jsonb_build_object('targetSessions', :target::integer,
                                                                  'windowWeeks', :weeks::integer),
                            status = CASE status WHEN 'COMPLETED' THEN 'ACTIVE' ELSE status END
                        WHERE series_id = :series
                        """)
                .param("series", event.seriesId())
                .param("version", version)
                .param("target", event.targetSessions())
                .param("weeks", event.windowWeeks())
                .update();
    }

    /// Lets the longest gap count from this day, unless it counts from a later one or no visit was fulfilled yet.
    void countGapFrom(UUID seriesId, LocalDate day) {
        jdbc.sql("""
                        UPDATE series s
                        SET gap_from = greatest(s.gap_from, :day),
                            lapses_at = (greatest(s.gap_from, :day) + (s.rhythm ->> 'maxGapDays')::integer + 1)::timestamp
                                AT TIME ZONE l.zone
                        FROM location l
                        WHERE s.series_id = :series AND l.location_id = s.location_id
                          AND s.last_visit_date IS NOT NULL
                        """).param("series", seriesId).param("day", day).update();
    }

    /// When the next series lapses that has nothing booked.
    Optional<Instant> nextLapse() {
        return jdbc.sql("""
                        SELECT s.lapses_at
                        FROM series s
                        WHERE s.status = 'ACTIVE' AND s.lapses_at IS NOT NULL
                          AND NOT EXISTS (
                              SELECT FROM diary_entry d
                              WHERE d.series_id = s.series_id AND d.recorded_to = 'infinity'
                                AND d.status IN ('BOOKED', 'CONFIRMED', 'CHECKED_IN', 'IN_TREATMENT'))
                        ORDER BY s.lapses_at
                        LIMIT 1
                        """)
                .query((row, n) -> row.getTimestamp("lapses_at").toInstant())
                .optional();
    }

    /// A series whose longest gap is over, with nothing booked.
    Optional<UUID> lapsing(Instant now) {
        return jdbc.sql("""
                        SELECT s.series_id
                        FROM series s
                        WHERE s.status = 'ACTIVE' AND s.lapses_at <= :now
                          AND NOT EXISTS (
                              SELECT FROM diary_entry d
                              WHERE d.series_id = s.series_id AND d.recorded_to = 'infinity'
                                AND d.status IN ('BOOKED', 'CONFIRMED', 'CHECKED_IN', 'IN_TREATMENT'))
                        ORDER BY s.lapses_at
                        LIMIT 1
                        """)
                .param("now", Timestamp.from(now))
                .query((row, n) -> row.getObject("series_id", UUID.class))
                .optional();
    }

    boolean hasLapsed(UUID seriesId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM series WHERE series_id = :series AND status = 'LAPSED')")
                .param("series", seriesId)
                .query(Boolean.class)
                .single();
    }

    Optional<SeriesView> find(UUID seriesId) {
        return jdbc.sql("SELECT * FROM series WHERE series_id = :series")
                .param("series", seriesId)
                .query(SeriesTable::view)
                .optional();
    }

    /// Those of a client in an order that does not change.
    List<SeriesView> ofClient(UUID clientId) {
        return jdbc.sql("SELECT * FROM series WHERE client_id = :client ORDER BY series_id")
                .param("client", clientId)
                .query(SeriesTable::view)
                .list();
    }

    private static SeriesView view(ResultSet row, int n) throws SQLException {
        return new SeriesView(
                row.getObject("series_id", UUID.class),
                row.getLong("version"),
                row.getObject("client_id", UUID.class),
                row.getString("service"),
                row.getObject("location_id", UUID.class),
                row.getObject("practitioner_id", UUID.class),
                Json.read(row.getString("rhythm"), Rhythm.class),
                Maintenance.valueOf(row.getString("maintenance")),
                SeriesStatus.valueOf(row.getString("status")),
                row.getInt("completed"),
                row.getObject("last_visit_date", LocalDate.class));
    }

    /// Visits that each of these series is planned for, by series.
    Map<UUID, Integer> targets(Collection<UUID> seriesIds) {
        Map<UUID, Integer> targets = new HashMap<>();
        jdbc.sql("""
                        SELECT series_id, (rhythm ->> 'targetSessions')::integer AS target
                        FROM series
                        WHERE series_id = ANY(:series::uuid[])
                        """)
                .param("series", seriesIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    targets.put(row.getObject("series_id", UUID.class), row.getInt("target"));
                });
        return targets;
    }
}
