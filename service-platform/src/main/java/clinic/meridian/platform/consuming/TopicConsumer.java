package clinic.meridian.platform.consuming;

import static java.util.Map.entry;

import clinic.meridian.platform.PlatformProperties;
import clinic.meridian.platform.ServiceDefinition;
import clinic.meridian.platform.consuming.ConsumerTable.Position;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Reads the consumed topics in one thread. Where a partition goes on is decided by PostgreSQL, never by
/// Kafka's own offsets: after every assignment and every failure the consumer goes back to what the database
/// says. See docs/decisions/0005-consuming-with-offsets-in-postgresql.md.
@Component
public class TopicConsumer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicConsumer.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration ASK = Duration.ofSeconds(3);
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final ServiceDefinition service;
    private final PlatformProperties properties;
    private final ConsumerTable table;
    private final BatchHandler handler;
    private final TopicIds topicIds;
    private final Clock systemClock;
    private final TopicEnds topicEnds;
    private final AtomicLong consumed = new AtomicLong();
    private volatile Map<TopicPartition, Long> positions = Map.of();
    private volatile boolean running;
    private volatile @Nullable Thread thread;
    private volatile @Nullable String stoppedBecause;
    private volatile @Nullable Instant failingSince;
    private int failures;

    TopicConsumer(
            ServiceDefinition service,
            PlatformProperties properties,
            ConsumerTable table,
            BatchHandler handler,
            TopicIds topicIds,
            TopicEnds topicEnds,
            Clock systemClock) {
        this.service = service;
        this.properties = properties;
        this.table = table;
        this.handler = handler;
        this.topicIds = topicIds;
        this.topicEnds = topicEnds;
        this.systemClock = systemClock;
    }

    /// @param behind records not yet read of the partitions assigned here; -1 when that cannot be told
    /// @param topics the topics of which partitions are assigned here
    public record ConsumerState(long behind, Set<String> topics) {
        static final ConsumerState UNKNOWN = new ConsumerState(-1, Set.of());
    }

    @Override
    public void start() {
        if (service.consumedTopics().isEmpty()) {
            return;
        }
        running = true;
        thread = Thread.ofPlatform().name(service.name() + "-consumer").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread current = thread;
        if (current != null) {
            current.interrupt();
            try {
                current.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// After everything that handlers need, and stopped before it.
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 10;
    }

    /// Why this consumer will not read on without an operator, if that is so.
    public Optional<String> stoppedBecause() {
        return Optional.ofNullable(stoppedBecause);
    }

    /// Since when (system time) every try to read or handle has failed, if that is so.
    public Optional<Instant> failingSince() {
        return Optional.ofNullable(failingSince);
    }

    /// Records taken since the start of the process.
    public long consumed() {
        return consumed.get();
    }

    /// How far this consumer is from what its topics hold now. The ends are read first: a record that was there
    /// when this was asked is either handled or counted.
    public ConsumerState state() {
        if (service.consumedTopics().isEmpty()) {
            return new ConsumerState(0, Set.of());
        }
        Map<TopicPartition, Long> ends;
        try {
            ends = topicEnds.of(positions.keySet());
        } catch (TopicEnds.Unknown kafkaAway) {
            return ConsumerState.UNKNOWN;
        }
        long behind = 0;
        Set<String> topics = new HashSet<>();
        for (Map.Entry<TopicPartition, Long> position : positions.entrySet()) {
            topics.add(position.getKey().topic());
            behind += Math.max(0, ends.getOrDefault(position.getKey(), Long.MAX_VALUE) - position.getValue());
        }
        return new ConsumerState(behind, topics);
    }

    private void run() {
        while (running && stoppedBecause == null) {
            try (KafkaConsumer<String, byte[]> consumer =
                    new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer.subscribe(service.consumedTopics(), new FromDatabase(consumer));
                while (running && stoppedBecause == null) {
                    readOnce(consumer);
                }
            } catch (TopicIds.Recreated recreated) {
                stopFor(recreated);
            } catch (RuntimeException failure) {
                if (running) {
                    log.warn("The consumer starts over", failure);
                    pause(failure);
                }
            }
        }
    }

    private void stopFor(TopicIds.Recreated recreated) {
        stoppedBecause = recreated.getMessage();
        log.error("The consumer stops: {}", recreated.getMessage());
    }

    private void readOnce(KafkaConsumer<String, byte[]> consumer) {
        ConsumerRecords<String, byte[]> records = poll(consumer);
        if (!records.isEmpty()) {
            List<IncomingRecord> batch = new ArrayList<>(records.count());
            for (ConsumerRecord<String, byte[]> record : records) {
                batch.add(IncomingRecord.of(record));
            }
            try {
                handler.handle(batch);
                consumed.addAndGet(batch.size());
                succeeded();
            } catch (RuntimeException failure) {
                log.warn("Not handled now, tried again from the stored position: {}", failure.toString());
                pause(failure);
                backToStored(consumer, consumer.assignment());
            }
        } else if (failures == 0) {
            failingSince = null;
        }
        positions = positionsOf(consumer);
    }

    private static ConsumerRecords<String, byte[]> poll(KafkaConsumer<String, byte[]> consumer) {
        try {
            return consumer.poll(POLL);
        } catch (WakeupException woken) {
            return ConsumerRecords.empty();
        }
    }

    private void succeeded() {
        failures = 0;
        failingSince = null;
    }

    private void pause(RuntimeException failure) {
        failures++;
        if (failingSince == null) {
            failingSince = systemClock.instant();
        }
        long millis =
                failure instanceof BatchHandler.Fenced ? 50 : Math.min(LONGEST_PAUSE_MS, 100L << Math.min(failures, 6));
        try {
            Thread.sleep(Duration.ofMillis(millis));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// Of the records handled so far, since this is only asked between two batches; none while Kafka cannot confirm
    /// them, which is no reason to start over.
    private static Map<TopicPartition, Long> positionsOf(Consumer<String, byte[]> consumer) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        try {
            for (TopicPartition partition : consumer.assignment()) {
                positions.put(partition, consumer.position(partition, POLL));
            }
        } catch (TimeoutException notConfirmed) {
            return Map.of();
        }
        return Map.copyOf(positions);
    }

    private void backToStored(Consumer<String, byte[]> consumer, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions, ASK);
        Map<String, String> ids =
                topicIds.of(partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet()));
        for (TopicPartition partition : partitions) {
            String topicId = String.valueOf(ids.get(partition.topic()));
            Supplier<Position> fromStart = () -> {
                Position start = new Position(topicId, beginnings.getOrDefault(partition, 0L));
                table.begin(partition.topic(), partition.partition(), start);
                return start;
            };
            Position position =
                    table.position(partition.topic(), partition.partition()).orElseGet(fromStart);
            if (!position.topicId().equals(topicId)) {
                throw new TopicIds.Recreated(partition.topic(), position.topicId(), topicId);
            }
            consumer.seek(partition, position.nextOffset());
        }
    }

    private Map<String, Object> settings() {
        return Map.ofEntries(
                entry(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        properties.kafka().bootstrapServers()),
                entry(ConsumerConfig.GROUP_ID_CONFIG, service.name() + "-service"),
                entry(ConsumerConfig.CLIENT_ID_CONFIG, properties.instance() + "-consumer"),
                entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
                entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500),
                entry(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 3_000),
                entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000));
    }

    /// Every assignment starts where the database says.
    private final class FromDatabase implements ConsumerRebalanceListener {
        private final Consumer<String, byte[]> consumer;

        FromDatabase(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            backToStored(consumer, partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // Nothing is in flight: a batch is handled and committed between two polls.
            positions = Map.of();
        }
    }
}
