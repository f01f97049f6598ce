package clinic.meridian.platform.publishing;

import clinic.meridian.platform.PlatformProperties;
import clinic.meridian.platform.ServiceDefinition;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Sends batches, each whole or not at all. After a failure nothing later can overtake what failed: the
/// transaction is aborted, and the batch is sent again by a new producer. A new producer of the service also
/// fences the one before it, so an instance that was frozen past its turn and wakes cannot send any more.
@Component
class TransactionalSender {

    private final ServiceDefinition service;
    private final PlatformProperties properties;
    private final KafkaTopics topics;
    private final Clock systemClock;
    private @Nullable KafkaProducer<String, byte[]> producer;
    private volatile @Nullable Instant failingSince;

    TransactionalSender(
            ServiceDefinition service, PlatformProperties properties, KafkaTopics topics, Clock systemClock) {
        this.service = service;
        this.properties = properties;
        this.topics = topics;
        this.systemClock = systemClock;
    }

    /// Returns when every record is acknowledged by all in-sync replicas and the transaction is committed.
    synchronized void send(List<ProducerRecord<String, byte[]>> records) {
        if (records.isEmpty()) {
            return;
        }
        try {
            KafkaProducer<String, byte[]> current = producer();
            current.beginTransaction();
            List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
            for (ProducerRecord<String, byte[]> record : records) {
                sent.add(current.send(record));
            }
            current.flush();
            for (Future<RecordMetadata> acknowledgement : sent) {
                acknowledgement.get();
            }
            current.commitTransaction();
            failingSince = null;
        } catch (InterruptedException interrupted) {
            drop();
            Thread.currentThread().interrupt();
            throw new SendFailed(interrupted);
        } catch (ExecutionException | RuntimeException failure) {
            if (failingSince == null) {
                failingSince = systemClock.instant();
            }
            drop();
            throw new SendFailed(failure);
        }
    }

    /// Since when (system time) nothing could be sent, if that is so.
    Optional<Instant> failingSince() {
        return Optional.ofNullable(failingSince);
    }

    private KafkaProducer<String, byte[]> producer() {
        KafkaProducer<String, byte[]> current = producer;
        if (current == null) {
            topics.ensure();
            current = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
            producer = current;
            current.initTransactions();
        }
        return current;
    }

    /// Times add up to less than the ten seconds that a database transaction may last.
    private Map<String, Object> settings() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, properties.kafka().bootstrapServers(),
                ProducerConfig.CLIENT_ID_CONFIG, properties.instance() + "-publisher",
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, service.name() + "-service.publish",
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4_000,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    }

    @PreDestroy
    synchronized void drop() {
        KafkaProducer<String, byte[]> current = producer;
        producer = null;
        if (current != null) {
            current.close(Duration.ZERO);
        }
    }

    /// Nothing of the batch may be taken as published.
    static final class SendFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SendFailed(Throwable cause) {
            super("Publishing to Kafka failed: " + cause.getMessage(), cause);
        }
    }
}
