package clinic.meridian.local.supervisor;

import clinic.meridian.local.ClinicTrouble;
import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;

/// Watches over a clinic: one keeper per part. It may end at any moment, and always ends the same way: nothing
/// is lost but the watching. The parts live on, and the next supervisor takes over what still runs.
public final class Supervisor {
    private final LocalClinic clinic;
    private final Clock clock;

    public Supervisor(LocalClinic clinic, Clock clock) {
        this.clinic = clinic;
        this.clock = clock;
    }

    /// Which build of everything this clinic would run now.
    public static String build(LocalClinic clinic) throws IOException {
        var builds = new ArrayList<String>();
        builds.add(System.getProperty("java.class.path"));
        for (var service : clinic.services()) {
            builds.add(AppJar.of(clinic, service.module()).build());
        }
        return Integer.toHexString(builds.hashCode());
    }

    /// Watches until this process is ended.
    public void run() throws IOException, InterruptedException {
        Files.createDirectories(clinic.run());
        Files.createDirectories(clinic.logs());
        try (var lock = lock()) {
            endOthers();
            Rehearsals.end(clinic);
            var board = new StateBoard(clinic, build(clinic), clock);
            var keepers = new ArrayList<Thread>();
            for (var part : clinic.parts()) {
                keepers.add(Thread.ofPlatform()
                        .name(part.label())
                        .start(new PartKeeper(clinic, PartProcess.of(clinic, part), board)));
            }
            if (clinic.recordsStarts()) {
                keepers.add(Thread.ofPlatform().name("rehearsals").start(new Rehearsals(clinic, board)));
            }
            for (var keeper : keepers) {
                keeper.join();
            }
        }
    }

    /// One supervisor per clinic. One that was killed a moment ago may still hold the lock.
    private FileLock lock() throws IOException, InterruptedException {
        var channel = FileChannel.open(
                clinic.run().resolve("supervisor.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        for (int attempt = 0; attempt < 50; attempt++) {
            try {
                var lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException e) {
                // held by this very process
            }
            Pause.of(Duration.ofMillis(100));
        }
        throw new ClinicTrouble("Another supervisor runs the clinic in " + clinic.home() + ".");
    }

    /// Parts that the clinic was told to do without this time.
    private void endOthers() throws InterruptedException {
        for (var part : Part.values()) {
            if (!clinic.parts().contains(part)) {
                var left = Leftovers.find(clinic, part);
                if (left.isPresent()) {
                    PartProcess.of(clinic, part).end(left.get().process());
                }
            }
        }
    }
}
