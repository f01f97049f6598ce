package clinic.meridian.platform.eventstore;

import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/// The events after a position, never waited for: whoever reads is woken by [EventSource] when there may be more. One
/// reading goes as far as there were events when it was woken for; in between the store is not asked, so that under
/// load events come in batches instead of one by one.
final class StoredEventStream implements TrackingEventStream {

    private static final long NOTHING = -1;
    private static final long EVERYTHING = Long.MAX_VALUE;

    private final EventStorageEngine engine;
    private final Runnable onClose;
    private volatile @Nullable TrackingToken position;
    private volatile @Nullable Runnable onAvailable;
    /// The index up to which there is something to read.
    private final AtomicLong toRead = new AtomicLong(EVERYTHING);

    private @Nullable Iterator<? extends TrackedEventMessage<?>> reading;
    private long readingUpTo;
    private @Nullable TrackedEventMessage<?> next;

    StoredEventStream(
            EventStorageEngine engine, @Nullable TrackingToken position, Consumer<StoredEventStream> onClose) {
        this.engine = engine;
        this.position = position;
        this.onClose = () -> onClose.accept(this);
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        onAvailable = callback;
        return true;
    }

    /// Wakes the reader when something may lie behind its position: a newer event, or one in a gap.
    ///
    /// @return whether there is a newer event
    boolean wake(long head) {
        boolean newer = head > indexOf(position);
        if (newer) {
            toRead.accumulateAndGet(head, Math::max);
        } else if (position instanceof GapAwareTrackingToken token && token.hasGaps()) {
            toRead.set(EVERYTHING);
        } else {
            return false;
        }
        Runnable callback = onAvailable;
        if (callback != null) {
            callback.run();
        }
        return newer;
    }

    private static long indexOf(@Nullable TrackingToken token) {
        return token instanceof GapAwareTrackingToken known ? known.getIndex() : NOTHING;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        if (next == null) {
            if (reading == null) {
                // Taken before the store is read: who wakes it meanwhile wakes it for the next time.
                long upTo = toRead.getAndSet(NOTHING);
                if (upTo == NOTHING) {
                    return Optional.empty();
                }
                reading = engine.readEvents(position, false).iterator();
                readingUpTo = upTo;
            }
            if (reading.hasNext()) {
                next = reading.next();
            } else {
                reading = null;
            }
        }
        return Optional.ofNullable(next);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) {
        return peek().isPresent();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() {
        TrackedEventMessage<?> event =
                peek().orElseThrow(() -> new IllegalStateException("Nothing there; ask hasNextAvailable first"));
        position = event.trackingToken();
        next = null;
        if (indexOf(position) >= readingUpTo) {
            reading = null;
        }
        return event;
    }

    @Override
    public void close() {
        onClose.run();
    }
}
