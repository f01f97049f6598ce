package clinic.meridian.local.supervisor;

import clinic.meridian.local.DatabaseRole;
import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.postgresql.core.Utils;

/// The databases of a clinic and their roles. Each database has an owner (migrations), a writing and a reading
/// role, and nobody else may connect to it.
final class Databases {
    static final String SUPERUSER = "postgres";
    private static final String SUPERUSER_SECRET = "postgres-superuser";

    private final LocalClinic clinic;

    Databases(LocalClinic clinic) {
        this.clinic = clinic;
    }

    /// All databases, whichever services run: a service that is added later finds its own.
    private static List<String> names() {
        var names = new ArrayList<>(List.of("identity"));
        for (var part : Part.values()) {
            if (part.isService()) {
                names.add(part.label());
            }
        }
        return names;
    }

    String superuserPassword() {
        return clinic.secrets().password(SUPERUSER_SECRET);
    }

    Path superuserPasswordFile() {
        return clinic.secrets().file(SUPERUSER_SECRET);
    }

    boolean answer() {
        try (var connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /// Makes what is missing. Passwords are set again each time, so that a secret that was replaced works.
    void furnish() throws SQLException {
        try (var connection = connect()) {
            for (var name : names()) {
                for (var role : DatabaseRole.values()) {
                    furnishRole(connection, role.username(name), role.password(clinic, name));
                }
                furnishDatabase(connection, name);
            }
        }
    }

    private static void furnishRole(Connection connection, String role, String password) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            execute(connection, "CREATE ROLE " + identifier(role) + " LOGIN");
        }
        execute(connection, "ALTER ROLE " + identifier(role) + " PASSWORD " + literal(password));
    }

    private static void furnishDatabase(Connection connection, String name) throws SQLException {
        var owner = DatabaseRole.OWNER.username(name);
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            execute(connection, "CREATE DATABASE " + identifier(name) + " OWNER " + identifier(owner));
        }
        execute(connection, "REVOKE ALL ON DATABASE " + identifier(name) + " FROM PUBLIC");
        for (var role : DatabaseRole.values()) {
            execute(
                    connection,
                    "GRANT CONNECT ON DATABASE " + identifier(name) + " TO " + identifier(role.username(name)));
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", superuserPassword());
        properties.setProperty("connectTimeout", "1");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(clinic.jdbcUrl("postgres"), properties);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String identifier(String name) throws SQLException {
        return Utils.escapeIdentifier(null, name).toString();
    }

    private static String literal(String text) throws SQLException {
        return "'" + Utils.escapeLiteral(null, text, true) + "'";
    }
}
