package clinic.meridian.system.harness;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts and reads in a service's database what the service itself does not get to say. A connection per question: a
/// database that was killed a moment ago answers the next one.
public final class Database {
    private final String url;
    private final String username;
    private final String password;

    Database(String url, String username, String password) {
        this.url = url;
        this.username = username;
        this.password = password;
    }

    /// How many events of all kinds are stored.
    public long events() {
        return number("SELECT count(*) FROM event");
    }

    /// How many events of this logical name are stored, such as `booking.session-booked`.
    public long events(String name) {
        return number("SELECT count(*) FROM event WHERE name = ?", name);
    }

    /// How many events of each logical name are stored.
    public Map<String, Long> eventsByName() {
        var counts = new LinkedHashMap<String, Long>();
        for (var row : rows("SELECT name, count(*) FROM event GROUP BY name ORDER BY name")) {
            counts.put(row.getFirst(), Long.valueOf(row.getLast()));
        }
        return counts;
    }

    /// The single number that a query gives.
    public long number(String sql, Object... parameters) {
        return Long.parseLong(rows(sql, parameters).getFirst().getFirst());
    }

    /// The first column of a query.
    public List<String> column(String sql, Object... parameters) {
        return rows(sql, parameters).stream().map(List::getFirst).toList();
    }

    /// The rows of a query as text; SQL's null is an empty one.
    public List<List<String>> rows(String sql, Object... parameters) {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var result = statement.executeQuery()) {
                return rows(result);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// Changes something, for the tests that damage a clinic on purpose.
    ///
    /// @return how many rows
    public int damage(String sql, Object... parameters) {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, username, password);
    }

    private static List<List<String>> rows(ResultSet result) throws SQLException {
        int columns = result.getMetaData().getColumnCount();
        var rows = new ArrayList<List<String>>();
        while (result.next()) {
            var row = new ArrayList<String>();
            for (int i = 1; i <= columns; i++) {
                var value = result.getString(i);
                row.add(value == null ? "" : value);
            }
            rows.add(row);
        }
        return rows;
    }
}
