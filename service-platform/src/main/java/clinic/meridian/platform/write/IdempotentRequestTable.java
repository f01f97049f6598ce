package clinic.meridian.platform.write;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// SQL of `idempotent_request`.
@Component
class IdempotentRequestTable {

    static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock systemClock;

    IdempotentRequestTable(JdbcClient jdbc, JsonMapper json, Clock systemClock) {
        this.jdbc = jdbc;
        this.json = json;
        this.systemClock = systemClock;
    }

    /// The answer that the key was given within the last day.
    Optional<RememberedAnswer> find(IdempotentRequest request) {
        return jdbc.sql("""
                        SELECT body_hash, status, headers, body FROM idempotent_request
                        WHERE username = :username AND path = :path AND key = :key AND created_at >= :expired
                        """)
                .param("username", request.username())
                .param("path", request.path())
                .param("key", request.key())
                .param("expired", OffsetDateTime.now(systemClock).minus(KEPT))
                .query(this::answer)
                .optional();
    }

    /// Keeps the answer; waits while a rival with the same key is about to keep his.
    ///
    /// @return false where the rival's is kept
    boolean remember(IdempotentRequest request, RememberedAnswer answer) {
        OffsetDateTime now = OffsetDateTime.now(systemClock);
        return jdbc.sql("""
                        INSERT INTO idempotent_request AS earlier
                            (username, path, key, body_hash, created_at, status, headers, body)
                        VALUES (:username, :path, :key, :bodyHash, :now, :status, :headers::jsonb, :body)
                        ON CONFLICT (username, path, key) DO UPDATE
                            SET body_hash = excluded.body_hash, created_at = excluded.created_at,
                                status = excluded.status, headers = excluded.headers, body = excluded.body
                            WHERE earlier.created_at < :expired
                        """)
                        .param("username", request.username())
                        .param("path", request.path())
                        .param("key", request.key())
                        .param("bodyHash", answer.bodyHash())
                        .param("now", now)
                        .param("status", answer.status())
                        .param("headers", json.writeValueAsString(answer.headers()))
                        .param("body", answer.body())
                        .param("expired", now.minus(KEPT))
                        .update()
                == 1;
    }

    /// Removes what is older than a day; run now and then.
    int removeExpired() {
        return jdbc.sql("DELETE FROM idempotent_request WHERE created_at < :expired")
                .param("expired", OffsetDateTime.now(systemClock).minus(KEPT))
                .update();
    }

    private RememberedAnswer answer(ResultSet row, int number) throws SQLException {
        Map<String, String> headers =
                json.readValue(row.getString("headers"), new TypeReference<Map<String, String>>() {});
        return new RememberedAnswer(row.getBytes("body_hash"), row.getInt("status"), headers, row.getString("body"));
    }
}
