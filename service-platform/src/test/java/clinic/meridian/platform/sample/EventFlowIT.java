package clinic.meridian.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import clinic.meridian.contracts.Channel;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.ActorMetadata;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.sample.SampleService.RenameRoom;
import clinic.meridian.platform.testing.ClinicTest;
import clinic.meridian.platform.testing.SettableClinicClock;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ClinicTest
class EventFlowIT {

    private static final Actor ANNA = Actor.of("anna", Channel.PAGE);

    @Autowired
    Commands commands;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SampleService.RoomList rooms;

    @Autowired
    SampleService.Arrivals arrivals;

    @Autowired
    SampleService.Follower follower;

    private final String id = UUID.randomUUID().toString();

    @Test
    void storesAnEventUnderItsLogicalNameWithWhoAndWhen() {
        SampleService.open(commands, id, "Room " + id, ANNA);

        var row = jdbc.sql("SELECT name, revision, payload::text, metadata->>'by' AS by, metadata->>'recordedAt' AS at "
                        + "FROM readable_event WHERE aggregate_id = ?")
                .param(id)
                .query()
                .singleRow();
        assertThat(row.values())
                .containsExactly(
                        "sample.room-opened",
                        "1",
                        "{\"name\": \"Room " + id + "\", \"roomId\": \"" + id + "\"}",
                        "anna",
                        SettableClinicClock.START.toString());
    }

    @Test
    void aReadModelThatRefusesUndoesTheEvent() {
        SampleService.open(commands, id, "Twin " + id, ANNA);
        String second = UUID.randomUUID().toString();

        assertThatThrownBy(() -> SampleService.open(commands, second, "Twin " + id, ANNA))
                .isInstanceOf(org.springframework.dao.DuplicateKeyException.class);

        assertThat(jdbc.sql("SELECT count(*) FROM event WHERE aggregate_id = ?")
                        .param(second)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aRefusalReachesTheCallerAsItIs() {
        SampleService.open(commands, id, "Plain " + id, ANNA);

        assertThatThrownBy(() -> commands.send(new RenameRoom(id, ""), ANNA))
                .isInstanceOf(Refused.class)
                .hasMessage("A room needs a name.");
    }

    @Test
    void everyEventArrivesOnceAndInOrderThroughKafka() {
        SampleService.open(commands, id, "First " + id, ANNA);
        for (int i = 0; i < 20; i++) {
            commands.send(new RenameRoom(id, "Name " + i + " " + id), ANNA);
        }

        await().untilAsserted(() -> assertThat(arrivals.names(id)).hasSize(21));
        assertThat(arrivals.names(id)).first().isEqualTo("First " + id);
        assertThat(arrivals.names(id)).last().isEqualTo("Name 19 " + id);
        EventMessage<?> message = arrivals.messages.stream()
                .filter(m -> m.getPayload().toString().contains("First " + id))
                .findFirst()
                .orElseThrow();
        assertThat(ActorMetadata.by(message)).isEqualTo("anna");
        assertThat(ActorMetadata.recordedAt(message)).isEqualTo(SettableClinicClock.START);
        assertThat(ActorMetadata.correlationId(message)).isEqualTo(ANNA.correlationId());
    }

    @Test
    void aFollowerSeesEveryEvent() {
        SampleService.open(commands, id, "Followed " + id, ANNA);

        await().untilAsserted(() ->
                assertThat(follower.seen).contains("RoomOpened[roomId=" + id + ", name=Followed " + id + "]"));
    }
}
