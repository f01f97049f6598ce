package clinic.meridian.local.importing;

import clinic.meridian.local.ClinicTrouble;
import clinic.meridian.local.client.ClinicHttp;
import clinic.meridian.local.client.ServiceRefusal;
import clinic.meridian.local.importing.AppointmentSheet.AppointmentLine;
import clinic.meridian.local.importing.ClientSheet.ClientLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Brings two files over: clients first, then the visits of those who are there. What a file alone can
/// judge is judged here, everything else by booking-service, which also knows what it has already.
///
/// A dry run writes nothing, so booking-service sees no more of a visit's neighbours than what is in the
/// same request. Requests hold whole days for that, as visits on different days never meet.
final class Import {
    static final int BATCH = 250;
    /// As many as booking-service takes.
    static final int LONGEST_BATCH = 1_000;

    private final ClinicHttp booking;
    private final String system;
    private final boolean dryRun;
    private final Consumer<Tally> progress;

    private record ClientBatch(String system, boolean dryRun, List<ClientLine> lines) {}

    private record AppointmentBatch(
            String system, boolean dryRun, @Nullable List<String> assumedClients, List<AppointmentLine> lines) {}

    /// @param booking as a manager
    /// @param system what to call the old system; references mean something within one only
    /// @param progress told after each batch
    Import(ClinicHttp booking, String system, boolean dryRun, Consumer<Tally> progress) {
        this.booking = booking;
        this.system = system;
        this.dryRun = dryRun;
        this.progress = progress;
    }

    /// @return what has become of the lines of each file
    List<Tally> run(Path clientFile, @Nullable Path appointmentFile) {
        var clientTable = CsvTable.read(clientFile, ClientSheet.COLUMNS);
        var appointmentTable =
                appointmentFile == null ? null : CsvTable.read(appointmentFile, AppointmentSheet.COLUMNS);
        var clients = new ClientSheet(clientTable);
        Set<String> accepted = new HashSet<>();
        Map<String, Integer> badClients = new HashMap<>(clients.badReferences());
        var tallies = new ArrayList<Tally>();
        tallies.add(sendClients(clientTable, clients, accepted, badClients));
        if (appointmentTable != null) {
            var appointments = new AppointmentSheet(appointmentTable, clientTable.file(), badClients);
            tallies.add(sendAppointments(appointmentTable, appointments, accepted));
        }
        return tallies;
    }

    private Tally sendClients(
            CsvTable table, ClientSheet clients, Set<String> accepted, Map<String, Integer> badClients) {
        var tally = new Tally(
                table.file(), clients.lines().size() + clients.badLines().size(), table.ignored());
        clients.badLines().forEach(tally::bad);
        for (var batch : Batches.of(clients.lines(), line -> line.number(), BATCH, LONGEST_BATCH)) {
            var answer = post(
                    "/api/v1/imports/clients",
                    new ClientBatch(
                            system, dryRun, batch.stream().map(Sent::body).toList()),
                    table.file(),
                    batch);
            settle(
                    tally,
                    batch,
                    answer,
                    line -> accepted.add(line.body().reference()),
                    line -> badClients.put(line.body().reference(), line.number()));
        }
        return tally;
    }

    private Tally sendAppointments(CsvTable table, AppointmentSheet appointments, Set<String> accepted) {
        var tally = new Tally(
                table.file(),
                appointments.lines().size() + appointments.badLines().size(),
                table.ignored());
        appointments.badLines().forEach(tally::bad);
        for (var batch : Batches.of(appointments.lines(), line -> line.body().day(), BATCH, LONGEST_BATCH)) {
            var lines = batch.stream().map(Sent::body).toList();
            var answer = post(
                    "/api/v1/imports/appointments",
                    new AppointmentBatch(system, dryRun, dryRun ? assumed(lines, accepted) : null, lines),
                    table.file(),
                    batch);
            settle(tally, batch, answer, line -> {}, line -> {});
        }
        return tally;
    }

    private static List<String> assumed(List<AppointmentLine> lines, Set<String> accepted) {
        return lines.stream()
                .map(AppointmentLine::client)
                .filter(accepted::contains)
                .distinct()
                .toList();
    }

    private <T> JsonNode post(String path, Object body, String file, List<Sent<T>> batch) {
        try {
            return booking.post(path, body);
        } catch (ServiceRefusal e) {
            throw new ClinicTrouble(
                    "booking-service refused %s lines %d to %d: %s%nWhat was brought over before stays; run the import again to go on."
                            .formatted(
                                    file,
                                    batch.stream().mapToInt(Sent::number).min().orElse(0),
                                    batch.stream().mapToInt(Sent::number).max().orElse(0),
                                    e.getMessage()),
                    e);
        }
    }

    private <T> void settle(
            Tally tally, List<Sent<T>> batch, JsonNode answer, Consumer<Sent<T>> whenThere, Consumer<Sent<T>> whenBad) {
        var outcomes = answer.path("items");
        if (outcomes.size() != batch.size()) {
            throw new ClinicTrouble("booking-service answered for " + outcomes.size() + " lines of " + batch.size()
                    + ". Do the parts of this clinic belong together? ./clinic status");
        }
        for (int i = 0; i < batch.size(); i++) {
            var line = batch.get(i);
            var outcome = outcomes.path(i);
            switch (outcome.path("outcome").asString("")) {
                case "ACCEPTED" -> {
                    tally.accepted();
                    whenThere.accept(line);
                }
                case "ALREADY_THERE" -> {
                    tally.alreadyThere();
                    whenThere.accept(line);
                }
                default -> {
                    tally.bad(new BadLine(
                            tally.file(), line.number(), outcome.path("detail").asString("")));
                    whenBad.accept(line);
                }
            }
        }
        progress.accept(tally);
    }

    /// Cuts a list into pieces.
    static final class Batches {
        private Batches() {}

        /// Pieces of at least `enough` where there are so many, cut only where the key changes; but never
        /// more than `most`.
        static <T> List<List<T>> of(List<T> all, Function<T, Object> key, int enough, int most) {
            var batches = new ArrayList<List<T>>();
            List<T> batch = new ArrayList<>();
            Object last = null;
            for (var each : all) {
                var its = key.apply(each);
                boolean cut = batch.size() >= enough && !Objects.equals(its, last);
                if (cut || batch.size() >= most) {
                    batches.add(batch);
                    batch = new ArrayList<>();
                }
                batch.add(each);
                last = its;
            }
            if (!batch.isEmpty()) {
                batches.add(batch);
            }
            return batches;
        }
    }
}
