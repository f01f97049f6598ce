package clinic.meridian.platform.eventstore;

import org.axonframework.config.Configuration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Lets commands be handled and events be followed once everything is wired and checked, before the first request is
/// let in; and until the last one has been answered. A service that is only loaded handles and publishes nothing.
@Component
class AxonStart implements SmartLifecycle {

    /// Before the web server, which begins in phase `DEFAULT_PHASE - 2048`.
    static final int PHASE = DEFAULT_PHASE - 4096;

    private final Configuration axon;
    private volatile boolean running;

    AxonStart(Configuration axon) {
        this.axon = axon;
    }

    @Override
    public void start() {
        axon.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        axon.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Axon's configuration starts once in its life.
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
