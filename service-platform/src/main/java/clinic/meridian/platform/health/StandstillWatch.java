package clinic.meridian.platform.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Tells a processor that stands still from one that is a little behind or catching up, however seldom anybody looks.
final class StandstillWatch {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, Stand> stands = new ConcurrentHashMap<>();

    /// @param position where the processor was seen
    /// @param since    when it was first seen there, late
    private record Stand(long position, Instant since) {}

    /// Whether events have been waiting for over a minute, and the processor has not moved for another.
    ///
    /// @param position     index of the last event that it has handled
    /// @param waitingSince when the next one was recorded (system time); null where there is none
    /// @param now          system time
    boolean standsStill(String processor, long position, @Nullable Instant waitingSince, Instant now) {
        if (waitingSince == null || !waitingSince.plus(PATIENCE).isBefore(now)) {
            stands.remove(processor);
            return false;
        }
        Stand stand = stands.merge(
                processor,
                new Stand(position, now),
                (known, seen) -> seen.position() == known.position() ? known : seen);
        return stand.since().plus(PATIENCE).isBefore(now);
    }
}
