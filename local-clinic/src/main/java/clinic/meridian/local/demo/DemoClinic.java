package clinic.meridian.local.demo;

import clinic.meridian.local.ClinicTrouble;
import clinic.meridian.local.DurableFile;
import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import clinic.meridian.local.client.ClinicHttp;
import clinic.meridian.local.client.ClinicTime;
import clinic.meridian.local.client.Tokens;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Fills an empty clinic with a believable past and future through its own services, as `./clinic up --demo` promises.
public final class DemoClinic {
    /// The same clinic every time.
    static final long SEED = 20_241_111;
    /// How long before now an empty clinic's time must begin, at least.
    private static final Duration HISTORY = Duration.ofDays(55);
    private static final DateTimeFormatter WALL_CLOCK =
            DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.ENGLISH);
    private static final String COMPLETE = "complete";
    private static final String BEGUN = "begun";

    private final LocalClinic clinic;
    private final Clock clock;
    private final PrintStream out;
    private final Path mark;

    /// @param clock system time
    /// @param out   where progress is told
    public DemoClinic(LocalClinic clinic, Clock clock, PrintStream out) {
        this.clinic = clinic;
        this.clock = clock;
        this.out = out;
        this.mark = clinic.home().resolve("demo");
    }

    /// To be called when the clinic is ready; one that has the demo already is left as it is.
    ///
    /// @throws ClinicTrouble when the clinic is not empty, or something does not go as planned
    public void fill() throws IOException, InterruptedException {
        if (marked().equals(COMPLETE)) {
            out.printf("  %-10s is there already%n", "demo");
            return;
        }
        var tokens = Tokens.of(clinic, clock);
        var time = ClinicTime.of(clinic);
        mustBeEmpty(tokens, time);
        DurableFile.write(mark, BEGUN.getBytes(StandardCharsets.UTF_8));
        var now = clock.instant();
        var end = Today.lastLively(now);
        var plan = DemoPlan.of(SEED, time.now(), end);
        var progress = new DemoProgress(plan, out);
        new DemoPlayer(time, new Errands(clinic, tokens), progress).play(plan.steps());
        progress.finished();
        time.advanceTo(latest(time.now(), end.equals(now) ? clock.instant() : end));
        DurableFile.write(mark, COMPLETE.getBytes(StandardCharsets.UTF_8));
        tell(plan, progress);
    }

    private String marked() throws IOException {
        return Files.exists(mark) ? Files.readString(mark).strip() : "";
    }

    private void mustBeEmpty(Tokens tokens, ClinicTime time) throws IOException {
        if (clinic.services().size() < 3) {
            throw new ClinicTrouble("The demo needs all three services (CLINIC_SERVICES).");
        }
        var again = " For the demo in an empty folder: ./clinic down, remove " + clinic.home()
                + " (or set CLINIC_HOME), then ./clinic up --demo.";
        if (marked().equals(BEGUN)) {
            throw new ClinicTrouble("An earlier --demo was interrupted, so the clinic in " + clinic.home()
                    + " has only a part of its history. It can be used as it is: ./clinic up." + again);
        }
        var locations = new ClinicHttp(clinic.url(Part.BOOKING), () -> tokens.of(DeskCalls.ADMIN))
                .get("/api/v1/locations")
                .path("items");
        if (!locations.isEmpty()) {
            throw new ClinicTrouble(
                    "The clinic in " + clinic.home() + " is not empty, and --demo leaves it as it is." + again);
        }
        if (time.now().isAfter(clock.instant().minus(HISTORY))) {
            throw new ClinicTrouble("The clinic in " + clinic.home()
                    + " is empty, but its time did not begin in the past, so it can have no history." + again);
        }
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void tell(DemoPlan plan, DemoProgress progress) {
        var summary = DemoSummary.of(plan);
        var local = WALL_CLOCK.format(plan.now().atZone(ClinicLayout.ZONE));
        var lines = List.of(
                "8 weeks of history in %d s: %d clients, %d sessions, %d no-shows, %d side effects; %d visits ahead"
                        .formatted(
                                progress.elapsed().toSeconds(),
                                Cast.SIZE,
                                summary.sessions(),
                                summary.noShows(),
                                summary.sideEffects(),
                                summary.ahead()),
                "today: %d visits done, %d in treatment, %d checked in, %d to come"
                        .formatted(summary.doneToday(), summary.inTreatment(), summary.waiting(), summary.toCome()));
        lines.forEach(line -> out.printf("  %-10s %s%n", "demo", line));
        if (!plan.now().isAfter(clock.instant().minus(Duration.ofMinutes(30)))) {
            out.printf(
                    "  %-10s the clinic is closed now, so its clock stands at its last opening time, %s (%s)%n",
                    "demo", local, ClinicLayout.ZONE);
        }
    }
}
