package clinic.meridian.local.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A small SQL prompt: statements end with a semicolon, results are tables.
final class SqlPrompt {
    private static final int MOST_ROWS = 10_000;
    private static final String TABLES = """
            SELECT schemaname AS schema, relname AS table, n_live_tup AS rows_about
            FROM pg_stat_user_tables
            ORDER BY 1, 2
            """;

    private final Connection connection;
    private final PrintStream out;

    SqlPrompt(Connection connection, PrintStream out) {
        this.connection = connection;
        this.out = out;
    }

    /// Runs what is typed until the end of the input or `\q`.
    ///
    /// @param name shown before each statement; nothing is shown when it is empty
    /// @return whether all statements succeeded
    boolean converse(BufferedReader input, String name) throws IOException {
        boolean typed = !name.isEmpty();
        if (typed) {
            out.println("Statements end with ;   \\dt lists the tables, \\q leaves.");
        }
        var statement = new StringBuilder();
        boolean good = true;
        while (true) {
            if (typed) {
                out.print(name + (statement.isEmpty() ? "=> " : "-> "));
                out.flush();
            }
            var line = input.readLine();
            if (line == null || line.strip().equals("\\q")) {
                return statement.toString().isBlank() ? good : run(statement.toString()) && good;
            }
            if (line.strip().equals("\\dt")) {
                good &= run(TABLES);
                continue;
            }
            statement.append(line).append('\n');
            if (line.strip().endsWith(";")) {
                good &= run(statement.toString());
                statement.setLength(0);
            }
        }
    }

    /// Runs one or more statements.
    ///
    /// @return whether all succeeded; what went wrong has been printed
    boolean run(String sql) {
        try (var statement = connection.createStatement()) {
            statement.setMaxRows(MOST_ROWS);
            boolean rows = statement.execute(sql);
            while (rows || statement.getUpdateCount() >= 0) {
                if (rows) {
                    print(statement.getResultSet());
                } else {
                    out.println(statement.getUpdateCount() + " rows changed");
                }
                rows = statement.getMoreResults();
            }
            return true;
        } catch (SQLException e) {
            out.println(e.getMessage());
            return false;
        }
    }

    private void print(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        var table = new ArrayList<List<String>>();
        var header = new ArrayList<String>();
        for (int column = 1; column <= columns; column++) {
            header.add(rows.getMetaData().getColumnLabel(column));
        }
        table.add(header);
        while (rows.next()) {
            var line = new ArrayList<String>();
            for (int column = 1; column <= columns; column++) {
                line.add(text(rows, column));
            }
            table.add(line);
        }
        print(table, columns);
        int count = table.size() - 1;
        out.println("(" + count + (count == 1 ? " row)" : " rows" + (count == MOST_ROWS ? ", and maybe more)" : ")")));
    }

    private void print(List<List<String>> table, int columns) {
        var widths = new int[columns];
        for (var line : table) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        }
        for (int number = 0; number < table.size(); number++) {
            var line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                var cell = table.get(number).get(column);
                line.append(column == 0 ? " " : " | ").append(cell);
                if (column < columns - 1) {
                    line.repeat(' ', widths[column] - cell.length());
                }
            }
            out.println(line);
            if (number == 0) {
                out.println("-".repeat(Math.min(line.length(), 200)));
            }
        }
    }

    /// Bytes that are text (payloads are JSON) are shown as text.
    private static String text(ResultSet rows, int column) throws SQLException {
        if (!rows.getMetaData().getColumnTypeName(column).equals("bytea")) {
            var text = rows.getString(column);
            return text == null ? "" : text;
        }
        var bytes = rows.getBytes(column);
        if (bytes == null) {
            return "";
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        }
    }
}
