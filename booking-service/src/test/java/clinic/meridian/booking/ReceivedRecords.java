package clinic.meridian.booking;

import static java.nio.charset.StandardCharsets.UTF_8;

import clinic.meridian.contracts.ContractEvents;
import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.contracts.EnvelopeHeaders;
import clinic.meridian.platform.publishing.WireJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.json.JsonMapper;

/// What this service has published.
@TestComponent
public class ReceivedRecords {

    private static final JsonMapper JSON = WireJson.mapper();

    private final String kafka;

    ReceivedRecords(@Value("${meridian.kafka.bootstrap-servers}") String kafka) {
        this.kafka = kafka;
    }

    /// All messages of a topic under a key, in their order.
    public List<ContractMessage> of(String topic, String key) {
        List<ContractMessage> messages = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (key.equals(record.key())) {
                        messages.add(message(record));
                    }
                }
            }
        }
        return messages;
    }

    private static ContractMessage message(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader(EnvelopeHeaders.TYPE);
        return JSON.readValue(
                record.value(),
                ContractEvents.byType(new String(type.value(), UTF_8)).orElseThrow());
    }
}
