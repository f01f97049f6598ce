package clinic.meridian.platform.health;

import clinic.meridian.platform.consuming.ParkedLane;
import clinic.meridian.platform.consuming.ParkedRecords;
import clinic.meridian.platform.consuming.TopicConsumer;
import clinic.meridian.platform.eventstore.EventPositions;
import clinic.meridian.platform.eventstore.EventPositions.ProcessorPosition;
import clinic.meridian.platform.publishing.EventPublisher;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// Whether facts flow: from the event store to the processors and to Kafka, and from Kafka into this service.
/// DOWN when a processor is dead, a key is parked, or one is more than a minute behind and not catching up;
/// DEGRADED while Kafka is away and everything else goes on; catching up is UP.
@Component("pipeline")
class PipelineHealth implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED");

    private final EventPositions positions;
    private final EventPublisher publisher;
    private final TopicConsumer consumer;
    private final ParkedRecords parked;
    private final Clock systemClock;
    private final StandstillWatch watch = new StandstillWatch();

    PipelineHealth(
            EventPositions positions,
            EventPublisher publisher,
            TopicConsumer consumer,
            ParkedRecords parked,
            Clock systemClock) {
        this.positions = positions;
        this.publisher = publisher;
        this.consumer = consumer;
        this.parked = parked;
        this.systemClock = systemClock;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        publisher.failingSince().ifPresent(since -> degraded(health, "not publishing since " + since));
        consumer.failingSince().ifPresent(since -> degraded(health, "not consuming since " + since));
        for (ProcessorPosition processor : positions.processors()) {
            health.withDetail(processor.name(), processor.behind() + " behind");
            boolean kafkaAway = processor.name().equals(publisher.group())
                    && publisher.failingSince().isPresent();
            boolean stuck = stuck(processor);
            if (!kafkaAway && (processor.failing() || stuck)) {
                health.down().withDetail(processor.name(), "stopped, " + processor.behind() + " behind");
            }
        }
        consumer.stoppedBecause().ifPresent(reason -> health.down().withDetail("consumer", reason));
        List<ParkedLane> lanes = parked.list();
        if (!lanes.isEmpty()) {
            health.down().withDetail("parked", lanes);
        }
        return health.build();
    }

    private static void degraded(Health.Builder health, String why) {
        health.status(DEGRADED).withDetail("kafka", why);
    }

    private boolean stuck(ProcessorPosition processor) {
        return watch.standsStill(
                processor.name(), processor.position(), processor.waitingSince(), systemClock.instant());
    }
}
