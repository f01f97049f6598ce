package clinic.meridian.platform.eventstore;

import clinic.meridian.contracts.ContractEvents;
import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.platform.ServiceDefinition;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Refuses to start a service that would run on the wrong parts: an event store that does not store, a database
/// that does not sync, transactions without an end, threads that can run code that is no longer valid, or contract
/// messages that nobody decided about.
@Component
class WiringCheck implements InitializingBean {

    private final Configuration axon;
    private final EventStorageEngine engine;
    private final ServiceDefinition service;
    private final JdbcClient writing;
    private final Environment environment;

    WiringCheck(
            Configuration axon,
            EventStorageEngine engine,
            ServiceDefinition service,
            JdbcClient writing,
            Environment environment) {
        this.axon = axon;
        this.engine = engine;
        this.service = service;
        this.writing = writing;
        this.environment = environment;
    }

    @Override
    public void afterPropertiesSet() {
        List<String> wrong = new ArrayList<>();
        expect(wrong, "event bus", axon.eventBus(), EmbeddedEventStore.class);
        expect(wrong, "event storage", engine, PostgresEventStorage.class);
        expect(wrong, "command bus", axon.commandBus(), SimpleCommandBus.class);
        expect(wrong, "token store", axon.getComponent(TokenStore.class), JdbcTokenStore.class);
        expect(
                wrong,
                "transaction manager",
                axon.getComponent(org.axonframework.common.transaction.TransactionManager.class),
                SpringTransactionManager.class);
        expect(wrong, "event serializer", axon.eventSerializer(), NamedEventSerializer.class);
        if (Threading.VIRTUAL.isActive(environment)) {
            wrong.add("requests would run on virtual threads (spring.threads.virtual.enabled)");
        }
        setting(wrong, "fsync", "on");
        setting(wrong, "full_page_writes", "on");
        setting(wrong, "synchronous_commit", "on");
        setting(wrong, "transaction_timeout", "10s");
        mayNot(wrong, "UPDATE");
        mayNot(wrong, "DELETE");
        undecided().forEach(type -> wrong.add(type + " is consumed, but neither handled nor ignored"));
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(service.name() + "-service does not start: " + String.join("; ", wrong));
        }
    }

    private static void expect(List<String> wrong, String part, Object actual, Class<?> expected) {
        if (actual.getClass() != expected) {
            wrong.add("the " + part + " is " + actual.getClass().getName() + ", not " + expected.getName());
        }
    }

    private void setting(List<String> wrong, String name, String expected) {
        String actual = writing.sql("SELECT current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
        if (!expected.equals(actual)) {
            wrong.add("the database runs with " + name + "=" + actual + ", not " + expected);
        }
    }

    private void mayNot(List<String> wrong, String right) {
        if (writing.sql("SELECT has_table_privilege('event', ?)")
                .param(right)
                .query(Boolean.class)
                .single()) {
            wrong.add("the writing role may " + right + " events");
        }
    }

    /// Contract types on the consumed topics for which no handler and no decision to ignore them exists.
    private Set<String> undecided() {
        Set<Class<?>> handled = new HashSet<>();
        for (Object handler : service.inbound()) {
            for (Method method : org.springframework.aop.support.AopUtils.getTargetClass(handler)
                    .getDeclaredMethods()) {
                if (method.isAnnotationPresent(EventHandler.class) && method.getParameterCount() > 0) {
                    handled.add(method.getParameterTypes()[0]);
                }
            }
        }
        Set<String> undecided = new HashSet<>();
        for (Class<? extends ContractMessage> type : ContractEvents.all()) {
            String name = ContractEvents.typeOf(type);
            if (service.consumedTopics().contains(ContractEvents.topicOf(type))
                    && !service.ignoredTypes().contains(name)
                    && handled.stream().noneMatch(parameter -> parameter.isAssignableFrom(type))) {
                undecided.add(name);
            }
        }
        return undecided;
    }
}
