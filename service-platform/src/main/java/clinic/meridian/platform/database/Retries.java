package clinic.meridian.platform.database;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Runs a transaction again when it lost to a rival: a stream was written by another, a deadlock, a
/// serialization failure. Nothing else is retried.
@Component
public class Retries {

    private static final Logger log = LoggerFactory.getLogger(Retries.class);
    private static final int TRIES = 4;
    private static final long JITTER_NANOS = 20_000_000;

    /// Runs the work; where a transaction is already open the work belongs to it and its failure is the
    /// opener's to retry.
    ///
    /// @throws Busy when the last of three repetitions lost as well
    public <R extends @Nullable Object> R outermost(Supplier<R> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException failure) {
                if (!lostToRival(failure)) {
                    throw failure;
                }
                if (attempt == TRIES) {
                    throw new Busy(failure);
                }
                log.debug("Lost to a rival, trying again: {}", failure.toString());
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(JITTER_NANOS * attempt));
            }
        }
    }

    /// Whether a transaction failed only because another one was first.
    public static boolean lostToRival(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyException || cause instanceof AggregateStreamCreationException) {
                return true;
            }
        }
        return SqlStates.mayTryAgain(failure);
    }
}
