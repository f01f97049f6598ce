package clinic.meridian.system;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.system.harness.Command;
import clinic.meridian.system.harness.Effort;
import clinic.meridian.system.harness.Service;
import clinic.meridian.system.harness.SharedClinic;
import clinic.meridian.system.harness.TestClinic;
import clinic.meridian.system.story.OldSystem;
import clinic.meridian.system.story.Practice;
import clinic.meridian.system.story.Staff;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// A clinic switches to this one: two files with faults of every kind, of which exactly those lines are
/// named and all others come in.
@SharedClinic
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImportIT {
    private static final int BAD_LINES = 3;
    private static final int FAULTS = 37;
    private static final Pattern NAMED = Pattern.compile("(?m)^  (\\S+) line (\\d+): ");

    private final TestClinic clinic;
    private final Practice practice;
    private final OldSystem old;
    private final Path folder;

    ImportIT(TestClinic clinic, @TempDir Path folder) throws IOException {
        this.clinic = clinic;
        this.folder = folder;
        practice = Practice.open(Staff.of(clinic), OldSystem.LOCATION, OldSystem.PLACES, OldSystem.PLACES);
        var today = LocalDate.ofInstant(clinic.now(), practice.zone());
        old = new OldSystem(today, Effort.of(1_000, 10_000), FAULTS, 20_260_302);
        old.write(folder);
    }

    private Command runImport(String... options) {
        var arguments = new ArrayList<>(List.of("import"));
        arguments.addAll(List.of(options));
        arguments.add(folder.resolve(OldSystem.CLIENTS).toString());
        arguments.add(folder.resolve(OldSystem.APPOINTMENTS).toString());
        return clinic.command(arguments.toArray(String[]::new));
    }

    private void namesExactlyTheFaultyLines(Command command) {
        var named = new TreeSet<String>();
        var lines = NAMED.matcher(command.output());
        while (lines.find()) {
            named.add(lines.group(1) + ":" + lines.group(2));
        }
        assertThat(named).as(command.output()).isEqualTo(old.faultyLines());
        assertThat(command.exit()).isEqualTo(BAD_LINES);
    }

    private long visits() {
        return clinic.database(Service.BOOKING)
                .number(
                        "SELECT count(*) FROM diary_entry WHERE location_id = ?::uuid AND recorded_to = 'infinity'",
                        practice.locationId());
    }

    @Test
    @Order(1)
    void aDryRunNamesTheFaultyLinesAndWritesNothing() {
        namesExactlyTheFaultyLines(runImport("--dry-run"));

        assertThat(visits()).isZero();
    }

    @Test
    @Order(2)
    void theGoodLinesComeInAndTheOthersAreNamed() {
        long begun = System.nanoTime();

        var command = runImport();

        var took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.printf(
                "%,d lines with %d bad ones imported in %.1f s%n", old.lines(), FAULTS, took.toMillis() / 1e3);
        namesExactlyTheFaultyLines(command);
        assertThat(visits()).isEqualTo(old.goodVisits());
    }

    @Test
    @Order(3)
    void doingItAgainDoublesNothing() {
        var command = runImport();

        namesExactlyTheFaultyLines(command);
        assertThat(command.output()).contains(" 0 new, %,d already there".formatted(old.goodVisits()));
        assertThat(visits()).isEqualTo(old.goodVisits());
    }

    @Test
    @Order(4)
    void namesSurviveTheOldCharset() {
        var query = URLEncoder.encode(OldSystem.FAMILY_NAME + "0", StandardCharsets.UTF_8);

        var found = clinic.api(Service.BOOKING, "desk").items("/clients?query=" + query);

        assertThat(found)
                .singleElement()
                .satisfies(client ->
                        assertThat(client.path("familyName").asString()).isEqualTo(OldSystem.FAMILY_NAME + "0"));
    }

    @Test
    @Order(5)
    void theReportsShowThemCountThemInNoRateAndNobodyIsWrittenTo() {
        clinic.settle();
        var day = old.pastDay();

        var schedule = clinic.api(Service.REPORTING, "manager")
                .items("/schedule?locationId=%s&date=%s".formatted(practice.locationId(), day));

        assertThat(schedule)
                .isNotEmpty()
                .allSatisfy(
                        visit -> assertThat(visit.path("imported").asBoolean()).isTrue());
        var client = schedule.getFirst().path("clientId").asString();
        assertThat(clinic.api(Service.REPORTING, "manager").items("/reminders?clientId=" + client))
                .isEmpty();
        var rates = clinic.api(Service.REPORTING, "manager")
                .get("/adverse-effects/rates?from=%s&to=%s&locationId=%s"
                        .formatted(day, day.plusDays(7), practice.locationId()))
                .expect(200)
                .json();
        assertThat(rates.path("sessions").asLong()).isZero();
    }
}
