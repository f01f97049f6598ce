package clinic.meridian.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import clinic.meridian.contracts.ContractEvents;
import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.contracts.EnvelopeHeaders;
import clinic.meridian.contracts.Topics;
import clinic.meridian.platform.PlatformProperties;
import clinic.meridian.platform.publishing.WireJson;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.test.context.TestComponent;

/// Puts on Kafka what booking-service would.
@TestComponent
public final class BookingTells implements DisposableBean {

    private final KafkaProducer<String, byte[]> producer;

    BookingTells(PlatformProperties properties) throws ExecutionException, InterruptedException {
        Map<String, Object> kafka =
                Map.of("bootstrap.servers", properties.kafka().bootstrapServers());
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(
                            new NewTopic(Topics.BOOKING_EVENTS, 3, (short) 1),
                            new NewTopic(Topics.BOOKING_DIRECTORY, 3, (short) 1),
                            new NewTopic(Topics.BOOKING_CLIENTS, 3, (short) 1)))
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
    }

    /// @param aggregateId of the aggregate that decided, in which `sequence` counts
    public void tell(ContractMessage message, String aggregateId, long sequence) {
        send(
                message.getClass(),
                message.topicKey(),
                WireJson.mapper().writeValueAsBytes(message),
                aggregateId,
                sequence);
    }

    /// The state under this key is gone.
    public void tombstone(Class<? extends ContractMessage> type, String key, long sequence) {
        send(type, key, null, key, sequence);
    }

    private void send(
            Class<? extends ContractMessage> type,
            String key,
            byte @Nullable [] value,
            String aggregateId,
            long sequence) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(ContractEvents.topicOf(type), key, value);
        Map.ofEntries(
                        Map.entry(EnvelopeHeaders.SPEC_VERSION, "1.0"),
                        Map.entry(EnvelopeHeaders.ID, UUID.randomUUID().toString()),
                        Map.entry(EnvelopeHeaders.TYPE, ContractEvents.typeOf(type)),
                        Map.entry(EnvelopeHeaders.SOURCE, "booking-service"),
                        Map.entry(EnvelopeHeaders.SUBJECT, "test/" + aggregateId),
                        Map.entry(EnvelopeHeaders.TIME, "2026-03-02T07:00:00Z"),
                        Map.entry(EnvelopeHeaders.AGGREGATE_ID, aggregateId),
                        Map.entry(EnvelopeHeaders.SEQUENCE, Long.toString(sequence)),
                        Map.entry(EnvelopeHeaders.BY, "desk"),
                        Map.entry(EnvelopeHeaders.CHANNEL, "PAGE"),
                        Map.entry(EnvelopeHeaders.CORRELATION_ID, "c-1"))
                .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void destroy() {
        producer.close();
    }
}
