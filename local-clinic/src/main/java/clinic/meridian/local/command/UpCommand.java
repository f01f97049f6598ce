package clinic.meridian.local.command;

import clinic.meridian.local.DurableFile;
import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import clinic.meridian.local.client.KafkaRoundTrip;
import clinic.meridian.local.demo.DemoClinic;
import clinic.meridian.local.supervisor.ClinicReport;
import clinic.meridian.local.supervisor.ClinicStart;
import clinic.meridian.local.supervisor.PartReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = {
            "Starts the clinic and returns when it is ready: PostgreSQL, Kafka, the entry page with sign-in and inbox,",
            "and the three services. Without --detach it stays until Ctrl-C and then stops the clinic.",
            "A clinic that runs already is left alone; parts that died or belong to an older build are replaced."
        })
public final class UpCommand implements Callable<Integer> {
    private static final Duration HISTORY = Duration.ofDays(56);

    private final LocalClinic clinic;
    private final Clock clock;
    private final long begun = System.nanoTime();

    @Option(names = "--detach", description = "Leave the clinic running in the background.")
    private boolean detach;

    @Option(
            names = "--demo",
            description = "Fill an empty clinic with a believable past and future, through its own services.")
    private boolean demo;

    public UpCommand(LocalClinic clinic, Clock clock) {
        this.clinic = clinic;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (demo) {
            startInThePast();
        }
        System.out.println("Starting the clinic in " + clinic.home());
        var report = new ClinicStart(clinic, this::say).start();
        if (!clinic.services().isEmpty()) {
            new KafkaRoundTrip(clinic).await();
            System.out.printf("  %-10s the services answer each other through it, %s%n", "kafka", elapsed());
        }
        if (demo) {
            new DemoClinic(clinic, clock, System.out).fill();
        }
        printAddresses();
        if (!detach) {
            stayUntilInterrupted(report);
        }
        return 0;
    }

    /// History is made by letting time run, so an empty clinic begins as long ago as its history is to be.
    private void startInThePast() throws IOException {
        if (!Files.exists(clinic.postgresData())) {
            var start = clock.instant().minus(HISTORY).truncatedTo(ChronoUnit.DAYS);
            Files.createDirectories(clinic.home());
            DurableFile.write(clinic.clockStart(), (start + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private void say(PartReport part) {
        switch (part.state()) {
            case READY -> System.out.printf("  %-10s ready, %s%n", part.part().label(), elapsed());
            case RESTARTING ->
                System.out.printf("  %-10s is started again: %s%n", part.part().label(), part.message());
            case WAITING, STARTING, FAILED -> {
                // no news, or told at the end
            }
        }
    }

    private String elapsed() {
        return "%.1f s".formatted((System.nanoTime() - begun) / 1e9);
    }

    private void printAddresses() {
        System.out.printf("%nThe clinic is ready after %s.%n%n", elapsed());
        System.out.printf("  Entry page  %s%n", clinic.url(Part.HOME));
        for (var service : clinic.services()) {
            System.out.printf("  %-11s %s%n", workplace(service), clinic.url(service));
        }
        System.out.printf("  Inbox       %s/inbox%n", clinic.url(Part.HOME));
        System.out.printf(
                "%nSign in as desk, mei, manager or admin; the password of all is %s%n",
                clinic.secrets().existing("demo-password"));
        System.out.println(detach ? "./clinic down stops it." : "Ctrl-C stops it.");
    }

    private static String workplace(Part service) {
        return switch (service) {
            case BOOKING -> "Desk";
            case SESSION -> "Rooms";
            case REPORTING -> "Reports";
            case POSTGRES, KAFKA, HOME -> throw new IllegalArgumentException(service + " is no workplace");
        };
    }

    private void stayUntilInterrupted(ClinicReport report) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                new DownCommand(clinic).call();
            } catch (IOException e) {
                System.err.println(e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        report.awaitEndOfSupervision();
        System.out.println("The clinic was stopped, or another ./clinic up has taken it over.");
    }
}
