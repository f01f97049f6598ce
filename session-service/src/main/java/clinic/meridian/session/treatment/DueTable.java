package clinic.meridian.session.treatment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of `session_due`.
@Component
class DueTable {

    record Row(String sessionId, Due kind, Instant dueAt) {}

    private final JdbcClient jdbc;

    DueTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(String sessionId, Due kind, Instant dueAt) {
        jdbc.sql("""
                        INSERT INTO session_due (session_id, kind, due_at) VALUES (:sessionId, :kind, :dueAt)
                        ON CONFLICT (session_id, kind) DO UPDATE SET due_at = excluded.due_at
                        """)
                .param("sessionId", sessionId)
                .param("kind", kind.name())
                .param("dueAt", dueAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    void clear(String sessionId) {
        jdbc.sql("DELETE FROM session_due WHERE session_id = :sessionId")
                .param("sessionId", sessionId)
                .update();
    }

    Optional<Instant> earliest() {
        return jdbc.sql("SELECT min(due_at) AS due_at FROM session_due")
                .query((row, number) -> Optional.ofNullable(row.getObject("due_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    /// The earliest row that is due.
    Optional<Row> next(Instant now) {
        return jdbc.sql("""
                        SELECT session_id, kind, due_at FROM session_due WHERE due_at <= :now
                        ORDER BY due_at, session_id, kind LIMIT 1
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Row(
                        row.getString("session_id"),
                        Due.valueOf(row.getString("kind")),
                        row.getObject("due_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /// @return false when it is there no more, or due at another time
    boolean take(Row row) {
        return jdbc.sql("""
                                DELETE FROM session_due
                                WHERE session_id = :sessionId AND kind = :kind AND due_at = :dueAt
                                """)
                        .param("sessionId", row.sessionId())
                        .param("kind", row.kind().name())
                        .param("dueAt", row.dueAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
