package clinic.meridian.local.importing;

import clinic.meridian.local.WrongUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// The rows of a CSV file, with the lines that are none. Cells are separated by commas or semicolons,
/// whichever makes the header known. A quote that is never closed costs its own line only, not the rest of
/// the file.
final class CsvTable {
    static final int LONGEST_CELL = 1_000;
    private static final int LONGEST_ROW = 20;

    private final String file;
    private final TextFile text;
    private final List<Column> columns;
    private final CSVFormat format;
    private final List<String> headings;
    private final int first;
    private final List<Row> rows = new ArrayList<>();
    private final List<BadLine> badLines = new ArrayList<>();

    /// @param line where it begins, from 1
    record Row(int line, Map<String, String> cells) {
        /// The cell of a column, without blanks around it; null when there is nothing in it.
        @Nullable
        String cell(String column) {
            var cell = cells.get(column);
            return cell == null || cell.isEmpty() ? null : cell;
        }
    }

    /// @throws WrongUse when the file cannot be read, or has not the columns that it needs
    static CsvTable read(Path path, List<Column> columns) {
        if (!Files.isRegularFile(path)) {
            throw new WrongUse("There is no file " + path + ".");
        }
        try {
            return new CsvTable(path.getFileName().toString(), TextFile.read(path), columns);
        } catch (IOException e) {
            throw new WrongUse(path + " cannot be read: " + e.getMessage());
        }
    }

    CsvTable(String file, TextFile text, List<Column> columns) {
        this.file = file;
        this.text = text;
        this.columns = columns;
        this.first = firstLine();
        var comma = headings(format(','));
        var semicolon = headings(format(';'));
        boolean commas = known(comma) >= known(semicolon);
        this.format = format(commas ? ',' : ';');
        this.headings = commas ? comma : semicolon;
        checkHeadings();
        readRows();
    }

    String file() {
        return file;
    }

    /// Good rows in order.
    List<Row> rows() {
        return rows;
    }

    /// Lines that are no rows.
    List<BadLine> badLines() {
        return badLines;
    }

    /// Headings of columns that nobody asks for.
    List<String> ignored() {
        return headings.stream().filter(heading -> column(heading).isEmpty()).toList();
    }

    String charset() {
        return text.charset().name();
    }

    private int firstLine() {
        for (int i = 0; i < text.lines().size(); i++) {
            var line = text.lines().get(i);
            if (line == null || !line.isBlank()) {
                return i;
            }
        }
        throw new WrongUse(file + " is empty; its first line must name the columns: " + names(columns) + ".");
    }

    private static CSVFormat format(char separator) {
        return CSVFormat.RFC4180.builder().setDelimiter(separator).get();
    }

    private List<String> headings(CSVFormat separated) {
        var line = text.lines().get(first);
        return line == null
                ? List.of()
                : parse(line, separated).map(CsvTable::cells).orElse(List.of());
    }

    private long known(List<String> candidates) {
        return candidates.stream()
                .filter(heading -> column(heading).isPresent())
                .count();
    }

    private Optional<Column> column(String heading) {
        return columns.stream().filter(column -> column.isCalled(heading)).findFirst();
    }

    private void checkHeadings() {
        var missing = columns.stream()
                .filter(Column::required)
                .filter(column -> headings.stream().noneMatch(column::isCalled))
                .toList();
        if (!missing.isEmpty()) {
            throw new WrongUse("%s has no column %s. Its first line must name at least: %s. It reads: %s"
                    .formatted(
                            file,
                            names(missing),
                            names(columns.stream().filter(Column::required).toList()),
                            String.join(" | ", headings)));
        }
        columns.stream()
                .filter(column -> headings.stream().filter(column::isCalled).count() > 1)
                .findFirst()
                .ifPresent(twice -> {
                    throw new WrongUse(file + " has the column " + twice.name() + " twice.");
                });
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private void readRows() {
        int at = first + 1;
        while (at < text.lines().size()) {
            at += readRow(at);
        }
    }

    /// @return how many lines it took
    private int readRow(int at) {
        var line = text.lines().get(at);
        if (line == null) {
            bad(at, "It is not " + charset() + " as the rest of the file is.");
            return 1;
        }
        if (line.isBlank()) {
            return 1;
        }
        var single = parse(line, format);
        if (single.isPresent()) {
            row(at, cells(single.get()));
            return 1;
        }
        var longer = new StringBuilder(line);
        for (int taken = 2;
                hasOpenQuote(longer)
                        && taken <= LONGEST_ROW
                        && at + taken <= text.lines().size();
                taken++) {
            longer.append('\n').append(text.lines().get(at + taken - 1));
            var several = parse(longer.toString(), format).map(CsvTable::cells);
            if (several.isPresent() && several.get().size() == headings.size()) {
                row(at, several.get());
                return taken;
            }
        }
        bad(at, "Its quotes do not match: a cell in quotes ends with a quote, and a quote inside it is written twice.");
        return 1;
    }

    private static boolean hasOpenQuote(CharSequence text) {
        return text.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private static Optional<CSVRecord> parse(String line, CSVFormat format) {
        try (var parser = CSVParser.parse(line, format)) {
            var records = parser.getRecords();
            return records.size() == 1 ? Optional.of(records.getFirst()) : Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty(); // the caller says what is wrong with the line
        }
    }

    private static List<String> cells(CSVRecord row) {
        return row.stream().map(String::strip).toList();
    }

    private void row(int at, List<String> cells) {
        if (cells.stream().allMatch(String::isEmpty)) {
            return;
        }
        if (cells.size() != headings.size()) {
            bad(at, "It has %d cells, and the header has %d.".formatted(cells.size(), headings.size()));
            return;
        }
        var named = new HashMap<String, String>();
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            column(headings.get(i)).ifPresent(column -> named.put(column.name(), cell));
        }
        var fault = columns.stream()
                .filter(column -> named.containsKey(column.name()))
                .map(column -> fault(column, named.getOrDefault(column.name(), "")))
                .flatMap(Optional::stream)
                .findFirst();
        fault.ifPresentOrElse(reason -> bad(at, reason), () -> rows.add(new Row(at + 1, Map.copyOf(named))));
    }

    private static Optional<String> fault(Column column, String cell) {
        if (column.required() && cell.isEmpty()) {
            return Optional.of(column.name() + " is missing.");
        }
        if (cell.length() > LONGEST_CELL) {
            return Optional.of(column.name() + " has more than " + LONGEST_CELL + " characters.");
        }
        if (cell.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(column.name() + " has more than one line, or a character that cannot be printed.");
        }
        if (cell.indexOf('\uFFFD') >= 0) {
            return Optional.of(column.name() + " has lost a character on its way (\uFFFD).");
        }
        return Optional.empty();
    }

    private void bad(int at, String reason) {
        badLines.add(new BadLine(file, at + 1, reason));
    }
}
