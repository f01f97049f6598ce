package clinic.meridian.platform.consuming;

import clinic.meridian.platform.PlatformProperties;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Where the topics end, asked over a connection of its own: on the consumer's, a question waits behind a fetch that
/// waits for records.
@Component
class TopicEnds implements DisposableBean {

    private static final int TIMEOUT_MS = 3_000;

    private final PlatformProperties properties;
    private @Nullable Admin admin;

    TopicEnds(PlatformProperties properties) {
        this.properties = properties;
    }

    /// The offset after the last committed record of each partition.
    ///
    /// @throws Unknown when Kafka does not say within three seconds
    Map<TopicPartition, Long> of(Set<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        try {
            Map<TopicPartition, Long> ends = new HashMap<>();
            connection()
                    .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get(TIMEOUT_MS, TimeUnit.MILLISECONDS)
                    .forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new Unknown(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unknown(e);
        }
    }

    private synchronized Admin connection() {
        if (admin == null) {
            admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    properties.kafka().bootstrapServers(),
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    TIMEOUT_MS,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    TIMEOUT_MS));
        }
        return admin;
    }

    @Override
    public synchronized void destroy() {
        if (admin != null) {
            admin.close();
        }
    }

    /// Kafka does not say where a topic ends.
    static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown(Exception cause) {
            super("Kafka does not say where its topics end", cause);
        }
    }
}
