package clinic.meridian.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rows that one booking has left in the database, as they are: found by the transaction that wrote them, in
/// whatever table. So the limit stays honest when a booking comes to write more or less.
///
/// @param tables the rows by table
record BookedRows(Map<String, List<Row>> tables) {
    /// How PostgreSQL writes a moment in UTC.
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("x")
            .toFormatter();

    private static final Pattern MOMENTS =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?\\+00");

    /// @param values of the columns that a writer gives
    record Row(List<Value> values) {}

    /// @param type of the column, as PostgreSQL calls it
    /// @param text as PostgreSQL writes it; of bytes in hexadecimal digits
    record Value(String column, String type, @Nullable String text, Meaning meaning) {
        boolean binary() {
            return type.equals("bytea");
        }
    }

    /// What must be another one in every booking.
    enum Meaning {
        SAME,
        APPOINTMENT,
        EVENT,
        KEY,
        ROOM,
        PRACTITIONER,
        CLIENT,
        /// One or two moments that lie at the visit.
        TIMES
    }

    static BookedRows of(Connection owner, BookingStage.Sample sample) throws SQLException {
        var transaction = single(owner, "SELECT xmin::text FROM event WHERE aggregate_id = ?", sample.appointment());
        var eventId = single(owner, "SELECT event_id FROM event WHERE aggregate_id = ?", sample.appointment());
        var tables = new TreeMap<String, List<Row>>();
        for (var table : tables(owner)) {
            var rows = rows(owner, table, transaction, sample, eventId);
            if (!rows.isEmpty()) {
                tables.put(table, rows);
            }
        }
        return new BookedRows(tables);
    }

    private static String single(Connection owner, String sql, String parameter) throws SQLException {
        try (var query = owner.prepareStatement(sql)) {
            query.setString(1, parameter);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw new BenchTrouble("The booking of " + parameter + " has left no event.");
                }
                return rows.getString(1);
            }
        }
    }

    private static List<String> tables(Connection owner) throws SQLException {
        var tables = new ArrayList<String>();
        try (var query = owner.createStatement();
                var rows = query.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static List<Row> rows(
            Connection owner, String table, String transaction, BookingStage.Sample sample, String eventId)
            throws SQLException {
        var columns = columns(owner, table);
        var list = String.join(
                ", ",
                columns.stream()
                        .map(column ->
                                column.binary() ? "encode(" + column.name() + ", 'hex')" : column.name() + "::text")
                        .toList());
        var found = new ArrayList<Row>();
        try (var query = owner.prepareStatement("SELECT " + list + " FROM public." + table + " WHERE xmin::text = ?")) {
            query.setString(1, transaction);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var values = new ArrayList<Value>();
                    for (int i = 0; i < columns.size(); i++) {
                        var text = rows.getString(i + 1);
                        values.add(new Value(
                                columns.get(i).name(),
                                columns.get(i).type(),
                                text,
                                meaning(text, columns.get(i), sample, eventId)));
                    }
                    found.add(new Row(List.copyOf(values)));
                }
            }
        }
        return found;
    }

    private record Column(String name, String type) {
        boolean binary() {
            return type.equals("bytea");
        }

        boolean time() {
            return type.equals("timestamptz") || type.equals("tstzrange");
        }
    }

    private static List<Column> columns(Connection owner, String table) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var query = owner.prepareStatement("""
                SELECT column_name, udt_name
                FROM information_schema.columns
                WHERE table_schema = 'public' AND table_name = ? AND identity_generation IS DISTINCT FROM 'ALWAYS'
                ORDER BY ordinal_position
                """)) {
            query.setString(1, table);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.add(new Column(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return columns;
    }

    private static Meaning meaning(@Nullable String text, Column column, BookingStage.Sample sample, String eventId) {
        if (text == null) {
            return Meaning.SAME;
        }
        if (text.equals(sample.appointment())) {
            return Meaning.APPOINTMENT;
        }
        if (text.equals(eventId)) {
            return Meaning.EVENT;
        }
        if (text.equals(sample.key())) {
            return Meaning.KEY;
        }
        if (text.equals(sample.workplace().room())) {
            return Meaning.ROOM;
        }
        if (text.equals(sample.workplace().practitioner())) {
            return Meaning.PRACTITIONER;
        }
        if (text.equals(sample.client())) {
            return Meaning.CLIENT;
        }
        var from = sample.slot().start().atZone(Slots.ZONE).toOffsetDateTime();
        boolean atTheVisit = column.time()
                && MOMENTS.matcher(text)
                        .results()
                        .map(found -> OffsetDateTime.parse(found.group(), MOMENT))
                        .anyMatch(moment -> !moment.isBefore(from) && moment.isBefore(from.plusHours(2)));
        return atTheVisit ? Meaning.TIMES : Meaning.SAME;
    }

    /// A text with moments in it, ready to be written with other ones.
    ///
    /// @param words   before, between and after the moments; one more than those
    record Template(List<String> words, List<OffsetDateTime> moments) {
        static Template of(String text) {
            var words = new ArrayList<String>();
            var moments = new ArrayList<OffsetDateTime>();
            var matcher = MOMENTS.matcher(text);
            int end = 0;
            while (matcher.find()) {
                words.add(text.substring(end, matcher.start()));
                moments.add(OffsetDateTime.parse(matcher.group(), MOMENT));
                end = matcher.end();
            }
            words.add(text.substring(end));
            return new Template(List.copyOf(words), List.copyOf(moments));
        }

        /// The same text with its moments so many minutes later.
        String later(long minutes) {
            var text = new StringBuilder(words.getFirst());
            for (int i = 0; i < moments.size(); i++) {
                text.append(MOMENT.format(moments.get(i).plusMinutes(minutes))).append(words.get(i + 1));
            }
            return text.toString();
        }
    }

    /// `event 1, reservation 4, …`
    String inWords() {
        return String.join(
                ", ",
                tables.entrySet().stream()
                        .map(table -> table.getKey() + " " + table.getValue().size())
                        .toList());
    }
}
