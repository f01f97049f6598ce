package clinic.meridian.session.treatment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of `treatment_session`.
@Component
class SessionTable implements Sessions {

    private static final String COLUMNS = """
            SELECT session_id, appointment_id, client_id, location_id, room_id, zone, practitioner_id, service, phase,
                   started_at, ended_at, needles_in, uncounted, rest_started_at, planned_end, overran,
                   version, changed_by, changed_at
            FROM treatment_session
            """;

    private final JdbcClient jdbc;

    SessionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(TreatmentEvent.SessionStarted event, Change change) {
        jdbc.sql("""
                        INSERT INTO treatment_session
                            (session_id, appointment_id, client_id, location_id, room_id, zone, practitioner_id, service,
                             phase, started_at, version, changed_by, changed_at)
                        VALUES
                            (:sessionId, :appointmentId, :clientId, :locationId, :roomId, :zone, :practitionerId, :service,
                             'STARTED', :startedAt, :version, :changedBy, :changedAt)
                        ON CONFLICT (session_id) DO NOTHING
                        """)
                .param("sessionId", event.sessionId())
                .param("appointmentId", event.appointmentId())
                .param("clientId", event.clientId())
                .param("locationId", event.locationId())
                .param("roomId", event.roomId())
                .param("zone", event.zone())
                .param("practitionerId", event.practitionerId())
                .param("service", event.service())
                .param("startedAt", utc(event.startedAt()))
                .param("version", change.version())
                .param("changedBy", change.by())
                .param("changedAt", utc(change.at()))
                .update();
    }

    void progress(String sessionId, Phase phase, int needlesIn, int uncounted, Change change) {
        jdbc.sql("""
                        UPDATE treatment_session
                        SET phase = :phase, needles_in = :needlesIn, uncounted = :uncounted,
                            version = :version, changed_by = :changedBy, changed_at = :changedAt
                        WHERE session_id = :sessionId
                        """)
                .param("sessionId", sessionId)
                .param("phase", phase.name())
                .param("needlesIn", needlesIn)
                .param("uncounted", uncounted)
                .param("version", change.version())
                .param("changedBy", change.by())
                .param("changedAt", utc(change.at()))
                .update();
    }

    void startRest(String sessionId, Instant startedAt, Instant plannedEnd) {
        jdbc.sql("""
                        UPDATE treatment_session SET rest_started_at = :startedAt, planned_end = :plannedEnd
                        WHERE session_id = :sessionId
                        """)
                .param("sessionId", sessionId)
                .param("startedAt", utc(startedAt))
                .param("plannedEnd", utc(plannedEnd))
                .update();
    }

    void markOverrun(String sessionId) {
        jdbc.sql("UPDATE treatment_session SET overran = true WHERE session_id = :sessionId")
                .param("sessionId", sessionId)
                .update();
    }

    void handOver(String sessionId, String practitionerId) {
        jdbc.sql("UPDATE treatment_session SET practitioner_id = :practitionerId WHERE session_id = :sessionId")
                .param("sessionId", sessionId)
                .param("practitionerId", practitionerId)
                .update();
    }

    void end(String sessionId, Instant endedAt) {
        jdbc.sql("UPDATE treatment_session SET ended_at = :endedAt WHERE session_id = :sessionId")
                .param("sessionId", sessionId)
                .param("endedAt", utc(endedAt))
                .update();
    }

    @Override
    public Optional<SessionRow> find(String sessionId) {
        return jdbc.sql(COLUMNS + "WHERE session_id = :sessionId")
                .param("sessionId", sessionId)
                .query(SessionTable::row)
                .optional();
    }

    @Override
    public List<SessionRow> goingOn(String locationId) {
        return jdbc.sql(COLUMNS + """
                        WHERE location_id = :locationId AND ended_at IS NULL
                        ORDER BY started_at, session_id
                        """)
                .param("locationId", locationId)
                .query(SessionTable::row)
                .list();
    }

    @Override
    public Optional<SessionRow> lastOf(String clientId, Instant notBefore) {
        return jdbc.sql(COLUMNS + """
                        WHERE client_id = :clientId AND started_at >= :notBefore
                        ORDER BY started_at DESC, session_id LIMIT 1
                        """)
                .param("clientId", clientId)
                .param("notBefore", utc(notBefore))
                .query(SessionTable::row)
                .optional();
    }

    @Override
    public Set<String> startedAmong(Set<String> appointmentIds) {
        return new HashSet<>(jdbc.sql("SELECT appointment_id FROM treatment_session WHERE appointment_id = ANY (?)")
                .param(appointmentIds.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static SessionRow row(ResultSet row, int number) throws SQLException {
        return new SessionRow(
                row.getString("session_id"),
                row.getString("appointment_id"),
                row.getString("client_id"),
                row.getString("location_id"),
                row.getString("room_id"),
                ZoneId.of(row.getString("zone")),
                row.getString("practitioner_id"),
                row.getString("service"),
                Phase.valueOf(row.getString("phase")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row, "ended_at"),
                row.getInt("needles_in"),
                row.getInt("uncounted"),
                instant(row, "rest_started_at"),
                instant(row, "planned_end"),
                row.getBoolean("overran"),
                row.getLong("version"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
