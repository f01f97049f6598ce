package clinic.meridian.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// A pool whose connections take part in a [WriteBehind].
final class WriteBehindDataSource extends DelegatingDataSource implements AutoCloseable {

    private final HikariDataSource pool;

    WriteBehindDataSource(HikariDataSource pool) {
        super(pool);
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return WriteBehindConnection.of(pool.getConnection());
    }

    @Override
    public void close() {
        pool.close();
    }
}
