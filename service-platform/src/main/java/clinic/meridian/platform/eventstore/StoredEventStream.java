package clinic.meridian.platform.eventstore;

import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/// The events after a position, read from the store when asked and never waited for: whoever reads is woken by
/// [EventSource] when there may be more.
final class StoredEventStream implements TrackingEventStream {

    private final EventStorageEngine engine;
    private final Runnable onClose;
    private volatile @Nullable TrackingToken position;
    private volatile @Nullable Runnable onAvailable;
    private Iterator<? extends TrackedEventMessage<?>> fetched = Collections.emptyIterator();
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
    void wake(long head) {
        Runnable callback = onAvailable;
        if (callback != null && mayHaveMore(head)) {
            callback.run();
        }
    }

    private boolean mayHaveMore(long head) {
        return !(position instanceof GapAwareTrackingToken token) || head > token.getIndex() || token.hasGaps();
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        if (next == null) {
            if (!fetched.hasNext()) {
                fetched = engine.readEvents(position, false).iterator();
            }
            if (fetched.hasNext()) {
                next = fetched.next();
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
        return event;
    }

    @Override
    public void close() {
        onClose.run();
    }
}
