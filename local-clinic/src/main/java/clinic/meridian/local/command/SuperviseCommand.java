package clinic.meridian.local.command;

import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.supervisor.Supervisor;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "supervise", hidden = true, description = "Watches over the parts; what ./clinic up leaves running.")
public final class SuperviseCommand implements Callable<Integer> {
    private final LocalClinic clinic;
    private final Clock clock;

    public SuperviseCommand(LocalClinic clinic, Clock clock) {
        this.clinic = clinic;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        new Supervisor(clinic, clock).run();
        return 0;
    }
}
