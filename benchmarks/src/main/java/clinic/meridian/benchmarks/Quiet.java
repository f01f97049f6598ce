package clinic.meridian.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// Waits until services of a clinic have published and consumed all that they had to.
final class Quiet {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final BenchClinic clinic;
    private final List<URI> services;

    Quiet(BenchClinic clinic, List<URI> services) {
        this.clinic = clinic;
        this.services = services;
    }

    /// @return how long it took
    Duration await() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var secret = clinic.secret("local-secret");
        long before = -1;
        while (System.nanoTime() - begun < PATIENCE.toNanos()) {
            long progress = 0;
            boolean idle = true;
            for (var service : services) {
                var state = JsonMapper.shared().readTree(state(service, secret));
                idle &= state.path("idle").asBoolean(false);
                progress += state.path("progress").asLong(0);
            }
            if (idle && progress == before) {
                return Duration.ofNanos(System.nanoTime() - begun);
            }
            before = idle ? progress : -1;
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
        throw new BenchTrouble("The clinic did not come to rest in " + PATIENCE.toMinutes() + " minutes.");
    }

    private static String state(URI service, String secret) throws IOException {
        try (var connection = new HttpConnection(service)) {
            return connection
                    .send("GET", "/local/clock", "Authorization: Bearer " + secret + "\r\n", "")
                    .body();
        }
    }
}
