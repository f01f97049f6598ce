package clinic.meridian.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Prints results below each other.
final class ResultTable {
    private static final List<String> HEADING = List.of("figure", "ours", "limit", "ratio", "must", "aim");

    private ResultTable() {}

    static String of(List<Result> results) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADING);
        results.forEach(result -> rows.add(cells(result)));
        var widths = IntStream.range(0, HEADING.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        var text = new StringBuilder();
        rows.forEach(row -> text.append(line(row, widths)).append('\n'));
        results.stream().filter(result -> !result.notes().isEmpty()).forEach(result -> {
            text.append('\n').append(result.figure()).append(":\n");
            result.notes().forEach(note -> text.append("  ").append(note).append('\n'));
        });
        return text.toString();
    }

    private static List<String> cells(Result result) {
        var ratio = result.ratio();
        return List.of(
                result.figure(),
                result.ours(),
                result.limit(),
                ratio == null ? "" : String.format(Locale.ROOT, "%.2f", ratio),
                result.must(),
                result.aim());
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> "%-" + widths[column] + "s")
                .collect(Collectors.joining("  "))
                .formatted(row.toArray())
                .stripTrailing();
    }
}
