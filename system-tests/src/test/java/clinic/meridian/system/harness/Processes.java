package clinic.meridian.system.harness;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// The processes of a clinic, for tests that kill them. Parts are called as `./clinic status` calls them: postgres,
/// kafka,
/// home, booking, session, reporting.
public final class Processes {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path report;

    Processes(Path report) {
        this.report = report;
    }

    /// Ends a part at once (`kill -9`); the supervisor is left to find out.
    public void kill(String part) {
        kill(part, pid(part));
    }

    /// Ends the one who watches over the parts at once (`kill -9`).
    public void killSupervisor() {
        kill("the supervisor", report().path("supervisor").path("pid").asLong());
    }

    private static void kill(String what, long pid) {
        var process = ProcessHandle.of(pid).orElseThrow(() -> new AssertionError(what + " does not run: " + pid));
        process.destroyForcibly();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        System.out.println("killed " + what + " (" + pid + ")");
    }

    /// Lets a part stand still, as on a machine that is overloaded or cut off (`kill -STOP`).
    public void freeze(String part) {
        signal("STOP", part);
    }

    /// Lets it go on (`kill -CONT`).
    public void thaw(String part) {
        signal("CONT", part);
    }

    private void signal(String signal, String part) {
        try {
            var sent = new ProcessBuilder("kill", "-" + signal, Long.toString(pid(part))).start();
            if (sent.waitFor() != 0) {
                throw new AssertionError("kill -" + signal + " of " + part + " was refused");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Returns when every part runs and is ready.
    public void awaitReady() {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(this::allReady);
    }

    private boolean allReady() {
        return report().path("parts")
                .valueStream()
                .allMatch(part -> part.path("state").asString().equals("READY")
                        && ProcessHandle.of(part.path("pid").asLong())
                                .filter(ProcessHandle::isAlive)
                                .isPresent());
    }

    private long pid(String part) {
        return report().path("parts")
                .valueStream()
                .filter(entry -> entry.path("part").asString().equalsIgnoreCase(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The clinic's report knows no part " + part))
                .path("pid")
                .asLong();
    }

    private JsonNode report() {
        try {
            return Json.read(Files.readString(report));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
