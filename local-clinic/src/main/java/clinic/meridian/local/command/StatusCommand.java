package clinic.meridian.local.command;

import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import clinic.meridian.local.client.ServiceHealth;
import clinic.meridian.local.supervisor.ClinicReport;
import clinic.meridian.local.supervisor.PartReport;
import clinic.meridian.local.supervisor.PartState;
import clinic.meridian.local.supervisor.Shutdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "status",
        description = {"Shows how each part is. Exit code 0 when all is well, 3 when no clinic runs, 1 otherwise."})
public final class StatusCommand implements Callable<Integer> {
    private static final int NOT_RUNNING = 3;
    private static final int NOT_WELL = 1;

    private final LocalClinic clinic;
    private final ServiceHealth health = new ServiceHealth();

    public StatusCommand(LocalClinic clinic) {
        this.clinic = clinic;
    }

    @Override
    public Integer call() throws IOException {
        var report = ClinicReport.read(clinic);
        if (report.isEmpty() || (!report.get().supervised() && Shutdown.nothingRuns(clinic))) {
            System.out.println("No clinic runs in " + clinic.home() + ".");
            return NOT_RUNNING;
        }
        boolean well = true;
        System.out.printf("%-10s %-11s %8s %8s  %s%n", "part", "state", "pid", "memory", "");
        for (var part : report.get().parts()) {
            var remark = remark(part);
            well &= part.state() == PartState.READY && remark.isEmpty();
            System.out.printf(
                    "%-10s %-11s %8s %8s  %s%n",
                    part.part().label(),
                    part.state().name().toLowerCase(Locale.ROOT),
                    part.pid() == 0 ? "" : part.pid(),
                    memory(part.pid()),
                    remark.isEmpty() ? where(part.part()) : remark);
            part.lastLog().forEach(line -> System.out.println("    " + line));
        }
        if (!report.get().supervised()) {
            System.out.println("Nobody watches over the parts: the supervisor has died. ./clinic up puts that right.");
            return NOT_WELL;
        }
        return well ? 0 : NOT_WELL;
    }

    private String remark(PartReport part) {
        var restarts = part.restarts() == 0 ? "" : "was started again " + part.restarts() + " times; ";
        if (part.state() != PartState.READY) {
            return restarts + part.message();
        }
        if (!part.part().isService()) {
            return "";
        }
        return health.complaint(clinic.url(part.part()));
    }

    private String where(Part part) {
        return switch (part) {
            case POSTGRES -> clinic.jdbcUrl("");
            case KAFKA -> clinic.kafkaBootstrap();
            case HOME, BOOKING, SESSION, REPORTING -> clinic.url(part).toString();
        };
    }

    /// Resident memory of the process, in MB.
    private static String memory(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
