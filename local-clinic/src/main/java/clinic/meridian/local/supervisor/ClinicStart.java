package clinic.meridian.local.supervisor;

import clinic.meridian.local.ClinicTrouble;
import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Brings a clinic up from outside: puts a supervisor in charge and follows it until every part is ready.
public final class ClinicStart {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LocalClinic clinic;
    private final Consumer<PartReport> progress;

    /// @param progress hears of every part that comes into another state
    public ClinicStart(LocalClinic clinic, Consumer<PartReport> progress) {
        this.clinic = clinic;
        this.progress = progress;
    }

    /// Returns when all parts are ready.
    ///
    /// @return the report of the supervisor in charge
    /// @throws ClinicTrouble when a part cannot be brought up; what runs keeps running
    public ClinicReport start() throws IOException, InterruptedException {
        Files.createDirectories(clinic.run());
        Files.createDirectories(clinic.logs());
        var current = ClinicReport.read(clinic).filter(ClinicReport::supervised);
        if (current.isPresent() && inCharge(current.get())) {
            return follow(current.get().supervisor());
        }
        // It may run another build or have given a part up. Its parts live on until the next one has looked at them.
        if (current.isPresent()) {
            current.get().endSupervision();
        } else if (Shutdown.nothingRuns(clinic)) {
            refuseTakenPorts();
        }
        return follow(putInCharge());
    }

    /// Better to hear of all of them now than of one after the other from parts that cannot start.
    private void refuseTakenPorts() {
        var taken = clinic.parts().stream()
                .flatMap(part -> PartProcess.of(clinic, part).ports().stream())
                .filter(port -> !Ports.free(port))
                .toList();
        if (!taken.isEmpty()) {
            throw Ports.taken(clinic, taken);
        }
    }

    private boolean inCharge(ClinicReport report) throws IOException {
        return report.build().equals(Supervisor.build(clinic)) && !report.anyFailed();
    }

    private ProcessIdentity putInCharge() throws IOException {
        var log = clinic.logs().resolve("supervisor.log");
        var command = JavaCommand.ofMain(
                "clinic.meridian.local.Cli",
                List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", JavaCommand.QUIET),
                List.of("supervise"));
        var services =
                String.join(",", clinic.services().stream().map(Part::label).toList());
        var environment = Map.of(
                "CLINIC_CHECKOUT", clinic.checkout().toString(),
                "CLINIC_HOME", clinic.home().toString(),
                "CLINIC_PORT_BASE", Integer.toString(clinic.portBase()),
                "CLINIC_SERVICES", services.isEmpty() ? "none" : services,
                "CLINIC_RECORD_STARTS", clinic.recordsStarts() ? "yes" : "no");
        var process = new Launch(command, environment, log).start();
        return ProcessIdentity.of(process.pid()).orElseThrow(() -> ended(log));
    }

    private ClinicTrouble ended(Path log) {
        return new ClinicTrouble(
                "The supervisor ended at once (" + log + "):\n  " + String.join("\n  ", LogTail.last(log, 5)));
    }

    private ClinicReport follow(ProcessIdentity supervisor) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var seen = new EnumMap<Part, PartState>(Part.class);
        while (true) {
            boolean alive = supervisor.alive();
            var report =
                    ClinicReport.read(clinic).filter(found -> found.supervisor().equals(supervisor));
            report.ifPresent(found -> found.parts().forEach(part -> {
                if (part.state() != seen.put(part.part(), part.state())) {
                    progress.accept(part);
                }
            }));
            if (report.filter(ClinicReport::allReady).isPresent()) {
                return report.get();
            }
            if (report.filter(ClinicReport::anyFailed).isPresent()) {
                throw failed(report.get());
            }
            if (!alive) {
                throw ended(clinic.logs().resolve("supervisor.log"));
            }
            if (System.nanoTime() > deadline) {
                throw new ClinicTrouble(
                        "Not everything is ready after " + PATIENCE.toMinutes() + " minutes: ./clinic status");
            }
            Pause.of(Duration.ofMillis(50));
        }
    }

    private ClinicTrouble failed(ClinicReport report) {
        var text = new StringBuilder();
        for (var part : report.parts()) {
            if (part.state() == PartState.FAILED) {
                text.append(part.part().label())
                        .append(" failed: ")
                        .append(part.message())
                        .append('\n');
                if (!part.lastLog().isEmpty()) {
                    text.append("The end of ").append(clinic.log(part.part())).append(":\n");
                    part.lastLog()
                            .forEach(line -> text.append("  ").append(line).append('\n'));
                }
            }
        }
        return new ClinicTrouble(text.append("What came up keeps running: ./clinic down stops it.")
                .toString());
    }
}
