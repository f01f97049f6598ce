package clinic.meridian.local.client;

import clinic.meridian.local.ClinicTrouble;
import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Whether the services hear each other: what each has published has gone out, and what the others have
/// published has come in, so that none of them has anything left to do.
public final class KafkaRoundTrip {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ALL_SERVICES = 3;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final LocalClinic clinic;
    private final ServiceHealth health = new ServiceHealth();

    public KafkaRoundTrip(LocalClinic clinic) {
        this.clinic = clinic;
    }

    /// @throws ClinicTrouble when some service is not so far after two minutes
    public void await() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var down = down(); !down.isEmpty(); down = down()) {
            if (System.nanoTime() > deadline) {
                throw new ClinicTrouble("The pipeline is not up in " + String.join(", ", down) + ": ./clinic status");
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
        if (clinic.services().size() == ALL_SERVICES) { // a part of them waits for the others' topics for ever
            ClinicTime.of(clinic).awaitQuiet();
        }
    }

    private List<String> down() {
        return clinic.services().stream()
                .filter(service -> !health.pipelineUp(clinic.url(service)))
                .map(Part::label)
                .toList();
    }
}
