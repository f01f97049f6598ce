package clinic.meridian.platform.sample;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.meridian.platform.testing.TestPostgres;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// A service that would lose or forge facts does not start. Kafka is away in all of these, which is no reason not to.
class WiringCheckIT {

    private final TestPostgres.Database database = TestPostgres.create();

    @Test
    void refusesADatabaseThatDoesNotSyncItsCommits() throws Exception {
        String name = database.url().substring(database.url().lastIndexOf('/') + 1);
        asSuperuser("ALTER DATABASE " + name + " SET synchronous_commit = off");

        assertThatThrownBy(this::start).rootCause().hasMessageContaining("synchronous_commit=off");
    }

    @Test
    void refusesAWritingRoleThatMayChangeEvents() throws Exception {
        start().close();
        asSuperuser("GRANT UPDATE ON event TO " + database.writing());

        assertThatThrownBy(this::start).rootCause().hasMessageContaining("may UPDATE events");
    }

    @Test
    void refusesVirtualThreads() {
        assertThatThrownBy(() -> start("--spring.threads.virtual.enabled=true"))
                .rootCause()
                .hasMessageContaining("virtual threads");
    }

    private ConfigurableApplicationContext start(String... arguments) {
        SpringApplication application = new SpringApplicationBuilder(SampleService.class)
                .web(WebApplicationType.NONE)
                .build();
        application.setDefaultProperties(Map.ofEntries(
                Map.entry("meridian.instance", "check-1"),
                Map.entry("meridian.database.url", database.url()),
                Map.entry("meridian.database.owner.username", database.owner()),
                Map.entry("meridian.database.owner.password", database.owner()),
                Map.entry("meridian.database.writing.username", database.writing()),
                Map.entry("meridian.database.writing.password", database.writing()),
                Map.entry("meridian.database.reading.username", database.reading()),
                Map.entry("meridian.database.reading.password", database.reading()),
                Map.entry("meridian.link-key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="),
                Map.entry("meridian.kafka.bootstrap-servers", "127.0.0.1:1")));
        return application.run(arguments);
    }

    private void asSuperuser(String sql) throws Exception {
        try (Connection connection = database.asSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
