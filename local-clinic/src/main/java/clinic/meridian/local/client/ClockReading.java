package clinic.meridian.local.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a service says of its clock and of what is still under way there.
///
/// @param now        the clinic time of the service
/// @param nextDue    when the next thing becomes due there; null when nothing will
/// @param idle       whether nothing is due, on its way out or on its way in
/// @param progress   grows with everything that is stored or consumed
/// @param waitingFor what keeps it from being idle, in words
public record ClockReading(
        Instant now,
        @Nullable Instant nextDue,
        boolean idle,
        long progress,
        @Nullable List<String> waitingFor) {

    /// Whether nothing happens there: the clock runs, so something may have become due since the service looked.
    boolean quiet() {
        return idle && !dueBy(now);
    }

    boolean dueBy(Instant moment) {
        return nextDue != null && !nextDue.isAfter(moment);
    }
}
