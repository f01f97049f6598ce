package clinic.meridian.system.harness;

import clinic.meridian.contracts.EnvelopeHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A record on one of the topics between the services.
///
/// @param headers CloudEvents in binary mode, see [EnvelopeHeaders]
/// @param value   the payload as JSON; null for a tombstone
public record Message(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        @Nullable String value) {

    static Message of(ConsumerRecord<String, String> record) {
        var headers = new HashMap<String, String>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return new Message(
                record.topic(), record.partition(), record.offset(), record.key(), Map.copyOf(headers), record.value());
    }

    /// Such as `booking.session-booked.v1`; empty where the record does not say.
    public String type() {
        return headers.getOrDefault(EnvelopeHeaders.TYPE, "");
    }

    public JsonNode json() {
        if (value == null) {
            throw new AssertionError(this + " is a tombstone");
        }
        return Json.read(value);
    }

    @Override
    public String toString() {
        return "%s-%d@%d %s key %s".formatted(topic, partition, offset, type(), key);
    }
}
