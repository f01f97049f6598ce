package clinic.meridian.reporting.reminder;

import clinic.meridian.reporting.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of `visit_reminder`.
@Component
class VisitReminderTable {

    private final JdbcClient jdbc;

    VisitReminderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The next reminder of a visit.
    ///
    /// @param startsAt what was agreed on; a visit that is moved gets other reminders
    /// @param dueAt clinic time
    record Next(String appointmentId, Instant startsAt, Lead lead, Instant dueAt) {}

    /// Notes down the next reminder of a visit, in the place of one for another start. The one for this start stays as
    /// it is.
    void put(Next next) {
        jdbc.sql("""
                        INSERT INTO visit_reminder AS known (appointment_id, starts_at, lead, due_at)
                        VALUES (:appointmentId, :startsAt, :lead, :dueAt)
                        ON CONFLICT (appointment_id) DO UPDATE
                            SET starts_at = excluded.starts_at, lead = excluded.lead, due_at = excluded.due_at
                            WHERE known.starts_at <> excluded.starts_at
                        """)
                .param("appointmentId", next.appointmentId())
                .param("startsAt", SqlTime.of(next.startsAt()))
                .param("lead", next.lead().name())
                .param("dueAt", SqlTime.of(next.dueAt()))
                .update();
    }

    Optional<Instant> nextDue() {
        return jdbc.sql("SELECT due_at FROM visit_reminder ORDER BY due_at LIMIT 1")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /// Takes one that is due off the list, for good if the transaction commits.
    Optional<Next> take(Instant now) {
        return jdbc.sql("""
                        DELETE FROM visit_reminder
                        WHERE appointment_id = (
                            SELECT appointment_id FROM visit_reminder
                            WHERE due_at <= :now
                            ORDER BY due_at LIMIT 1
                            FOR UPDATE SKIP LOCKED)
                        RETURNING appointment_id, starts_at, lead, due_at
                        """)
                .param("now", SqlTime.of(now))
                .query(VisitReminderTable::next)
                .optional();
    }

    private static Next next(ResultSet row, int number) throws SQLException {
        return new Next(
                row.getString("appointment_id"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                Lead.valueOf(row.getString("lead")),
                row.getObject("due_at", OffsetDateTime.class).toInstant());
    }
}
