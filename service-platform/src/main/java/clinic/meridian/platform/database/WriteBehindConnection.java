package clinic.meridian.platform.database;

import clinic.meridian.platform.database.DeferredUpdate.Violation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A connection that holds updates back until the next statement is made or the transaction commits. What waits when it
/// commits is sent with the `COMMIT` itself; what waits when it is rolled back is forgotten.
final class WriteBehindConnection implements InvocationHandler {

    /// So that what waits stays small, and so do the kinds of statements that the server has prepared.
    private static final int MOST = 8;

    private static final String BETWEEN = ";\n";

    private final Connection connection;
    private final List<DeferredUpdate> waiting = new ArrayList<>();

    private WriteBehindConnection(Connection connection) {
        this.connection = connection;
    }

    static Connection of(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                WriteBehindConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new WriteBehindConnection(connection));
    }

    /// Takes an update to be sent later. Of those that may violate one constraint only one waits at a time: the server
    /// tells the constraint, not the statement.
    ///
    /// @throws SQLException when those before it had to be sent first and failed
    void send(DeferredUpdate update) throws SQLException {
        Violation violation = update.violation();
        if (waiting.size() == MOST
                || (violation != null
                        && waiting.stream().anyMatch(other -> other.mayViolate(violation.constraint())))) {
            sendAll("");
        }
        waiting.add(update);
        if (connection.getAutoCommit()) {
            sendAll("");
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "equals" -> {
                return arguments != null && equals(handlerOf(arguments[0]));
            }
            case "hashCode" -> {
                return hashCode();
            }
            case "unwrap" -> {
                if (arguments != null && WriteBehindConnection.class.equals(arguments[0])) {
                    return this;
                }
                sendAll("");
            }
            case "prepareStatement",
                    "prepareCall",
                    "createStatement",
                    "setSavepoint",
                    "releaseSavepoint",
                    "setAutoCommit" -> sendAll("");
            // What follows in the driver finds the transaction at its end and does nothing more.
            case "commit" -> sendAll(BETWEEN + "COMMIT");
            case "rollback" -> {
                waiting.clear();
                if (connection.isClosed()) {
                    // The database has undone it, and why it is closed must not be forgotten over this.
                    return null;
                }
            }
            case "close", "abort" -> waiting.clear();
            default -> {}
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause() == null ? failure : failure.getCause();
        }
    }

    private static @Nullable Object handlerOf(@Nullable Object other) {
        return other != null && Proxy.isProxyClass(other.getClass()) ? Proxy.getInvocationHandler(other) : null;
    }

    private void sendAll(String ending) throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        List<DeferredUpdate> updates = List.copyOf(waiting);
        waiting.clear();
        String sql = updates.stream().map(DeferredUpdate::sql).collect(Collectors.joining(BETWEEN, "", ending));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (DeferredUpdate update : updates) {
                for (Object parameter : update.parameters()) {
                    statement.setObject(index++, parameter);
                }
            }
            statement.execute();
        } catch (SQLException failure) {
            throw meaning(updates, failure);
        }
    }

    private static SQLException meaning(List<DeferredUpdate> updates, SQLException failure) {
        String constraint = SqlStates.violatedConstraint(failure);
        if (constraint != null) {
            for (DeferredUpdate update : updates) {
                if (update.violation() != null && update.mayViolate(constraint)) {
                    RuntimeException meant = update.violation().meaning().get();
                    meant.addSuppressed(failure);
                    throw meant;
                }
            }
        }
        String sql = updates.stream().map(DeferredUpdate::sql).collect(Collectors.joining(BETWEEN));
        return new SQLException("Held back until now: " + sql, failure.getSQLState(), failure.getErrorCode(), failure);
    }
}
