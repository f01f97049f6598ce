package clinic.meridian.local.supervisor;

import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;

/// Starts each service of a new build once more, beside the clinic that runs, to write down what makes its next start
/// fast; up to the point where it would begin to serve, and only while nothing else wants the processor. The
/// services that serve do not record themselves. See docs/decisions/0043-starts-are-rehearsed.md.
final class Rehearsals implements Runnable {
    private static final List<String> IN_THE_BACKGROUND = List.of("chrt", "--idle", "0");
    /// Programs per processor that run or want to, over the last minute.
    private static final double IDLE_LOAD = 0.5;

    private static final String NOWHERE = "127.0.0.1:1";
    private static final String UNTIL_IT_WOULD_SERVE = "-Dspring.context.exit=onRefresh";

    private final LocalClinic clinic;
    private final StateBoard board;

    Rehearsals(LocalClinic clinic, StateBoard board) {
        this.clinic = clinic;
        this.board = board;
    }

    @Override
    public void run() {
        try {
            board.awaitReady(EnumSet.copyOf(clinic.parts()));
            for (var part : clinic.parts()) {
                awaitIdleProcessors();
                rehearse(PartProcess.of(clinic, part));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the clinic goes down
        } catch (Exception e) {
            System.err.println("The next start is not made faster: " + e);
        }
    }

    /// The lowest priority alone does not help everywhere: in a virtual machine it may mean nothing.
    private static void awaitIdleProcessors() throws InterruptedException {
        var machine = ManagementFactory.getOperatingSystemMXBean();
        while (machine.getSystemLoadAverage() > IDLE_LOAD * machine.getAvailableProcessors()) {
            Pause.of(Duration.ofSeconds(2));
        }
    }

    private void rehearse(PartProcess process) throws Exception {
        var fast = process.fastStart();
        if (fast.isPresent() && !fast.get().known()) {
            hold(process.launch(), fast.get().cache(), process.part());
        }
    }

    /// Several clinics of one checkout may rehearse at the same time: each writes beside and renames what is complete.
    void hold(Launch launch, Path cache, Part part) throws IOException, InterruptedException {
        var unfinished = cache.resolveSibling("%s.%d.aot.new".formatted(part.label(), clinic.portBase()));
        var command = new ArrayList<>(IN_THE_BACKGROUND);
        command.add(launch.command().getFirst());
        command.addAll(FastStart.recording(unfinished));
        command.add(UNTIL_IT_WOULD_SERVE);
        command.addAll(launch.command().subList(1, launch.command().size()));
        var environment = new HashMap<>(launch.environment());
        environment.putAll(Leftovers.rehearsalMarks(clinic));
        environment.put("MERIDIAN_INSTANCE", part.label() + "-rehearsal");
        environment.put("MERIDIAN_KAFKA_BOOTSTRAP_SERVERS", NOWHERE);
        var log = clinic.logs().resolve("rehearsal.log");
        try {
            int exit = new Launch(command, environment, log).start().waitFor();
            if (exit == 0 && Files.exists(unfinished)) {
                Files.move(unfinished, cache, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(unfinished.resolveSibling(unfinished.getFileName() + ".config")); // the JVM's own
        }
    }

    /// Ends what goes on, also what it starts at its own end to write the record.
    static void end(LocalClinic clinic) throws InterruptedException {
        for (var left = Leftovers.rehearsing(clinic); !left.isEmpty(); left = Leftovers.rehearsing(clinic)) {
            for (var process : left) {
                process.kill();
                process.awaitEnd(Duration.ofSeconds(10));
            }
        }
    }
}
