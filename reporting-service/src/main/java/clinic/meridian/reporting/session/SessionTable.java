package clinic.meridian.reporting.session;

import clinic.meridian.contracts.SessionState;
import clinic.meridian.reporting.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of `session` and `needle_insertion`.
@Component
class SessionTable {

    private final JdbcClient jdbc;

    SessionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param outcome null while the session runs
    void put(SessionState session, @Nullable String outcome) {
        jdbc.sql("""
                        INSERT INTO session AS known (session_id, appointment_id, client_id, location_id,
                            practitioner_id, service, started_at, ended_at, outcome, rest_planned_min, rest_actual_min)
                        VALUES (:sessionId, :appointmentId, :clientId, :locationId,
                            :practitionerId, :service, :startedAt, :endedAt, :outcome, :restPlannedMin, :restActualMin)
                        ON CONFLICT (session_id) DO UPDATE
                            SET appointment_id = excluded.appointment_id, client_id = excluded.client_id,
                                location_id = excluded.location_id, practitioner_id = excluded.practitioner_id,
                                service = excluded.service, started_at = excluded.started_at,
                                ended_at = coalesce(excluded.ended_at, known.ended_at),
                                outcome = coalesce(excluded.outcome, known.outcome),
                                rest_planned_min = coalesce(excluded.rest_planned_min, known.rest_planned_min),
                                rest_actual_min = coalesce(excluded.rest_actual_min, known.rest_actual_min)
                        """)
                .param("sessionId", session.sessionId())
                .param("appointmentId", session.appointmentId())
                .param("clientId", session.clientId())
                .param("locationId", session.locationId())
                .param("practitionerId", session.practitionerId())
                .param("service", session.service())
                .param("startedAt", SqlTime.of(session.startedAt()))
                .param("endedAt", SqlTime.of(session.endedAt()))
                .param("outcome", outcome)
                .param("restPlannedMin", session.restPlannedMin())
                .param("restActualMin", session.restActualMin())
                .update();
    }

    void planRest(String sessionId, int minutes) {
        jdbc.sql("UPDATE session SET rest_planned_min = :minutes WHERE session_id = :sessionId")
                .param("minutes", minutes)
                .param("sessionId", sessionId)
                .update();
    }

    /// Adds one insertion or correction, once, and works out the session's sum and whose it is.
    void count(String eventId, String sessionId, String practitionerId, int needles) {
        jdbc.sql("""
                        INSERT INTO needle_insertion (event_id, session_id, practitioner_id, needles)
                        VALUES (:eventId, :sessionId, :practitionerId, :needles)
                        ON CONFLICT (event_id) DO NOTHING
                        """)
                .param("eventId", eventId)
                .param("sessionId", sessionId)
                .param("practitionerId", practitionerId)
                .param("needles", needles)
                .update();
        jdbc.sql("""
                        INSERT INTO session (session_id, needles, inserted_by)
                        SELECT session_id, sum(needles),
                               (array_agg(practitioner_id ORDER BY needles DESC, practitioner_id))[1]
                        FROM (SELECT session_id, practitioner_id, sum(needles) AS needles
                              FROM needle_insertion WHERE session_id = :sessionId
                              GROUP BY session_id, practitioner_id) AS hands
                        GROUP BY session_id
                        ON CONFLICT (session_id) DO UPDATE
                            SET needles = excluded.needles, inserted_by = excluded.inserted_by
                        """).param("sessionId", sessionId).update();
    }
}
