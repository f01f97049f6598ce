package clinic.meridian.platform.database;

import clinic.meridian.platform.PlatformProperties;
import clinic.meridian.platform.PlatformProperties.Login;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The service's database in its three roles. *Writing* is what everything gets by default; its transactions
/// may last ten seconds, far below the minute after which Axon gives up on a gap in the event sequence, so that
/// a gap which it gives up on can never be filled any more. *Reading* is asked for by name and has no such
/// limit. *Owner* only migrates.
@Configuration(proxyBeanMethods = false)
public class Databases {

    /// Qualifier of the reading role's [DataSource] and [JdbcClient].
    public static final String READING = "reading";

    static final String TRANSACTION_TIMEOUT = "10s";

    @Bean
    Flyway flyway(PlatformProperties properties) {
        PlatformProperties.Database database = properties.database();
        return Flyway.configure()
                .dataSource(new DriverManagerDataSource(
                        database.url(),
                        database.owner().username(),
                        database.owner().password()))
                .locations("classpath:db/platform", "classpath:db/migration")
                .placeholders(Map.of(
                        "writing", database.writing().username(),
                        "reading", database.reading().username()))
                // The platform's migrations are numbered from 1, a service's from 100; each grows on its own.
                .outOfOrder(true)
                .load();
    }

    @Bean
    FlywayMigrationInitializer flywayInitializer(Flyway flyway) {
        return new FlywayMigrationInitializer(flyway);
    }

    @Bean
    @Primary
    @DependsOn("flywayInitializer")
    DataSource writingDataSource(PlatformProperties properties) {
        HikariConfig config = pool("writing", properties, properties.database().writing());
        // PostgreSQL plans again with every call what takes arrays, since it thinks that pays: it does not, for
        // commands.
        config.addDataSourceProperty(
                "options", "-c transaction_timeout=" + TRANSACTION_TIMEOUT + " -c plan_cache_mode=force_generic_plan");
        return new WriteBehindDataSource(new HikariDataSource(config));
    }

    @Bean(defaultCandidate = false)
    @Qualifier(READING)
    @DependsOn("flywayInitializer")
    DataSource readingDataSource(PlatformProperties properties) {
        HikariConfig config = pool("reading", properties, properties.database().reading());
        config.setMaximumPoolSize(Math.min(4, config.getMaximumPoolSize()));
        config.setReadOnly(true);
        return new HikariDataSource(config);
    }

    @Bean
    @Primary
    JdbcClient jdbcClient(DataSource writing) {
        return JdbcClient.create(writing);
    }

    @Bean(defaultCandidate = false)
    @Qualifier(READING)
    JdbcClient readingJdbcClient(@Qualifier(READING) DataSource reading) {
        return JdbcClient.create(reading);
    }

    private static HikariConfig pool(String name, PlatformProperties properties, Login login) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(properties.database().url());
        config.setUsername(login.username());
        config.setPassword(login.password());
        config.setMaximumPoolSize(login.poolSize());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(30_000);
        config.addDataSourceProperty("ApplicationName", properties.instance() + "/" + name);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("prepareThreshold", "2");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "60");
        return config;
    }
}
