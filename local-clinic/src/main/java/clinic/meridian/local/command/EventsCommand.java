package clinic.meridian.local.command;

import clinic.meridian.local.DatabaseRole;
import clinic.meridian.local.LocalClinic;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "events", description = "Prints the last events of a service, oldest first, one block each.")
public final class EventsCommand implements Callable<Integer> {
    private static final long BETWEEN_LOOKS_MILLIS = 250;
    private static final String LAST = """
            SELECT * FROM (
                SELECT global_index, aggregate_type, aggregate_id, sequence_number, name, revision, payload, metadata
                FROM event
                WHERE ?::text IS NULL OR aggregate_id = ?
                ORDER BY global_index DESC
                LIMIT ?
            ) AS last
            ORDER BY global_index
            """;
    private static final String LATER = """
            SELECT global_index, aggregate_type, aggregate_id, sequence_number, name, revision, payload, metadata
            FROM event
            WHERE (?::text IS NULL OR aggregate_id = ?) AND global_index > ?
            ORDER BY global_index
            """;

    private final LocalClinic clinic;

    @Parameters(paramLabel = "SERVICE", description = "booking, session or reporting.")
    private String service = "";

    @Option(names = "-n", paramLabel = "EVENTS", description = "How many; ${DEFAULT-VALUE} at first.")
    private int count = 20;

    @Option(names = "--of", paramLabel = "ID", description = "Only those of the aggregate with this id.")
    private @Nullable String aggregateId;

    @Option(names = "-f", description = "Go on with what is recorded from now on, until Ctrl-C.")
    private boolean follow;

    public EventsCommand(LocalClinic clinic) {
        this.clinic = clinic;
    }

    @Override
    public Integer call() throws SQLException, InterruptedException {
        var database = LocalClinic.service(service).label();
        try (var connection = Database.connect(clinic, database, DatabaseRole.READING)) {
            long last = print(connection, LAST, count, -1);
            while (follow) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
                last = print(connection, LATER, last, last);
            }
        }
        return 0;
    }

    /// @return the position of the last event printed
    private long print(Connection connection, String query, long parameter, long before) throws SQLException {
        long last = before;
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, aggregateId);
            statement.setString(2, aggregateId);
            statement.setLong(3, parameter);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    last = rows.getLong("global_index");
                    print(rows);
                }
            }
        }
        return last;
    }

    private static void print(ResultSet row) throws SQLException {
        var metadata = row.getBytes("metadata");
        System.out.printf(
                "%d  %s  %s%s  %s %s #%d%s%n    %s%n",
                row.getLong("global_index"),
                said(metadata, "recordedAt"),
                row.getString("name"),
                row.getString("revision") == null ? "" : " r" + row.getString("revision"),
                row.getString("aggregate_type"),
                row.getString("aggregate_id"),
                row.getLong("sequence_number"),
                by(metadata),
                new String(row.getBytes("payload"), StandardCharsets.UTF_8));
    }

    private static String by(byte[] metadata) {
        var by = said(metadata, "by");
        var channel = said(metadata, "channel");
        return (by.isEmpty() ? "" : "  by " + by) + (channel.isEmpty() ? "" : " (" + channel + ")");
    }

    /// An event is shown even where somebody has damaged it.
    private static String said(byte[] metadata, String field) {
        try {
            return JsonMapper.shared().readTree(metadata).path(field).asString("");
        } catch (JacksonException e) {
            return "";
        }
    }
}
