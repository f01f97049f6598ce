package clinic.meridian.benchmarks;

import clinic.meridian.benchmarks.BookedRows.Row;
import clinic.meridian.benchmarks.BookedRows.Template;
import clinic.meridian.benchmarks.BookedRows.Value;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The limit of a booking: the rows of one, inserted by prepared statements and committed, and nothing else. They
/// go into copies of the tables, with all their rows, indexes and constraints, so that nobody publishes or projects
/// them.
final class BareInserts implements Load.Worker {
    private final Connection connection;
    private final Slots slots;
    private final Slots.Slot sampled;
    private final List<TableInsert> inserts = new ArrayList<>();

    private record TableInsert(PreparedStatement statement, List<Given> values) {}

    /// What goes into one column of one row.
    @FunctionalInterface
    private interface Given {
        void set(PreparedStatement statement, int index, Booking booking) throws SQLException;
    }

    /// @param later minutes between the sampled visit and this one
    private record Booking(Slots.Slot slot, long later, String appointment, String event, String key) {}

    /// Makes the copies, as their owner, with what is in the tables: a larger index costs more.
    static void copyTables(Connection owner, BookedRows rows, String writer) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("CREATE SCHEMA bench");
            for (var table : rows.tables().entrySet()) {
                var name = table.getKey();
                statement.execute("CREATE TABLE bench.%s (LIKE public.%s INCLUDING ALL)".formatted(name, name));
                var columns = columns(table.getValue());
                statement.execute(
                        "INSERT INTO bench.%s (%s) SELECT %s FROM public.%s".formatted(name, columns, columns, name));
            }
            statement.execute("GRANT USAGE ON SCHEMA bench TO " + writer);
            statement.execute("GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA bench TO " + writer);
        }
    }

    /// @param connection  of the role that the service itself writes with
    /// @param slots   gives every booking its own
    /// @param sampled the slot of the booking that the rows are from
    BareInserts(Connection connection, BookedRows rows, Slots slots, Slots.Slot sampled) throws SQLException {
        this.connection = connection;
        this.slots = slots;
        this.sampled = sampled;
        connection.setAutoCommit(false);
        for (var table : rows.tables().entrySet()) {
            var values = table.getValue().stream()
                    .flatMap(row -> row.values().stream())
                    .map(BareInserts::given)
                    .toList();
            inserts.add(new TableInsert(connection.prepareStatement(insert(table.getKey(), table.getValue())), values));
        }
    }

    /// All rows of a table in one statement.
    private static String insert(String table, List<Row> rows) {
        var placeholders = rows.getFirst().values().stream().map(value -> "?").collect(Collectors.joining(", "));
        var tuples = rows.stream().map(row -> "(" + placeholders + ")").collect(Collectors.joining(", "));
        return "INSERT INTO bench.%s (%s) VALUES %s".formatted(table, columns(rows), tuples);
    }

    private static String columns(List<Row> rows) {
        return rows.getFirst().values().stream().map(Value::column).collect(Collectors.joining(", "));
    }

    private static Given given(Value value) {
        var text = value.text();
        if (text == null) {
            return same(null);
        }
        return switch (value.meaning()) {
            case SAME -> value.binary() ? bytes(HexFormat.of().parseHex(text)) : same(text);
            case APPOINTMENT -> (statement, index, booking) -> text(statement, index, booking.appointment());
            case EVENT -> (statement, index, booking) -> text(statement, index, booking.event());
            case KEY -> (statement, index, booking) -> text(statement, index, booking.key());
            case ROOM ->
                (statement, index, booking) ->
                        text(statement, index, id(1, booking.slot().room()));
            case PRACTITIONER ->
                (statement, index, booking) ->
                        text(statement, index, id(2, booking.slot().room()));
            case CLIENT ->
                (statement, index, booking) ->
                        text(statement, index, id(3, booking.slot().client()));
            case TIMES -> {
                var template = Template.of(text);
                yield (statement, index, booking) -> text(statement, index, template.later(booking.later()));
            }
        };
    }

    private static Given same(@Nullable String text) {
        return (statement, index, booking) -> text(statement, index, text);
    }

    private static Given bytes(byte[] bytes) {
        return (statement, index, booking) -> statement.setBytes(index, bytes);
    }

    /// The server knows the column's type.
    private static void text(PreparedStatement statement, int index, @Nullable String text) throws SQLException {
        statement.setObject(index, text, Types.OTHER);
    }

    private static String id(int kind, int number) {
        return new UUID(kind, number).toString();
    }

    @Override
    public void once() throws SQLException {
        var slot = slots.take();
        var booking = new Booking(
                slot,
                Duration.between(sampled.start(), slot.start()).toMinutes(),
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString());
        for (var insert : inserts) {
            int index = 1;
            for (var value : insert.values()) {
                value.set(insert.statement(), index++, booking);
            }
            insert.statement().executeUpdate();
        }
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
