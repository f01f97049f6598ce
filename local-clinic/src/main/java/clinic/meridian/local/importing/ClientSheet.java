package clinic.meridian.local.importing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The lines of `clients.csv`, as far as the file alone can judge them.
final class ClientSheet {
    static final List<Column> COLUMNS = List.of(
            Column.required("reference", "what the old system calls her: a number, a code"),
            Column.required("givenName", ""),
            Column.required("familyName", ""),
            Column.optional("email", ""),
            Column.optional("phone", "digits, blanks and + ( ) / . -"),
            Column.optional("language", "de, en, es or zh; de where it is empty"),
            Column.optional("reminders", "yes or no; yes where it is empty"));

    private static final int LONGEST_REFERENCE = 100;

    private final List<Sent<ClientLine>> lines = new ArrayList<>();
    private final List<BadLine> badLines = new ArrayList<>();
    private final Map<String, Integer> badReferences = new HashMap<>();

    /// As booking-service takes it.
    record ClientLine(
            String reference,
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String language,
            @Nullable Boolean reminders) {}

    ClientSheet(CsvTable table) {
        badLines.addAll(table.badLines());
        Map<String, Integer> references = new HashMap<>();
        Map<String, Integer> people = new HashMap<>();
        for (var row : table.rows()) {
            read(row, references, people)
                    .ifPresent(fault -> badLines.add(new BadLine(table.file(), row.line(), fault)));
        }
    }

    List<Sent<ClientLine>> lines() {
        return lines;
    }

    List<BadLine> badLines() {
        return badLines;
    }

    /// References of bad lines, with the line of each.
    Map<String, Integer> badReferences() {
        return badReferences;
    }

    private Optional<String> read(CsvTable.Row row, Map<String, Integer> references, Map<String, Integer> people) {
        var reference = row.cells().getOrDefault("reference", "");
        if (reference.length() > LONGEST_REFERENCE) {
            return Optional.of("reference has more than " + LONGEST_REFERENCE + " characters.");
        }
        var earlier = references.putIfAbsent(reference, row.line());
        if (earlier != null) {
            return Optional.of("It has the reference \"" + reference + "\" of line " + earlier + ".");
        }
        var fault = details(row, reference, people);
        fault.ifPresent(reason -> badReferences.put(reference, row.line()));
        return fault;
    }

    private Optional<String> details(CsvTable.Row row, String reference, Map<String, Integer> people) {
        var reminders = row.cell("reminders");
        var wantsReminders = reminders == null ? Boolean.TRUE : YesNo.read(reminders);
        if (wantsReminders == null) {
            return Optional.of("reminders is yes or no, not \"" + reminders + "\".");
        }
        var keys = samePerson(row);
        var same = keys.stream().map(people::get).filter(line -> line != null).findFirst();
        if (same.isPresent()) {
            return Optional.of("She is the client of line " + same.get() + ": the same name, and the same "
                    + "e-mail address or telephone number.");
        }
        keys.forEach(key -> people.put(key, row.line()));
        lines.add(new Sent<>(
                row.line(),
                new ClientLine(
                        reference,
                        row.cell("givenName"),
                        row.cell("familyName"),
                        row.cell("email"),
                        row.cell("phone"),
                        row.cell("language"),
                        wantsReminders)));
        return Optional.empty();
    }

    /// Who has any of these in common with another is the same person.
    private static List<String> samePerson(CsvTable.Row row) {
        var name = plain(
                row.cells().getOrDefault("givenName", "") + " " + row.cells().getOrDefault("familyName", ""));
        var email = row.cell("email");
        var phone = row.cell("phone");
        return Stream.concat(
                        Stream.ofNullable(email).map(address -> name + "\n" + plain(address)),
                        Stream.ofNullable(phone).map(number -> name + "\n" + number.replaceAll("[^0-9]", "")))
                .toList();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
