package clinic.meridian.platform.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Tells a processor that stands still from one that is a little behind or catching up, however seldom anybody looks.
final class StandstillWatch {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, Lag> lags = new ConcurrentHashMap<>();

    /// @param least the smallest distance seen since it was last on time
    /// @param since when it last came closer
    private record Lag(long least, Instant since) {}

    /// Whether events have been waiting for over a minute, and have come to be no fewer for another.
    ///
    /// @param behind       events between the processor and the head
    /// @param waitingSince when the oldest of them was recorded (system time); null where there is none
    /// @param now          system time
    boolean standsStill(String processor, long behind, @Nullable Instant waitingSince, Instant now) {
        if (waitingSince == null || !waitingSince.plus(PATIENCE).isBefore(now)) {
            lags.remove(processor);
            return false;
        }
        Lag lag = lags.merge(
                processor, new Lag(behind, now), (known, seen) -> seen.least() < known.least() ? seen : known);
        return lag.since().plus(PATIENCE).isBefore(now);
    }
}
