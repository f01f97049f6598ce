package clinic.meridian.platform.write;

import clinic.meridian.platform.database.WriteBehind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// SQL of `idempotent_request`.
@Component
class IdempotentRequestTable {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int SOME = 5_000;

    private final JdbcClient jdbc;
    private final WriteBehind writeBehind;
    private final JsonMapper json;
    private final Clock systemClock;

    IdempotentRequestTable(JdbcClient jdbc, WriteBehind writeBehind, JsonMapper json, Clock systemClock) {
        this.jdbc = jdbc;
        this.writeBehind = writeBehind;
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
    /// @throws AlreadyAnswered when his is kept, or one that has expired; at the latest by the commit
    void remember(IdempotentRequest request, RememberedAnswer answer) {
        writeBehind.update(
                """
                INSERT INTO idempotent_request (username, path, key, body_hash, created_at, status, headers, body)
                VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                """,
                List.of(
                        request.username(),
                        request.path(),
                        request.key(),
                        answer.bodyHash(),
                        OffsetDateTime.now(systemClock),
                        answer.status(),
                        json.writeValueAsString(answer.headers()),
                        answer.body()),
                "idempotent_request_pkey",
                AlreadyAnswered::new);
    }

    /// Frees a key whose answer has expired.
    void forgetExpired(IdempotentRequest request) {
        jdbc.sql("""
                        DELETE FROM idempotent_request
                        WHERE username = :username AND path = :path AND key = :key AND created_at < :expired
                        """)
                .param("username", request.username())
                .param("path", request.path())
                .param("key", request.key())
                .param("expired", OffsetDateTime.now(systemClock).minus(KEPT))
                .update();
    }

    /// Removes some of what has expired.
    ///
    /// @return how many answers; 0 when there are no more
    int forgetSome() {
        return jdbc.sql("""
                        DELETE FROM idempotent_request
                        WHERE ctid = ANY (ARRAY (
                            SELECT ctid FROM idempotent_request WHERE created_at < :expired
                            ORDER BY created_at LIMIT :some))
                        """)
                .param("expired", OffsetDateTime.now(systemClock).minus(KEPT))
                .param("some", SOME)
                .update();
    }

    private RememberedAnswer answer(ResultSet row, int number) throws SQLException {
        Map<String, String> headers =
                json.readValue(row.getString("headers"), new TypeReference<Map<String, String>>() {});
        return new RememberedAnswer(row.getBytes("body_hash"), row.getInt("status"), headers, row.getString("body"));
    }
}
