package clinic.meridian.local.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The lines of `appointments.csv`, as far as the files alone can judge them.
final class AppointmentSheet {
    static final List<Column> COLUMNS = List.of(
            Column.required("reference", "what the old system calls the visit"),
            Column.required("client", "the client's reference"),
            Column.required("service", "its code or name: FACIAL, Gesichtsakupunktur"),
            Column.required("location", "its name"),
            Column.required("practitioner", "her name or user name"),
            Column.optional("room", "its name; any free one where it is empty"),
            Column.required("start", "by the clock at the location: " + Moments.FORMS),
            Column.required("status", "BOOKED for a visit to come; FULFILLED, NO_SHOW, CANCELLED"),
            Column.optional("happenedAt", "when it was fulfilled, missed or cancelled"));

    private static final int LONGEST_NAME = 100;
    private static final Set<String> STATUSES = Set.of("BOOKED", "FULFILLED", "NO_SHOW", "CANCELLED");

    private final String file;
    private final String clientFile;
    private final Map<String, Integer> badClients;
    private final List<Sent<AppointmentLine>> lines = new ArrayList<>();
    private final List<BadLine> badLines = new ArrayList<>();

    /// As booking-service takes it.
    record AppointmentLine(
            String reference,
            String client,
            String service,
            String location,
            String practitioner,
            @Nullable String room,
            String start,
            String status,
            @Nullable String happenedAt) {

        /// The local day.
        String day() {
            return start.substring(0, "2026-03-02".length());
        }
    }

    /// @param badClients references of clients who were not brought over, with their lines in their file
    AppointmentSheet(CsvTable table, String clientFile, Map<String, Integer> badClients) {
        this.file = table.file();
        this.clientFile = clientFile;
        this.badClients = badClients;
        badLines.addAll(table.badLines());
        Map<String, Integer> references = new HashMap<>();
        for (var row : table.rows()) {
            read(row, references).ifPresent(fault -> badLines.add(new BadLine(file, row.line(), fault)));
        }
    }

    /// Good lines by day, those of a day by their start and then as in the file, so that visits which may
    /// meet are beside each other.
    List<Sent<AppointmentLine>> lines() {
        return lines.stream()
                .sorted(Comparator.comparing(
                                (Sent<AppointmentLine> line) -> line.body().day())
                        .thenComparing(line -> line.body().start()))
                .toList();
    }

    List<BadLine> badLines() {
        return badLines;
    }

    private Optional<String> read(CsvTable.Row row, Map<String, Integer> references) {
        for (var column : List.of("reference", "client", "service", "location", "practitioner", "room")) {
            if (row.cells().getOrDefault(column, "").length() > LONGEST_NAME) {
                return Optional.of(column + " has more than " + LONGEST_NAME + " characters.");
            }
        }
        var reference = row.cells().getOrDefault("reference", "");
        var earlier = references.putIfAbsent(reference, row.line());
        if (earlier != null) {
            return Optional.of("It has the reference \"" + reference + "\" of line " + earlier + ".");
        }
        var client = row.cells().getOrDefault("client", "");
        var badClient = badClients.get(client);
        if (badClient != null) {
            return Optional.of("Its client \"" + client + "\" is not brought over: see " + clientFile + " line "
                    + badClient + ".");
        }
        return moments(row, reference, client);
    }

    private Optional<String> moments(CsvTable.Row row, String reference, String client) {
        var start = Moments.read(row.cells().getOrDefault("start", ""));
        if (start.isEmpty()) {
            return Optional.of(noMoment("start", row.cell("start")));
        }
        var told = row.cell("happenedAt");
        var happenedAt = told == null ? Optional.<String>empty() : Moments.read(told);
        if (told != null && happenedAt.isEmpty()) {
            return Optional.of(noMoment("happenedAt", told));
        }
        var status = row.cells()
                .getOrDefault("status", "")
                .toUpperCase(Locale.ROOT)
                .replace(' ', '_')
                .replace('-', '_');
        if (!STATUSES.contains(status)) {
            return Optional.of(
                    "status is BOOKED, FULFILLED, NO_SHOW or CANCELLED, not \"" + row.cell("status") + "\".");
        }
        lines.add(new Sent<>(
                row.line(),
                new AppointmentLine(
                        reference,
                        client,
                        row.cells().getOrDefault("service", ""),
                        row.cells().getOrDefault("location", ""),
                        row.cells().getOrDefault("practitioner", ""),
                        row.cell("room"),
                        start.get(),
                        status,
                        happenedAt.orElse(null))));
        return Optional.empty();
    }

    private static String noMoment(String column, @Nullable String text) {
        return "%s is no date and time such as %s: \"%s\".".formatted(column, Moments.FORMS, text);
    }
}
