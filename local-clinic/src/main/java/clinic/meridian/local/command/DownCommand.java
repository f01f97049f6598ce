package clinic.meridian.local.command;

import clinic.meridian.local.ClinicTrouble;
import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.supervisor.ClinicReport;
import clinic.meridian.local.supervisor.Shutdown;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Stops the clinic in order; what it knows stays in its data folder.")
public final class DownCommand implements Callable<Integer> {
    private final LocalClinic clinic;

    public DownCommand(LocalClinic clinic) {
        this.clinic = clinic;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var report = ClinicReport.read(clinic);
        if (report.filter(ClinicReport::supervised).isEmpty() && Shutdown.nothingRuns(clinic)) {
            System.out.println("No clinic runs in " + clinic.home() + ".");
            return 0;
        }
        System.out.println("Stopping the clinic in " + clinic.home());
        if (report.isPresent()) {
            report.get().endSupervision();
        }
        Shutdown.endAll(clinic, part -> System.out.println("  " + part.label() + " stopped"));
        if (!Shutdown.nothingRuns(clinic)) {
            throw new ClinicTrouble("Something still runs: ./clinic status");
        }
        ClinicReport.delete(clinic);
        System.out.println("Stopped.");
        return 0;
    }
}
