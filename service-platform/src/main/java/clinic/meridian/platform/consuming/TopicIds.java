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
import org.apache.kafka.clients.admin.TopicDescription;
import org.springframework.stereotype.Component;

/// The ids that Kafka gives to topics. Offsets mean something only for the topic they were read from: one that
/// was deleted and made again, or restored elsewhere, starts over at 0 and everything in it would be taken for
/// known.
@Component
class TopicIds {

    private final PlatformProperties properties;

    TopicIds(PlatformProperties properties) {
        this.properties = properties;
    }

    Map<String, String> of(Set<String> topics) {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, properties.kafka().bootstrapServers()))) {
            Map<String, TopicDescription> descriptions =
                    admin.describeTopics(topics).allTopicNames().get(3, TimeUnit.SECONDS);
            Map<String, String> ids = new HashMap<>();
            descriptions.forEach(
                    (topic, description) -> ids.put(topic, description.topicId().toString()));
            return ids;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not tell the ids of " + topics, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The topic is not the one whose offsets are stored.
    static final class Recreated extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Recreated(String topic, String stored, String found) {
            super("Topic " + topic + " is another one than before (its id was " + stored + ", now " + found
                    + "). Restore it, or rebuild this service's consumption.");
        }
    }
}
