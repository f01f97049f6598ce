package clinic.meridian.platform.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;

/// One PostgreSQL for the JVM; each caller gets a database of its own with the three roles. It syncs like a real one:
/// zonky's launcher switches that off, and the later option wins.
public final class TestPostgres {

    private static final AtomicInteger databases = new AtomicInteger();
    private static final EmbeddedPostgres server = start();

    private TestPostgres() {}

    /// A fresh database and its roles, whose passwords are their names.
    ///
    /// @param url JDBC URL without credentials
    public record Database(String url, String owner, String writing, String reading) {

        /// A connection as the server's superuser, for tests that break things.
        public Connection asSuperuser() throws SQLException {
            return java.sql.DriverManager.getConnection(url, "postgres", "postgres");
        }
    }

    public static Database create() {
        String name = "test" + databases.incrementAndGet();
        Database database = new Database(
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name,
                name + "_owner",
                name + "_writing",
                name + "_reading");
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : new String[] {database.owner(), database.writing(), database.reading()}) {
                statement.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + role + "'");
            }
            statement.execute("CREATE DATABASE " + name + " OWNER " + database.owner());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return database;
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres started = EmbeddedPostgres.builder()
                    .setRegisterShutdownHook(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "128MB")
                    .start();
            // After the contexts of this JVM: in the other order they would wait out one time limit after another.
            SpringApplication.getShutdownHandlers().add(() -> stop(started));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedPostgres started) {
        try {
            started.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
