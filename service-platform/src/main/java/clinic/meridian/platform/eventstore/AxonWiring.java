package clinic.meridian.platform.eventstore;

import clinic.meridian.platform.PlatformProperties;
import clinic.meridian.platform.ServiceDefinition;
import clinic.meridian.platform.command.ActorMetadata;
import clinic.meridian.platform.consuming.InboundEvents;
import clinic.meridian.platform.database.WriteBehind;
import clinic.meridian.platform.event.EventCatalogue;
import clinic.meridian.platform.publishing.EventPublisher;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.config.annotation.SpringBeanParameterResolverFactory;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/// Every piece of Axon's infrastructure, declared by hand. Axon 4.13's auto-configuration does not find its
/// JDBC parts on Spring Boot 4 and then silently runs without an event store, so none of it is on the class
/// path; [WiringCheck] refuses to start when what runs is not what stands here. See
/// docs/decisions/0002-axon-wired-by-hand.md.
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
public class AxonWiring {

    private static final int BATCH = 200;

    static final EventSchema EVENT_SCHEMA = EventSchema.builder()
            .eventTable("event")
            .snapshotTable("event_snapshot")
            .globalIndexColumn("global_index")
            .timestampColumn("system_time")
            .eventIdentifierColumn("event_id")
            .aggregateIdentifierColumn("aggregate_id")
            .sequenceNumberColumn("sequence_number")
            .typeColumn("aggregate_type")
            .payloadTypeColumn("name")
            .payloadRevisionColumn("revision")
            .payloadColumn("payload")
            .metaDataColumn("metadata")
            .build();

    static final TokenSchema TOKEN_SCHEMA = TokenSchema.builder()
            .setTokenTable("processor_token")
            .setProcessorNameColumn("processor_name")
            .setSegmentColumn("segment")
            .setTokenColumn("token")
            .setTokenTypeColumn("token_type")
            .setTimestampColumn("system_time")
            .setOwnerColumn("owner")
            .build();

    @Bean
    EventCatalogue eventCatalogue(ServiceDefinition service) {
        return new EventCatalogue(service.eventVocabularies());
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider axonConnectionProvider(DataSource writing) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(writing));
    }

    @Bean
    NamedEventSerializer eventSerializer(EventCatalogue catalogue) {
        return new NamedEventSerializer(catalogue);
    }

    /// For tokens only. Axon 4.13 cannot read its own replay tokens back with Jackson 3 unless its types are
    /// allowed.
    @Bean
    Jackson3Serializer tokenSerializer() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(
                        mapper -> mapper.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                                .allowIfSubType("org.axonframework.")
                                .build()))
                .build();
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            ServiceDefinition service,
            NamedEventSerializer eventSerializer,
            ConnectionProvider connections,
            TransactionManager transactions,
            WriteBehind writeBehind) {
        JdbcEventStorageEngine.Builder builder = JdbcEventStorageEngine.builder();
        builder.eventSerializer(eventSerializer)
                .snapshotSerializer(eventSerializer)
                .upcasterChain(new EventUpcasterChain(service.upcasters()))
                .finalAggregateBatchPredicate(batch -> batch.size() < BATCH);
        builder.connectionProvider(connections)
                .transactionManager(transactions)
                .schema(EVENT_SCHEMA)
                .batchSize(BATCH);
        return new PostgresEventStorage(builder, writeBehind);
    }

    @Bean(destroyMethod = "shutDown")
    EmbeddedEventStore eventStore(EventStorageEngine engine) {
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    @Bean
    TokenStore tokenStore(ConnectionProvider connections, Jackson3Serializer tokenSerializer, PlatformProperties p) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(tokenSerializer)
                .schema(TOKEN_SCHEMA)
                .nodeId(p.instance())
                .build();
    }

    @Bean
    CommandBus commandBus(TransactionManager transactions) {
        SimpleCommandBus bus =
                SimpleCommandBus.builder().transactionManager(transactions).build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(List.of(ActorMetadata.provider())));
        return bus;
    }

    @Bean
    ParameterResolverFactory parameterResolverFactory(ApplicationContext context) {
        return MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(AxonWiring.class),
                new SpringBeanParameterResolverFactory(context));
    }

    /// Started and shut down by [AxonStart].
    @Bean(destroyMethod = "")
    Configuration axonConfiguration(
            ServiceDefinition service,
            CommandBus commandBus,
            EmbeddedEventStore eventStore,
            TokenStore tokenStore,
            TransactionManager transactions,
            NamedEventSerializer eventSerializer,
            Serializer tokenSerializer,
            ParameterResolverFactory parameters,
            EventSource source,
            InboundEvents inbound,
            EventPublisher publisher) {
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureCommandBus(c -> commandBus)
                .configureEventBus(c -> eventStore)
                .configureTransactionManager(c -> transactions)
                .configureSerializer(c -> tokenSerializer)
                .configureMessageSerializer(c -> eventSerializer)
                .configureEventSerializer(c -> eventSerializer)
                .registerComponent(TokenStore.class, c -> tokenStore)
                .registerComponent(ParameterResolverFactory.class, c -> parameters);
        service.aggregates().forEach(type -> configurer.configureAggregate(aggregate(service, type)));
        service.commandHandlers().forEach(handler -> configurer.registerCommandHandler(c -> handler));

        EventProcessingConfigurer events = configurer.eventProcessing();
        events.registerDefaultListenerInvocationErrorHandler(c -> PropagatingErrorHandler.instance());
        events.registerDefaultErrorHandler(c -> PropagatingErrorHandler.instance());
        service.inTransaction().forEach((group, handlers) -> {
            events.registerSubscribingEventProcessor(group);
            assign(events, group, handlers);
        });
        service.streaming().forEach((group, handlers) -> {
            follow(events, group, source);
            assign(events, group, handlers);
        });
        if (!service.inbound().isEmpty()) {
            String group = service.name() + ".inbound";
            events.registerSubscribingEventProcessor(group, c -> inbound);
            assign(events, group, service.inbound());
        }
        if (service.publishing() != null) {
            follow(events, publisher.group(), source);
            assign(events, publisher.group(), List.of(publisher));
        }
        return configurer.buildConfiguration();
    }

    /// Ids are unique over all kinds of aggregates and come from callers: to a command, one that names something of
    /// another kind names nothing.
    private static <A> AggregateConfigurer<A> aggregate(ServiceDefinition service, Class<A> type) {
        AggregateConfigurer<A> aggregate =
                AggregateConfigurer.defaultConfiguration(type).configureFilterEventsByType(configuration -> true);
        return service.isUnderDatabaseLocks(type)
                ? aggregate.configureLockFactory(configuration -> NullLockFactory.INSTANCE)
                : aggregate;
    }

    /// One segment from the first event, without a replay token: a processor added later sees all events as new
    /// ones.
    private static void follow(EventProcessingConfigurer events, String group, EventSource source) {
        events.registerPooledStreamingEventProcessor(
                group,
                c -> source,
                (c, builder) -> builder.initialSegmentCount(1)
                        .batchSize(BATCH)
                        .initialToken(_ -> GapAwareTrackingToken.newInstance(0, Set.of()))
                        .tokenClaimInterval(1_000)
                        .claimExtensionThreshold(3_000)
                        .enableCoordinatorClaimExtension());
    }

    private static void assign(EventProcessingConfigurer events, String group, List<Object> handlers) {
        Set<Object> members = Collections.newSetFromMap(new IdentityHashMap<>());
        members.addAll(handlers);
        members.forEach(handler -> events.registerEventHandler(c -> handler));
        events.assignHandlerInstancesMatching(group, members::contains);
    }
}
