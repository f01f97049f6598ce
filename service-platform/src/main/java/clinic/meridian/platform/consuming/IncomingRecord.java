package clinic.meridian.platform.consuming;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// A record as it came, whether from Kafka or from the parked ones.
///
/// @param headers names and texts; the last of a repeated name counts
@SuppressWarnings("ArrayRecordComponent") // never compared, only passed on
record IncomingRecord(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        byte @Nullable [] value) {

    static IncomingRecord of(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value() == null ? "" : new String(header.value(), UTF_8));
        }
        return new IncomingRecord(
                record.topic(), record.partition(), record.offset(), record.key(), headers, record.value());
    }

    /// Records of one lane keep their order: those with the same key, or without a key those of the partition.
    String lane() {
        return key == null ? "partition:" + partition : "key:" + key;
    }
}
