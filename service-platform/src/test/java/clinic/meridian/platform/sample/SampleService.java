package clinic.meridian.platform.sample;

import clinic.meridian.contracts.ContractEvents;
import clinic.meridian.contracts.DirectoryState.RoomStateV1;
import clinic.meridian.contracts.Topics;
import clinic.meridian.platform.ServiceDefinition;
import clinic.meridian.platform.ServicePlatform;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.event.DomainEvent;
import clinic.meridian.platform.publishing.Publication;
import clinic.meridian.platform.publishing.Topic;
import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;
import clinic.meridian.platform.refusal.Refused;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@SpringBootApplication
@Import(ServicePlatform.class)
public class SampleService {

    public record OpenRoom(@TargetAggregateIdentifier String roomId, String name) {}

    public record RenameRoom(@TargetAggregateIdentifier String roomId, String name) {}

    public sealed interface RoomEvent {
        @DomainEvent(name = "sample.room-opened")
        record RoomOpened(String roomId, String name) implements RoomEvent {}

        @DomainEvent(name = "sample.room-renamed")
        record RoomRenamed(String roomId, String name) implements RoomEvent {}
    }

    public enum RoomRefusal implements RefusalReason {
        NAME_TAKEN,
        NAMELESS;

        @Override
        public RefusalKind kind() {
            return this == NAME_TAKEN ? RefusalKind.CONFLICT : RefusalKind.RULE;
        }

        @Override
        public String title() {
            return "Not a good name";
        }
    }

    public static class Room {
        @AggregateIdentifier
        @SuppressWarnings("UnusedVariable") // read by Axon
        private @Nullable String id;

        Room() {}

        @CommandHandler
        Room(OpenRoom command) {
            AggregateLifecycle.apply(new RoomEvent.RoomOpened(command.roomId(), command.name()));
        }

        @CommandHandler
        void handle(RenameRoom command) {
            if (command.name().isEmpty()) {
                throw new Refused(RoomRefusal.NAMELESS, "A room needs a name.");
            }
            AggregateLifecycle.apply(new RoomEvent.RoomRenamed(command.roomId(), command.name()));
        }

        @EventSourcingHandler
        void on(RoomEvent.RoomOpened event) {
            id = event.roomId();
        }
    }

    /// In the command's transaction; two rooms of one name are refused by the table.
    @Component
    public static class RoomList {
        private final JdbcClient jdbc;

        RoomList(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @EventHandler
        void on(RoomEvent.RoomOpened event) {
            jdbc.sql("INSERT INTO room_list (room_id, name) VALUES (?, ?)")
                    .params(event.roomId(), event.name())
                    .update();
        }

        @EventHandler
        void on(RoomEvent.RoomRenamed event) {
            jdbc.sql("UPDATE room_list SET name = ? WHERE room_id = ?")
                    .params(event.name(), event.roomId())
                    .update();
        }

        public List<String> names() {
            return jdbc.sql("SELECT name FROM room_list ORDER BY name")
                    .query((row, n) -> row.getString(1))
                    .list();
        }
    }

    /// What came back from Kafka, written in the consumer's transaction.
    @Component
    public static class Arrivals {
        public final List<EventMessage<?>> messages = new CopyOnWriteArrayList<>();
        private final JdbcClient jdbc;

        Arrivals(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @EventHandler
        void on(RoomStateV1 state, EventMessage<?> message) {
            if (state.name().startsWith("poison")) {
                throw new IllegalStateException("cannot handle " + state.roomId());
            }
            jdbc.sql("INSERT INTO arrival (room_id, name) VALUES (?, ?)")
                    .params(state.roomId(), state.name())
                    .update();
            messages.add(message);
        }

        public List<String> names(String roomId) {
            return jdbc.sql("SELECT name FROM arrival WHERE room_id = ? ORDER BY id")
                    .param(roomId)
                    .query((row, n) -> row.getString(1))
                    .list();
        }
    }

    /// Follows the event store.
    @Component
    public static class Follower {
        public final List<String> seen = new CopyOnWriteArrayList<>();

        @EventHandler
        void on(RoomEvent event) {
            seen.add(event.toString());
        }
    }

    @Bean
    ServiceDefinition sample(RoomList list, Arrivals arrivals, Follower follower) {
        return ServiceDefinition.named("sample")
                .aggregates(Room.class)
                .events(RoomEvent.class)
                .inTransaction("sample.rooms", list)
                .following("sample.follower", follower)
                .consumes(Topics.BOOKING_DIRECTORY, Topics.REPORTING_EVENTS)
                .inbound(arrivals)
                .ignores(
                        "booking.location-state.v1",
                        "booking.practitioner-state.v1",
                        "booking.service-state.v1",
                        "booking.cancellation-policy-state.v1")
                .ignores(ContractEvents.all().stream()
                        .filter(type -> ContractEvents.topicOf(type).equals(Topics.REPORTING_EVENTS))
                        .map(ContractEvents::typeOf)
                        .toArray(String[]::new))
                .publishes(
                        event -> switch ((RoomEvent) event.getPayload()) {
                            case RoomEvent.RoomOpened opened ->
                                Publication.of(new RoomStateV1(opened.roomId(), "L1", opened.name(), true));
                            case RoomEvent.RoomRenamed renamed ->
                                Publication.of(new RoomStateV1(renamed.roomId(), "L1", renamed.name(), true));
                        },
                        new Topic(Topics.BOOKING_DIRECTORY, true),
                        new Topic(Topics.REPORTING_EVENTS, false));
    }

    /// Shortens the tests.
    public static void open(Commands commands, String roomId, String name, Actor actor) {
        commands.send(new OpenRoom(roomId, name), actor);
    }
}
