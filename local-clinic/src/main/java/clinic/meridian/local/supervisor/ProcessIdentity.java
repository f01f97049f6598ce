package clinic.meridian.local.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A process that cannot be mistaken for another one that was given its number later: the number together with the
/// kernel's moment of its birth (clock ticks since the boot that it happened in).
record ProcessIdentity(long pid, String birth) {
    private static final Path PROC = Path.of("/proc");
    private static final int STATE = 0;
    private static final int START_TIME = 19;

    /// The process that has this number now, unless it has already ended.
    static Optional<ProcessIdentity> of(long pid) {
        try {
            var stat = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
            // The name before the last parenthesis may itself hold spaces and parentheses.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            if (fields[STATE].equals("Z") || fields[STATE].equals("X")) {
                return Optional.empty(); // ended, but its parent has not asked for it
            }
            return Optional.of(new ProcessIdentity(pid, fields[START_TIME] + "@" + boot()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String boot() throws IOException {
        return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
    }

    boolean alive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /// Asks the process to end (SIGTERM).
    void askToEnd() {
        if (alive()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        }
    }

    /// Ends the process at once (SIGKILL).
    void kill() {
        if (alive()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /// Waits for the end of the process, whoever its parent is.
    ///
    /// @return whether it has ended within that time
    boolean awaitEnd(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (alive()) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            Pause.of(Duration.ofMillis(20));
        }
        return true;
    }
}
