package clinic.meridian.platform.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;
import org.springframework.stereotype.Component;

/// Orders rivals before they meet an exclusion constraint. Such a constraint inserts first and waits after, so
/// rivals deadlock; taking a transaction-scoped lock for each resource in ascending order first makes them
/// queue instead. The constraint stays the judge: a lock is never the guard.
@Component
public class AdvisoryLocks {

    /// How strongly a resource is held until the transaction ends.
    public enum Mode {
        SHARED,
        EXCLUSIVE
    }

    /// One resource to lock, such as `room:R1`.
    public record Lock(String resource, Mode mode) {}

    private static final String TAKE = """
            SELECT CASE WHEN shared THEN pg_advisory_xact_lock_shared(key) ELSE pg_advisory_xact_lock(key) END
            FROM unnest(?::bigint[], ?::boolean[]) AS wanted(key, shared)""";

    private final JdbcOperations jdbc;

    AdvisoryLocks(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /// Takes all locks in ascending order of their key, in one round trip; waits for holders. A resource that
    /// is asked for in both modes is taken exclusively. Must be called once per transaction, with everything
    /// that it touches.
    public void take(Collection<Lock> locks) {
        if (!locks.isEmpty()) {
            var _ = jdbc.execute(TAKE, (PreparedStatement statement) -> {
                bind(statement, locks);
                return statement.execute();
            });
        }
    }

    /// Takes the locks as [#take] does, and then asks something, in the same round trip: the answer is of a time when
    /// all of them are held.
    ///
    /// @param query      one statement, with `?` for each parameter
    /// @param parameters of the query, in its order
    public <T> List<T> takeThenAsk(
            Collection<Lock> locks, String query, List<? extends @Nullable Object> parameters, RowMapper<T> mapper) {
        List<T> rows = jdbc.execute(TAKE + ";\n" + query, (PreparedStatement statement) -> {
            int index = bind(statement, locks);
            for (Object parameter : parameters) {
                statement.setObject(index++, parameter);
            }
            statement.execute();
            statement.getMoreResults();
            try (ResultSet answer = statement.getResultSet()) {
                return new RowMapperResultSetExtractor<>(mapper).extractData(answer);
            }
        });
        return rows == null ? List.of() : rows;
    }

    /// @return the index of the first parameter behind
    private static int bind(PreparedStatement statement, Collection<Lock> locks) throws SQLException {
        TreeMap<Long, Mode> ordered = new TreeMap<>();
        for (Lock lock : locks) {
            ordered.merge(keyOf(lock.resource()), lock.mode(), (a, b) -> a == b ? a : Mode.EXCLUSIVE);
        }
        statement.setObject(1, ordered.keySet().toArray(Long[]::new));
        statement.setObject(
                2, ordered.values().stream().map(mode -> mode == Mode.SHARED).toArray(Boolean[]::new));
        return 3;
    }

    /// FNV-1a over the name: stable across JVMs, as all instances must agree.
    private static long keyOf(String resource) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < resource.length(); i++) {
            hash = (hash ^ resource.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
