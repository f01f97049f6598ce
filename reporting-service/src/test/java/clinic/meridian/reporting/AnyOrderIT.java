package clinic.meridian.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.platform.testing.Seeds;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ReportingTest
class AnyOrderIT {

    private static final int ORDERS = 15;
    private static final int CLIENTS = 12;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final Incoming incoming;
    private List<String> tables = List.of();

    AnyOrderIT(@Autowired List<ReadModel> models, @Autowired TransactionTemplate transaction) {
        incoming = new Incoming(models, List.of(), transaction);
    }

    @BeforeEach
    void whichTablesThereAre() {
        tables = jdbc.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'read_model' ORDER BY tablename")
                .query((row, number) -> row.getString(1))
                .list();
        assertThat(tables).contains("visit", "session", "series", "adverse_event", "client", "location", "offer");
    }

    @ParameterizedTest
    @Seeds({1, 7, 42, 4711})
    void whateverOrderKafkaBringsTheTablesEndUpTheSame(long seed) {
        History history = History.of(seed, CLIENTS);
        Map<String, String> plain = tablesAfter(history.plainly());

        assertThat(plain.get("visit")).contains("FULFILLED", "\"series_id\"");
        assertThat(plain.get("offer")).contains("ACCEPTED", "GONE", "\"ended\":null");
        for (int order = 0; order < ORDERS; order++) {
            assertThat(tablesAfter(history.shuffled(seed * 1000 + order)))
                    .as("seed %d, order %d", seed, order)
                    .isEqualTo(plain);
        }
    }

    /// Everything that the read models hold after these messages, and nothing of what others left there.
    private Map<String, String> tablesAfter(List<EventMessage<?>> messages) {
        Map<String, String> contents = new TreeMap<>();
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            tables.forEach(table -> jdbc.sql("DELETE FROM " + table).update());
            messages.forEach(incoming::tell);
            tables.forEach(table -> contents.put(
                    table,
                    jdbc.sql(
                                    "SELECT coalesce(string_agg(row_to_json(t)::text, E'\\n' ORDER BY row_to_json(t)::text), '')"
                                            + " FROM " + table + " AS t")
                            .query(String.class)
                            .single()));
        });
        return contents;
    }
}
