package clinic.meridian.untidy.till;

import org.springframework.jdbc.core.simple.JdbcClient;

/// A table that everybody may use.
public final class TillTable {

    private final JdbcClient jdbc;

    TillTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public long count() {
        return jdbc.sql("SELECT 1").query(Long.class).single();
    }
}
