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

    /// Takes the key for this transaction; waits while another request holds it.
    ///
    /// @return the earlier request's answer where there is one; empty when the key is now ours
    Optional<RememberedAnswer> claim(IdempotentRequest request) {
        OffsetDateTime now = OffsetDateTime.now(systemClock);
        int ours = jdbc.sql("""
                        INSERT INTO idempotent_request AS earlier (username, path, key, body_hash, created_at)
                        VALUES (:username, :path, :key, :bodyHash, :now)
                        ON CONFLICT (username, path, key) DO UPDATE
                            SET body_hash = excluded.body_hash, created_at = excluded.created_at,
                                status = NULL, headers = NULL, body = NULL
                            WHERE earlier.created_at < :expired
                        """)
                .param("username", request.username())
                .param("path", request.path())
                .param("key", request.key())
                .param("bodyHash", request.bodyHash())
                .param("now", now)
                .param("expired", now.minus(KEPT))
                .update();
        if (ours == 1) {
            return Optional.empty();
        }
        return Optional.of(jdbc.sql("""
                        SELECT body_hash, status, headers, body FROM idempotent_request
                        WHERE username = :username AND path = :path AND key = :key
                        """)
                .param("username", request.username())
                .param("path", request.path())
                .param("key", request.key())
                .query(this::answer)
                .single());
    }

    void remember(IdempotentRequest request, RememberedAnswer answer) {
        jdbc.sql("""
                        UPDATE idempotent_request SET status = :status, headers = :headers::jsonb, body = :body
                        WHERE username = :username AND path = :path AND key = :key
                        """)
                .param("status", answer.status())
                .param("headers", json.writeValueAsString(answer.headers()))
                .param("body", answer.body())
                .param("username", request.username())
                .param("path", request.path())
                .param("key", request.key())
                .update();
    }

    void forget(IdempotentRequest request) {
        jdbc.sql("DELETE FROM idempotent_request WHERE username = :username AND path = :path AND key = :key")
                .param("username", request.username())
                .param("path", request.path())
                .param("key", request.key())
                .update();
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
