package clinic.meridian.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionSystemException;

class SqlStatesTest {

    @Test
    void aRollbackThatFailsDoesNotHideWhy() {
        var terminated = new DataAccessResourceFailureException(
                "terminating connection due to unexpected postmaster exit", new SQLException("", "57P02"));
        var rollback = new TransactionSystemException("rollback failed", new SQLException("Connection is closed"));
        rollback.initApplicationException(terminated);

        assertThat(SqlStates.isConnectionGone(rollback)).isTrue();
        assertThat(SqlStates.mayTryAgain(rollback)).isFalse();
    }

    @Test
    void tellsDeadlocksFromLostConnections() {
        var deadlock = new IllegalStateException(new SQLException("deadlock detected", "40P01"));

        assertThat(SqlStates.mayTryAgain(deadlock)).isTrue();
        assertThat(SqlStates.isConnectionGone(deadlock)).isFalse();
    }
}
