package clinic.meridian.platform.publishing;

import java.time.Duration;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Creates the service's topics when it starts, before there is anything to publish: the other services wait for
/// them. A service whose topics differ from what they must be does not start; one that finds no Kafka does, and
/// goes on asking.
@Component
class TopicsAtStart implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicsAtStart.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaTopics topics;
    private volatile @Nullable Thread asking;

    TopicsAtStart(KafkaTopics topics) {
        this.topics = topics;
    }

    /// @throws KafkaTopics.TopicMismatch when a topic is there and differs
    @Override
    public void start() {
        if (!ensured()) {
            asking = Thread.ofPlatform().daemon().name("topics-at-start").start(this::askOn);
        }
    }

    private void askOn() {
        try {
            do {
                Thread.sleep(PAUSE);
            } while (!ensured());
        } catch (KafkaTopics.TopicMismatch mismatch) {
            log.error("Nothing will be published: {}", mismatch.getMessage());
        } catch (InterruptedException | InterruptException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ensured() {
        try {
            topics.ensure();
            return true;
        } catch (KafkaTopics.TopicMismatch | InterruptException e) {
            throw e;
        } catch (RuntimeException away) {
            log.warn("The topics cannot be looked at yet: {}", away.toString());
            return false;
        }
    }

    @Override
    public void stop() {
        Thread current = asking;
        asking = null;
        if (current != null) {
            current.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return asking != null;
    }

    /// Before the consumer and the processors.
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 20;
    }
}
