package clinic.meridian.platform.eventstore;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Feeds the processors. Axon's own stream offers no way to wake a pooled processor, which then looks only twice a
/// second; this one asks for the newest index every few [milliseconds][#LOOK_MS], one small query for all processors
/// and whichever instance stored the event, and wakes those that may have something to do. Where there is much to do it
/// looks half as often, so that batches are larger and their Kafka transactions fewer.
@Component
class EventSource implements StreamableMessageSource<TrackedEventMessage<?>>, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventSource.class);
    private static final long LOOK_MS = 40;
    private static final long LOOK_WHEN_BUSY_MS = 80;

    private final EventStorageEngine engine;
    private final JdbcClient jdbc;
    private final Set<StoredEventStream> streams = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledExecutorService lookout;

    EventSource(EventStorageEngine engine, JdbcClient jdbc) {
        this.engine = engine;
        this.jdbc = jdbc;
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken position) {
        StoredEventStream stream = new StoredEventStream(engine, position, streams::remove);
        streams.add(stream);
        return stream;
    }

    /// @return in how many milliseconds to look again
    private long look() {
        if (streams.isEmpty()) {
            return LOOK_MS;
        }
        try {
            long head = jdbc.sql("SELECT coalesce(max(global_index), 0) FROM event")
                    .query(Long.class)
                    .single();
            boolean busy = false;
            for (StoredEventStream stream : streams) {
                busy |= stream.wake(head);
            }
            return busy ? LOOK_WHEN_BUSY_MS : LOOK_MS;
        } catch (RuntimeException databaseAway) {
            log.debug("Cannot look for new events now: {}", databaseAway.toString());
            return LOOK_MS;
        }
    }

    private synchronized void lookIn(long millis) {
        if (lookout != null) {
            var _ = lookout.schedule(() -> lookIn(look()), millis, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant moment) {
        return engine.createTokenAt(moment);
    }

    @Override
    public synchronized void start() {
        if (lookout == null) {
            lookout = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("event-lookout").factory());
            lookIn(LOOK_MS);
        }
    }

    @Override
    public synchronized void stop() {
        if (lookout != null) {
            lookout.shutdownNow();
            lookout = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return lookout != null;
    }
}
