package clinic.meridian.platform.publishing;

import clinic.meridian.platform.PlatformProperties;
import clinic.meridian.platform.ServiceDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/// The topics that this service owns: created at start, and never published to when they are not as they must
/// be. Partitions cannot change, as keys would move; facts are kept for ever.
@Component
public class KafkaTopics {

    private static final Logger log = LoggerFactory.getLogger(KafkaTopics.class);
    private static final long SECONDS = 3;
    private static final String TEN_MINUTES = "600000";
    private static final String TEN_SECONDS = "10000";

    private final ServiceDefinition service;
    private final PlatformProperties properties;
    private final boolean local;
    private boolean ensured;

    KafkaTopics(ServiceDefinition service, PlatformProperties properties, Environment environment) {
        this.service = service;
        this.properties = properties;
        this.local = environment.acceptsProfiles(Profiles.of("local"));
    }

    /// Creates what is missing and checks what is there; once is enough for the life of the process.
    ///
    /// @throws TopicMismatch when a topic differs from what it must be
    /// @throws IllegalStateException when Kafka cannot be asked
    public synchronized void ensure() {
        if (ensured || service.ownTopics().isEmpty()) {
            return;
        }
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                properties.kafka().bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                2_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) TimeUnit.SECONDS.toMillis(SECONDS)))) {
            for (Topic topic : service.ownTopics()) {
                create(admin, topic);
                check(admin, topic);
            }
            ensured = true;
        }
    }

    private void create(Admin admin, Topic topic) {
        try {
            await(admin.describeTopics(List.of(topic.name())).allTopicNames());
        } catch (UnknownTopicOrPartitionException missing) {
            NewTopic wanted = new NewTopic(
                            topic.name(),
                            properties.kafka().partitions(),
                            properties.kafka().replication())
                    .configs(configOf(topic));
            try {
                await(admin.createTopics(List.of(wanted)).all());
                log.info("Created topic {}", topic.name());
            } catch (TopicExistsException another) {
                log.debug("Another instance created {}", topic.name());
            }
        }
    }

    private void check(Admin admin, Topic topic) {
        List<String> wrong = new ArrayList<>();
        TopicDescription description = await(
                        admin.describeTopics(List.of(topic.name())).allTopicNames())
                .get(topic.name());
        int partitions = description == null ? 0 : description.partitions().size();
        if (partitions != properties.kafka().partitions()) {
            wrong.add("it has " + partitions + " partitions, not "
                    + properties.kafka().partitions());
        }
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        Config config = await(admin.describeConfigs(List.of(resource)).all()).get(resource);
        configOf(topic).forEach((name, value) -> {
            String actual = config == null || config.get(name) == null
                    ? "nothing"
                    : config.get(name).value();
            if (!value.equals(actual)) {
                wrong.add(name + " is " + actual + ", not " + value);
            }
        });
        if (!wrong.isEmpty()) {
            throw new TopicMismatch(topic.name(), wrong);
        }
    }

    private Map<String, String> configOf(Topic topic) {
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
        config.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        if (topic.compacted()) {
            config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            config.put(TopicConfig.SEGMENT_MS_CONFIG, local ? TEN_SECONDS : TEN_MINUTES);
            config.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, local ? TEN_SECONDS : TEN_MINUTES);
            config.put(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.01");
        } else {
            config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        }
        return config;
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A topic is not what the service would have made: nothing may be published until an operator has looked.
    public static final class TopicMismatch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TopicMismatch(String topic, List<String> wrong) {
            super("Topic " + topic + " is not as it must be: " + String.join("; ", wrong));
        }
    }
}
