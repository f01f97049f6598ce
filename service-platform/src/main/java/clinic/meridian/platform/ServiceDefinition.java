package clinic.meridian.platform;

import clinic.meridian.platform.publishing.Publishing;
import clinic.meridian.platform.publishing.Topic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/// What a service gives to the platform, and the one place where its data flow can be read: which aggregates
/// decide, which events exist, who handles them when, what goes out and what comes in. Each service has one
/// bean of it.
public final class ServiceDefinition {

    private final String name;
    private final List<Class<?>> aggregates = new ArrayList<>();
    private final Set<Class<?>> underDatabaseLocks = new HashSet<>();
    private final List<Class<?>> eventVocabularies = new ArrayList<>();
    private final List<EventUpcaster> upcasters = new ArrayList<>();
    private final List<Object> commandHandlers = new ArrayList<>();
    private final Map<String, List<Object>> inTransaction = new LinkedHashMap<>();
    private final Map<String, List<Object>> streaming = new LinkedHashMap<>();
    private final List<Object> inbound = new ArrayList<>();
    private final Set<String> consumedTopics = new HashSet<>();
    private final Set<String> ignoredTypes = new HashSet<>();
    private final List<Topic> ownTopics = new ArrayList<>();
    private @Nullable Publishing publishing;

    private ServiceDefinition(String name) {
        this.name = name;
    }

    /// @param name `booking`, `session` or `reporting`; prefixes the processing groups and the Kafka group
    public static ServiceDefinition named(String name) {
        return new ServiceDefinition(name);
    }

    /// Event-sourced aggregates with Axon's annotations.
    public ServiceDefinition aggregates(Class<?>... types) {
        aggregates.addAll(List.of(types));
        return this;
    }

    /// Aggregates whose commands wait for locks of the database after they are loaded. They are not locked in
    /// the process: whoever holds the database's lock and then changes several of them would wait for one
    /// that waits for him, and nobody would see it. Rivals on one stream meet in the event store, as on two
    /// instances, and the loser tries again.
    public ServiceDefinition aggregatesUnderDatabaseLocks(Class<?>... types) {
        aggregates.addAll(List.of(types));
        underDatabaseLocks.addAll(List.of(types));
        return this;
    }

    /// The sealed interfaces whose permitted records are all of this service's domain events.
    public ServiceDefinition events(Class<?>... sealedVocabularies) {
        eventVocabularies.addAll(List.of(sealedVocabularies));
        return this;
    }

    /// Applied in this order to stored events of older revisions.
    public ServiceDefinition upcasters(EventUpcaster... chain) {
        upcasters.addAll(List.of(chain));
        return this;
    }

    /// Command handlers outside aggregates, such as one that commits a whole series at once.
    public ServiceDefinition commandHandlers(Object... handlers) {
        commandHandlers.addAll(List.of(handlers));
        return this;
    }

    /// Event handlers that run in the transaction of the command; a failure refuses the command.
    public ServiceDefinition inTransaction(String group, Object... handlers) {
        inTransaction.computeIfAbsent(group, g -> new ArrayList<>()).addAll(List.of(handlers));
        return this;
    }

    /// Event handlers that follow the event store, from its first event, in batches, each batch in one
    /// transaction with the position reached. A failure stops the group and is retried; health says so.
    public ServiceDefinition following(String group, Object... handlers) {
        streaming.computeIfAbsent(group, g -> new ArrayList<>()).addAll(List.of(handlers));
        return this;
    }

    /// Topics of other services (or of this one) that are consumed from their first record.
    public ServiceDefinition consumes(String... topics) {
        consumedTopics.addAll(List.of(topics));
        return this;
    }

    /// Handlers of contract events and contract states from Kafka; ordinary `@EventHandler` methods whose first
    /// parameter is the contract record, with `EventMessage` metadata as stored by the publisher.
    public ServiceDefinition inbound(Object... handlers) {
        inbound.addAll(List.of(handlers));
        return this;
    }

    /// Contract types on consumed topics that this service knowingly does nothing with. What is neither handled
    /// nor ignored is parked.
    public ServiceDefinition ignores(String... contractTypes) {
        ignoredTypes.addAll(List.of(contractTypes));
        return this;
    }

    /// The topics that this service writes, and what it writes.
    public ServiceDefinition publishes(Publishing decision, Topic... topics) {
        publishing = decision;
        ownTopics.addAll(List.of(topics));
        return this;
    }

    public String name() {
        return name;
    }

    public List<Class<?>> aggregates() {
        return List.copyOf(aggregates);
    }

    public boolean isUnderDatabaseLocks(Class<?> aggregate) {
        return underDatabaseLocks.contains(aggregate);
    }

    public List<Class<?>> eventVocabularies() {
        return List.copyOf(eventVocabularies);
    }

    public List<EventUpcaster> upcasters() {
        return List.copyOf(upcasters);
    }

    public List<Object> commandHandlers() {
        return List.copyOf(commandHandlers);
    }

    public Map<String, List<Object>> inTransaction() {
        return Map.copyOf(inTransaction);
    }

    public Map<String, List<Object>> streaming() {
        return Map.copyOf(streaming);
    }

    public List<Object> inbound() {
        return List.copyOf(inbound);
    }

    public Set<String> consumedTopics() {
        return Set.copyOf(consumedTopics);
    }

    public Set<String> ignoredTypes() {
        return Set.copyOf(ignoredTypes);
    }

    public List<Topic> ownTopics() {
        return List.copyOf(ownTopics);
    }

    public @Nullable Publishing publishing() {
        return publishing;
    }
}
