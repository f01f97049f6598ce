package clinic.meridian.platform.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.transaction.TransactionSystemException;

/// The SQLSTATEs that the code decides by. See PostgreSQL, Appendix A.
public final class SqlStates {

    private static final Set<String> TRY_AGAIN = Set.of("40P01", "40001");
    private static final Set<String> CONNECTION_GONE = Set.of("25P04", "57P01", "57P02", "57P03");

    private SqlStates() {}

    /// Whether a failure was caused by this SQLSTATE.
    public static boolean has(Throwable failure, String state) {
        return state.equals(stateOf(failure));
    }

    /// Deadlock or serialization failure: the same transaction may well succeed if it is run again.
    public static boolean mayTryAgain(Throwable failure) {
        String state = stateOf(failure);
        return state != null && TRY_AGAIN.contains(state);
    }

    /// The database went away, or ended the connection because the transaction ran over its time.
    public static boolean isConnectionGone(Throwable failure) {
        String state = stateOf(failure);
        return state != null && (CONNECTION_GONE.contains(state) || state.startsWith("08"));
    }

    /// The constraint that a statement violated.
    static @Nullable String violatedConstraint(SQLException failure) {
        ServerErrorMessage message =
                failure instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        return message == null ? null : message.getConstraint();
    }

    /// Where the rollback failed as well, what it was called for decides.
    private static @Nullable String stateOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransactionSystemException rollback && rollback.getApplicationException() != null) {
                return stateOf(rollback.getApplicationException());
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
