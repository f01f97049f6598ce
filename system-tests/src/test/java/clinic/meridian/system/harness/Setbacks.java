package clinic.meridian.system.harness;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// What callers had to put up with while parts of the clinic were away. A refusal for that reason must be a 503 that
/// says
/// so; any other answer of 500 and above is a fault of the clinic.
public final class Setbacks {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final AtomicInteger unreachable = new AtomicInteger();
    private final AtomicInteger unavailable = new AtomicInteger();

    /// Repeats a request until it is answered.
    ///
    /// @throws AssertionError when that takes minutes, or for an answer that no caller should see
    public Answer outlast(Supplier<Answer> request) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String setback;
            try {
                var answer = request.get();
                if (!noteIfUnavailable(answer)) {
                    return answer;
                }
                setback = answer.toString();
            } catch (UncheckedIOException e) {
                unreachable.incrementAndGet();
                setback = e.toString();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Still no answer after " + PATIENCE + ": " + setback);
            }
            pause();
        }
    }

    /// Whether the answer was only that the service is not available; checked for what it must say then.
    public boolean noteIfUnavailable(Answer answer) {
        if (answer.status() < 500) {
            return false;
        }
        answer.expect(503).problem();
        if (answer.headers().firstValue("Retry-After").isEmpty()) {
            throw new AssertionError(answer + " does not say when to try again");
        }
        unavailable.incrementAndGet();
        return true;
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return unreachable + " requests without an answer, " + unavailable + " answered 503";
    }
}
