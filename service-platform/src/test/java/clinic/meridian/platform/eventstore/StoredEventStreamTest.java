package clinic.meridian.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How far events are read, and when the store is asked. An event is known here by its index.
class StoredEventStreamTest {
    private static final int FEW = 10;

    private final Store store = new Store();
    private int calls;

    @Test
    void readsEverythingWhenItIsNew() {
        store.holds(1, 2, 3);

        assertThat(readAll(opened(null))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void readsNoFurtherThanItWasWokenFor() {
        StoredEventStream stream = caughtUp();
        store.holds(1, 2, 3);
        stream.wake(2);

        assertThat(readAll(stream)).containsExactly(1L, 2L);
    }

    @Test
    void readsAsFarAsItWasLastWokenForWhereItHadNoTimeInBetween() {
        StoredEventStream stream = caughtUp();
        store.holds(1, 2, 3);
        stream.wake(1);
        stream.wake(3);

        assertThat(readAll(stream)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void takesWhatIsStoredWhileItReadsAsTheNextBatch() {
        StoredEventStream stream = caughtUp();
        store.holds(1, 2, 3);
        stream.wake(3);
        read(stream);
        store.holds(4, 5);

        assertThat(readAll(stream)).containsExactly(2L, 3L);
        stream.wake(5);
        assertThat(readAll(stream)).containsExactly(4L, 5L);
    }

    @Test
    void goesOnWithWhatItWasWokenForWhileItRead() {
        StoredEventStream stream = caughtUp();
        store.holds(1, 2);
        stream.wake(2);
        read(stream);
        store.holds(3, 4);
        stream.wake(4);

        assertThat(readAll(stream)).containsExactly(2L, 3L, 4L);
    }

    @Test
    void doesNotAskTheStoreBeforeItIsWoken() {
        store.holds(1, 2);
        StoredEventStream stream = opened(null);
        readAll(stream);
        int asked = store.asked;
        store.holds(3);

        for (int i = 0; i < FEW; i++) {
            assertThat(stream.hasNextAvailable(0, TimeUnit.SECONDS)).isFalse();
        }

        assertThat(store.asked).isEqualTo(asked);
    }

    @Test
    void looksAtTheSameEventUntilItIsTaken() {
        store.holds(1, 2);
        StoredEventStream stream = opened(null);

        assertThat(stream.peek()).isPresent().isEqualTo(stream.peek());
        assertThat(readAll(stream)).containsExactly(1L, 2L);
    }

    @Test
    void wakesItsReaderForANewerEventAlone() {
        store.holds(1, 2);
        StoredEventStream stream = opened(null);
        readAll(stream);

        assertThat(stream.wake(2)).isFalse();
        assertThat(calls).isZero();
        assertThat(stream.wake(3)).isTrue();
        assertThat(calls).isOne();
    }

    @Test
    void readsWhatFillsAGapBehindItsPosition() {
        store.holds(1, 3);
        StoredEventStream stream = opened(null);
        assertThat(readAll(stream)).containsExactly(1L, 3L);
        store.holds(2);

        assertThat(stream.wake(3)).isFalse();

        assertThat(calls).isOne();
        assertThat(readAll(stream)).containsExactly(2L);
        assertThat(stream.wake(3)).isFalse();
        assertThat(calls).as("calls once no gap is left").isOne();
    }

    /// One that has found nothing yet.
    private StoredEventStream caughtUp() {
        StoredEventStream stream = opened(new GapAwareTrackingToken(0, List.of()));
        assertThat(readAll(stream)).isEmpty();
        return stream;
    }

    private StoredEventStream opened(@Nullable TrackingToken position) {
        StoredEventStream stream = new StoredEventStream(store, position, closed -> {});
        stream.setOnAvailableCallback(() -> calls++);
        return stream;
    }

    private static List<Long> readAll(StoredEventStream stream) {
        List<Long> read = new ArrayList<>();
        while (stream.hasNextAvailable(0, TimeUnit.SECONDS)) {
            read.add(read(stream));
        }
        return read;
    }

    private static long read(StoredEventStream stream) {
        return (Long) stream.nextAvailable().getPayload();
    }

    /// A store that, as the real one does, goes on reading while there is more.
    private static final class Store extends InMemoryEventStorageEngine {
        private final NavigableSet<Long> stored = new TreeSet<>();
        private int asked;

        void holds(long... indexes) {
            LongStream.of(indexes).forEach(stored::add);
        }

        @Override
        public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken after, boolean mayBlock) {
            asked++;
            GapAwareTrackingToken position =
                    after instanceof GapAwareTrackingToken known ? known : new GapAwareTrackingToken(0, List.of());
            return StreamSupport.stream(
                    Spliterators.spliteratorUnknownSize(new Reading(stored, position), Spliterator.ORDERED), false);
        }
    }

    private static final class Reading implements Iterator<TrackedEventMessage<?>> {
        private static final int NEVER_TOO_OLD = 1000;

        private final NavigableSet<Long> stored;
        private GapAwareTrackingToken position;

        Reading(NavigableSet<Long> stored, GapAwareTrackingToken position) {
            this.stored = stored;
            this.position = position;
        }

        @Override
        public boolean hasNext() {
            return stored.stream().anyMatch(this::isUnread);
        }

        private boolean isUnread(long index) {
            return index > position.getIndex() || position.getGaps().contains(index);
        }

        @Override
        public TrackedEventMessage<?> next() {
            long index = stored.stream().filter(this::isUnread).findFirst().orElseThrow(NoSuchElementException::new);
            position = position.advanceTo(index, NEVER_TOO_OLD);
            return new GenericTrackedEventMessage<>(position, GenericEventMessage.asEventMessage(index));
        }
    }
}
