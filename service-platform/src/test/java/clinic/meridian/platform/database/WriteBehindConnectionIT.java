package clinic.meridian.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.meridian.platform.testing.TestPostgres;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes to the database, and how often.
class WriteBehindConnectionIT {

    private static final TestPostgres.Database database = TestPostgres.create();

    private final List<String> sent = new ArrayList<>();
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        Connection real = database.asSuperuser();
        try (Statement statement = real.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS fact; CREATE TABLE fact (id int PRIMARY KEY)");
        }
        real.setAutoCommit(false);
        connection = WriteBehindConnection.of(noting(real));
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private Connection noting(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        sent.add(arguments[0].toString());
                    }
                    return method.invoke(real, arguments);
                });
    }

    private void add(int id) throws SQLException {
        connection
                .unwrap(WriteBehindConnection.class)
                .send(new DeferredUpdate("INSERT INTO fact VALUES (?)", List.of(id), null));
    }

    private List<Integer> stored() throws SQLException {
        try (Connection other = database.asSuperuser();
                Statement statement = other.createStatement();
                var rows = statement.executeQuery("SELECT id FROM fact ORDER BY id")) {
            List<Integer> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
            return ids;
        }
    }

    @Test
    void theLastUpdatesTravelWithTheCommit() throws SQLException {
        add(1);
        add(2);
        assertThat(sent).isEmpty();

        connection.commit();

        assertThat(sent).containsExactly("""
                INSERT INTO fact VALUES (?);
                INSERT INTO fact VALUES (?);
                COMMIT""");
        assertThat(stored()).containsExactly(1, 2);
    }

    @Test
    void aTransactionBeginsAnewAfterIt() throws SQLException {
        add(1);
        connection.commit();
        add(2);
        connection.rollback();
        add(3);
        connection.commit();

        assertThat(stored()).containsExactly(1, 3);
    }

    @Test
    void whatFailsWithTheCommitLeavesNothing() throws SQLException {
        add(1);
        add(1);
        assertThatThrownBy(connection::commit)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("INSERT INTO fact")
                .satisfies(twice -> assertThat(SqlStates.has(twice, "23505")).isTrue());
        connection.rollback();

        assertThat(stored()).isEmpty();
        assertThat(sent).hasSize(1);
    }

    @Test
    void noMoreThanEightWait() throws SQLException {
        for (int id : IntStream.range(0, 20).toArray()) {
            add(id);
        }
        connection.commit();

        assertThat(sent).hasSize(3);
        assertThat(stored()).hasSize(20);
    }

    @Test
    void whatIsClosedWithoutACommitIsForgotten() throws SQLException {
        add(1);
        connection.close();

        assertThat(stored()).isEmpty();
    }
}
