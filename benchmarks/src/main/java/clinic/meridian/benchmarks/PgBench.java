package clinic.meridian.benchmarks;

import clinic.meridian.benchmarks.BookedRows.Row;
import clinic.meridian.benchmarks.BookedRows.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The same rows by PostgreSQL's own load generator, where it is installed: a look at the limit without Java.
final class PgBench {
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

    private PgBench() {}

    /// @param seconds how long
    /// @return transactions per second; empty where there is no pgbench
    static Optional<Double> run(BenchClinic clinic, String user, String password, BookedRows rows, int seconds)
            throws IOException, InterruptedException {
        var script = Files.createTempFile("meridian-bench-", ".sql");
        var output = Files.createTempFile("meridian-bench-", ".out");
        try {
            Files.writeString(script, script(rows));
            var builder = new ProcessBuilder(
                            "pgbench",
                            "--no-vacuum",
                            "--protocol=prepared",
                            "--client=" + BookingFigure.CONNECTIONS,
                            "--jobs=2",
                            "--time=" + seconds,
                            "--file=" + script,
                            "--host=127.0.0.1",
                            "--port=" + clinic.postgresPort(),
                            "--username=" + user,
                            "booking")
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("PGPASSWORD", password);
            var process = start(builder);
            if (process.isEmpty() || !process.get().waitFor(seconds + 60L, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
            return perSecond(output);
        } finally {
            Files.delete(script);
            Files.delete(output);
        }
    }

    private static Optional<Process> start(ProcessBuilder builder) {
        try {
            return Optional.of(builder.start());
        } catch (IOException e) {
            return Optional.empty(); // it is not installed
        }
    }

    private static Optional<Double> perSecond(Path output) throws IOException {
        var text = Files.readString(output);
        var tps = TPS.matcher(text);
        if (!tps.find()) {
            System.err.println("pgbench did not work:\n" + text.lines().limit(5).collect(Collectors.joining("\n")));
            return Optional.empty();
        }
        return Optional.of(Double.parseDouble(tps.group(1)));
    }

    /// Ids are drawn by chance, so that no two bookings are rivals at the one time that all have.
    private static String script(BookedRows rows) {
        return "\\set n random(1, 4000000000000000000)\nBEGIN;\n"
                + rows.tables().entrySet().stream()
                        .map(table -> "INSERT INTO bench.%s (%s) VALUES %s;\n"
                                .formatted(
                                        table.getKey(),
                                        table.getValue().getFirst().values().stream()
                                                .map(Value::column)
                                                .collect(Collectors.joining(", ")),
                                        table.getValue().stream()
                                                .map(PgBench::tuple)
                                                .collect(Collectors.joining(", "))))
                        .collect(Collectors.joining())
                + "COMMIT;\n";
    }

    private static String tuple(Row row) {
        return row.values().stream().map(PgBench::literal).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String literal(Value value) {
        var text = value.text();
        if (text == null) {
            return "NULL";
        }
        return switch (value.meaning()) {
            case SAME, TIMES -> value.binary() ? "'\\x" + text + "'" : quoted(text, value.type());
            case APPOINTMENT -> drawn(1, value);
            case EVENT -> drawn(2, value);
            case KEY -> drawn(3, value);
            case ROOM -> drawn(4, value);
            case PRACTITIONER -> drawn(5, value);
            case CLIENT -> drawn(6, value);
        };
    }

    /// pgbench takes what follows a colon for a variable, in a literal too.
    private static String quoted(String text, String type) {
        if (!text.contains(":")) {
            return "'" + text.replace("'", "''") + "'";
        }
        var hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return "convert_from(decode('%s', 'hex'), 'UTF8')::%s".formatted(hex, type);
    }

    /// A UUID that is another one for each kind of thing; as text where the column keeps it so.
    private static String drawn(int kind, Value value) {
        var uuid = String.format(Locale.ROOT, "(lpad(to_hex(:n::bigint), 31, '0') || '%d')::uuid", kind);
        return value.type().equals("uuid") ? uuid : "(" + uuid + ")::text";
    }
}
