package clinic.meridian.local.supervisor;

import clinic.meridian.local.ClinicTrouble;
import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Keeps one part running: starts it or takes over what is left of it, waits until it is ready, and starts it
/// again when it dies; soon at first, then later and later. A part that keeps dying is called failed and tried
/// once a minute.
final class PartKeeper implements Runnable {
    private static final int DEATHS_UNTIL_FAILED = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration FAILED_PAUSE = Duration.ofMinutes(1);
    private static final Duration HEALTHY_LIFE = Duration.ofMinutes(1);
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final Duration PORT_PATIENCE = Duration.ofSeconds(5);
    private static final int LAST_LOG_LINES = 15;

    private final LocalClinic clinic;
    private final PartProcess process;
    private final Part part;
    private final StateBoard board;

    PartKeeper(LocalClinic clinic, PartProcess process, StateBoard board) {
        this.clinic = clinic;
        this.process = process;
        this.part = process.part();
        this.board = board;
    }

    @Override
    public void run() {
        int deaths = 0;
        try {
            while (true) {
                board.awaitReady(process.needs());
                long born = System.nanoTime();
                var death = liveOnce();
                if (System.nanoTime() - born > HEALTHY_LIFE.toNanos()) {
                    deaths = 0;
                }
                deaths++;
                if (death.hopeless() || deaths >= DEATHS_UNTIL_FAILED) {
                    board.set(part, PartState.FAILED, 0, death.cause(), LogTail.last(clinic.log(part), LAST_LOG_LINES));
                    Pause.of(FAILED_PAUSE);
                } else {
                    board.set(part, PartState.RESTARTING, 0, death.cause(), List.of());
                    Pause.of(FIRST_PAUSE.multipliedBy(1L << (deaths - 1)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the clinic goes down
        }
    }

    /// Why a life of the part ended, and whether trying again soon could help.
    private record Death(String cause, boolean hopeless) {}

    private Death liveOnce() throws InterruptedException {
        try {
            board.set(part, PartState.STARTING, 0);
            process.prepare();
            var alive = startOrTakeOver();
            board.set(part, PartState.STARTING, alive.pid());
            if (!becomesReady(alive)) {
                return new Death("it ended before it was ready", false);
            }
            process.furnish();
            board.set(part, PartState.READY, alive.pid());
            while (alive.alive()) {
                Pause.of(Duration.ofMillis(200));
            }
            return new Death("it ended", false);
        } catch (ClinicTrouble e) {
            return new Death(message(e), true);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return new Death(e.getClass().getSimpleName() + ": " + message(e), false);
        }
    }

    private static String message(Exception e) {
        var message = e.getMessage();
        return message == null ? "" : message;
    }

    private ProcessIdentity startOrTakeOver() throws Exception {
        var launch = process.launch();
        var left = Leftovers.find(clinic, part);
        if (left.isPresent()) {
            if (left.get().fingerprint().equals(launch.fingerprint())) {
                return left.get().process();
            }
            process.end(left.get().process());
        }
        awaitFreePorts();
        process.tidyUp();
        var pid = launch.start().pid();
        var started =
                ProcessIdentity.of(pid).orElseThrow(() -> new IOException("it ended at once: see " + clinic.log(part)));
        new PidFile(started, launch.fingerprint()).write(clinic, part);
        return started;
    }

    /// The ports of a process that was killed may need a moment to become free.
    private void awaitFreePorts() throws InterruptedException {
        long deadline = System.nanoTime() + PORT_PATIENCE.toNanos();
        for (int port : process.ports()) {
            while (!Ports.free(port)) {
                if (System.nanoTime() > deadline) {
                    throw Ports.taken(clinic, List.of(port));
                }
                Pause.of(Duration.ofMillis(100));
            }
        }
    }

    private boolean becomesReady(ProcessIdentity alive) throws InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (alive.alive()) {
            if (process.ready()) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                process.end(alive);
                throw new ClinicTrouble("it was not ready after " + START_PATIENCE.toMinutes() + " minutes");
            }
            Pause.of(Duration.ofMillis(100));
        }
        return false;
    }
}
