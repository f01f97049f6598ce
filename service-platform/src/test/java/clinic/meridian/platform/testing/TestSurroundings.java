package clinic.meridian.platform.testing;

import clinic.meridian.platform.testing.openapi.DrawsUpItsApi;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// Gives each test context a database and a Kafka of its own, as the environment would.
public final class TestSurroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPostgres.Database database = TestPostgres.create();
        EmbeddedKafkaKraftBroker kafka = startKafka();
        TestPropertyValues.of(
                        "meridian.instance=test-1",
                        "meridian.database.url=" + database.url(),
                        "meridian.database.owner.username=" + database.owner(),
                        "meridian.database.owner.password=" + database.owner(),
                        "meridian.database.writing.username=" + database.writing(),
                        "meridian.database.writing.password=" + database.writing(),
                        "meridian.database.reading.username=" + database.reading(),
                        "meridian.database.reading.password=" + database.reading(),
                        "meridian.kafka.bootstrap-servers=" + kafka.getBrokersAsString(),
                        "meridian.kafka.partitions=3",
                        "meridian.issuer=http://localhost:1",
                        "meridian.client-secret=test",
                        "meridian.local-secret=test-local-secret",
                        "meridian.link-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                        // A service as it runs draws up no description of itself.
                        DrawsUpItsApi.ENABLED + "="
                                + context.getEnvironment().getProperty(DrawsUpItsApi.ENABLED, "false"),
                        "meridian.urls.home=http://localhost:8080",
                        "meridian.urls.booking=http://localhost:8081",
                        "meridian.urls.session=http://localhost:8082",
                        "meridian.urls.reporting=http://localhost:8083")
                .applyTo(context);
        context.getBeanFactory().registerSingleton("testDatabase", database);
        // Registered before all others, so destroyed after them: what still publishes or consumes ends in peace.
        ((DefaultSingletonBeanRegistry) context.getBeanFactory()).registerDisposableBean("testKafka", kafka);
    }

    /// Alone on this machine: every internal topic has one replica.
    private static EmbeddedKafkaKraftBroker startKafka() {
        EmbeddedKafkaKraftBroker kafka = new EmbeddedKafkaKraftBroker(1, 1);
        kafka.brokerProperties(Map.of(
                "auto.create.topics.enable", "false",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "3",
                "offsets.topic.num.partitions", "3",
                "group.initial.rebalance.delay.ms", "0"));
        kafka.afterPropertiesSet();
        return kafka;
    }

    /// The beans that tests share with the service under test.
    @TestConfiguration(proxyBeanMethods = false)
    public static class Beans {
        @Bean
        @Primary
        SettableClinicClock settableClinicClock() {
            return new SettableClinicClock();
        }
    }
}
