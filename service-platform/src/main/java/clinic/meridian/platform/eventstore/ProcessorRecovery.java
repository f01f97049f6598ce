package clinic.meridian.platform.eventstore;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Lets a processor that lost its turn try for it again every two seconds. Axon backs off up to a minute, so that after
/// ten minutes without Kafka or PostgreSQL a healthy system would stay silent for another one.
@Component
class ProcessorRecovery implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ProcessorRecovery.class);
    private static final long EVERY_MS = 2_000;
    private static final int ONLY_SEGMENT = 0;

    private final Configuration axon;
    private @Nullable ScheduledExecutorService timer;

    ProcessorRecovery(Configuration axon) {
        this.axon = axon;
    }

    private void giveTurns() {
        for (EventProcessor processor :
                axon.eventProcessingConfiguration().eventProcessors().values()) {
            if (processor instanceof StreamingEventProcessor streaming
                    && streaming.isRunning()
                    && streaming.processingStatus().isEmpty()) {
                log.debug("{} may try for its turn again", processor.getName());
                streaming.releaseSegment(ONLY_SEGMENT, 1, TimeUnit.MILLISECONDS);
            }
        }
    }

    @Override
    public synchronized void start() {
        if (timer == null) {
            timer = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("processor-recovery").factory());
            var _ = timer.scheduleWithFixedDelay(this::giveTurns, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
