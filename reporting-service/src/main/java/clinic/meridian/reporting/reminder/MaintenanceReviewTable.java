package clinic.meridian.reporting.reminder;

import clinic.meridian.reporting.SqlTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of `maintenance_review`.
@Component
class MaintenanceReviewTable {

    private final JdbcClient jdbc;

    MaintenanceReviewTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void request(String clientId, Instant now) {
        jdbc.sql("""
                        INSERT INTO maintenance_review AS known (client_id, due_at)
                        VALUES (:clientId, :now)
                        ON CONFLICT (client_id) DO UPDATE
                            SET due_at = least(known.due_at, excluded.due_at), waiting_for = NULL
                        """).param("clientId", clientId).param("now", SqlTime.of(now)).update();
    }

    /// Puts a review off until a location is known.
    void waitFor(String clientId, String locationId, Instant now) {
        jdbc.sql("""
                        INSERT INTO maintenance_review (client_id, due_at, waiting_for)
                        VALUES (:clientId, :now, :locationId)
                        ON CONFLICT (client_id) DO NOTHING
                        """)
                .param("clientId", clientId)
                .param("now", SqlTime.of(now))
                .param("locationId", locationId)
                .update();
    }

    void arrived(String locationId) {
        jdbc.sql("UPDATE maintenance_review SET waiting_for = NULL WHERE waiting_for = :locationId")
                .param("locationId", locationId)
                .update();
    }

    Optional<Instant> nextDue() {
        return jdbc.sql("SELECT due_at FROM maintenance_review WHERE waiting_for IS NULL ORDER BY due_at LIMIT 1")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /// Takes one client off the list, for good if the transaction commits.
    Optional<String> take(Instant now) {
        return jdbc.sql("""
                        DELETE FROM maintenance_review
                        WHERE client_id = (
                            SELECT client_id FROM maintenance_review
                            WHERE waiting_for IS NULL AND due_at <= :now
                            ORDER BY due_at LIMIT 1
                            FOR UPDATE SKIP LOCKED)
                        RETURNING client_id
                        """).param("now", SqlTime.of(now)).query(String.class).optional();
    }
}
