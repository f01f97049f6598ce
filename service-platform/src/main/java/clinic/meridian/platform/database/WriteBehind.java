package clinic.meridian.platform.database;

import java.sql.Connection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/// Updates whose outcome nobody waits for. Each goes to the database with the next statement of its transaction, and
/// the last ones with the commit, in the same round trip: statements of a transaction see everything that was written
/// before them, as ever, and only failures come later. Whoever writes says what a failure means; it is thrown where the
/// update is sent, at the latest by the commit, and undoes the transaction. Outside a transaction an update is sent at
/// once. See docs/decisions/0095-writes-travel-together.md.
@Component
public class WriteBehind {

    private final JdbcOperations jdbc;

    WriteBehind(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /// @param parameters of the update, one for each `?`
    public void update(String sql, List<? extends @Nullable Object> parameters) {
        send(new DeferredUpdate(sql, parameters, null));
    }

    /// @param parameters   of the update, one for each `?`
    /// @param constraint   which the update may violate
    /// @param whenViolated makes what is thrown then
    public void update(
            String sql,
            List<? extends @Nullable Object> parameters,
            String constraint,
            Supplier<? extends RuntimeException> whenViolated) {
        send(new DeferredUpdate(sql, parameters, new DeferredUpdate.Violation(constraint, whenViolated)));
    }

    private void send(DeferredUpdate update) {
        var _ = jdbc.execute((Connection connection) -> {
            connection.unwrap(WriteBehindConnection.class).send(update);
            return true;
        });
    }
}
