package clinic.meridian.platform.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.contracts.Channel;
import clinic.meridian.contracts.EnvelopeHeaders;
import clinic.meridian.contracts.Topics;
import clinic.meridian.platform.PlatformProperties;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.consuming.ParkedLane;
import clinic.meridian.platform.consuming.ParkedRecords;
import clinic.meridian.platform.eventstore.EventPositions;
import clinic.meridian.platform.testing.ClinicTest;
import clinic.meridian.platform.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

@ClinicTest
class BadRecordsIT {

    private static final Actor ANNA = Actor.of("anna", Channel.PAGE);

    @Autowired
    Commands commands;

    @Autowired
    SampleService.Arrivals arrivals;

    @Autowired
    SampleService.Follower follower;

    @Autowired
    ParkedRecords parked;

    @Autowired
    EventPositions positions;

    @Autowired
    HealthIndicator pipeline;

    @Autowired
    PlatformProperties properties;

    @Autowired
    TestPostgres.Database database;

    private final String id = UUID.randomUUID().toString();

    @AfterEach
    void forgetParked() throws Exception {
        asSuperuser("DELETE FROM parked_record");
    }

    @Test
    void anUnreadableRecordIsParkedWithItsFollowersAndTheOthersGoOn() throws Exception {
        send(id, Map.of(EnvelopeHeaders.TYPE, "booking.room-state.v1"), "not json");
        send(id, headers(id, 0), room(id, "After the bad one"));
        String other = UUID.randomUUID().toString();
        send(other, headers(other, 0), room(other, "Not concerned"));

        await().untilAsserted(() -> assertThat(arrivals.names(other)).containsExactly("Not concerned"));
        await().untilAsserted(() -> assertThat(lane(id).count()).isEqualTo(2));
        assertThat(lane(id).reason()).contains("unreadable");
        assertThat(arrivals.names(id)).isEmpty();
        assertThat(status()).isEqualTo(Status.DOWN);
    }

    @Test
    void anUnknownVersionAndAnUnknownTypeAreParked() throws Exception {
        String unknownType = UUID.randomUUID().toString();
        send(id, withType(headers(id, 0), "booking.room-state.v9"), room(id, "From the future"));
        send(unknownType, withType(headers(unknownType, 0), "booking.room-painted.v1"), "{}");

        await().untilAsserted(() -> assertThat(lane(id).reason()).contains("unknown version"));
        await().untilAsserted(() -> assertThat(lane(unknownType).reason()).contains("unknown type"));
    }

    @Test
    void aRecordWithoutAKeyParksItsPartition() throws Exception {
        send(Topics.REPORTING_EVENTS, null, headers(id, 0), "broken");

        await().untilAsserted(() -> assertThat(parked.list())
                .anySatisfy(lane -> assertThat(lane.key()).startsWith("partition:")));
    }

    @Test
    void whatAHandlerCannotTakeIsParkedAndTakenInOrderOnRetry() throws Exception {
        send(id, headers(id, 0), room(id, "poison"));
        send(id, headers(id, 1), room(id, "second"));
        await().untilAsserted(() -> assertThat(lane(id).count()).isEqualTo(2));

        asSuperuser("UPDATE parked_record SET value = convert_to(replace(convert_from(value, 'UTF8'), 'poison', "
                + "'first'), 'UTF8') WHERE record_key = '" + id + "'");
        assertThat(parked.retry(Topics.BOOKING_DIRECTORY, id)).isEqualTo(2);

        assertThat(arrivals.names(id)).containsExactly("first", "second");
        send(id, headers(id, 2), room(id, "third"));
        await().untilAsserted(() -> assertThat(arrivals.names(id)).containsExactly("first", "second", "third"));
    }

    @Test
    void aRecordSentTwiceTakesEffectOnce() throws Exception {
        send(id, headers(id, 0), room(id, "one"));
        send(id, headers(id, 1), room(id, "two"));
        send(id, headers(id, 0), room(id, "one"));
        send(id, headers(id, 1), room(id, "two"));
        send(id, headers(id, 2), room(id, "three"));

        await().untilAsserted(() -> assertThat(arrivals.names(id)).contains("three"));
        assertThat(arrivals.names(id)).containsExactly("one", "two", "three");
    }

    @Test
    void anUnknownNameInTheStoreStopsEveryProcessorUntilItIsKnown() throws Exception {
        String before = UUID.randomUUID().toString();
        SampleService.open(commands, before, "Before " + before, ANNA);
        await().untilAsserted(() -> assertThat(arrivals.names(before)).hasSize(1));
        SampleService.open(commands, id, "Unknown " + id, ANNA);
        await().untilAsserted(() -> assertThat(arrivals.names(id)).hasSize(1));
        // The store's newest event gets a name that this version does not know, and one more follows.
        asSuperuser("INSERT INTO event (event_id, aggregate_type, aggregate_id, sequence_number, system_time, name, "
                + "revision, payload, metadata) SELECT event_id || 'x', aggregate_type, aggregate_id || 'x', 0, "
                + "system_time, 'sample.room-vanished', '1', payload, metadata FROM event WHERE aggregate_id = '"
                + id + "'");
        String after = UUID.randomUUID().toString();
        SampleService.open(commands, after, "After " + after, ANNA);

        await().untilAsserted(() -> assertThat(positions.processors())
                .allSatisfy(processor -> assertThat(processor.claimed()).isFalse()));
        assertThat(arrivals.names(after)).isEmpty();
        assertThat(follower.seen).noneMatch(seen -> seen.contains(after));
        assertThat(status()).isEqualTo(Status.DOWN);

        asSuperuser("DELETE FROM event WHERE name = 'sample.room-vanished'");
        await().atMost(java.time.Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(arrivals.names(after)).hasSize(1));
    }

    private Status status() {
        return java.util.Objects.requireNonNull(pipeline.health()).getStatus();
    }

    private ParkedLane lane(String key) {
        return parked.list().stream()
                .filter(lane -> lane.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " is not parked: " + parked.list()));
    }

    private static String room(String id, String name) {
        return """
                {"roomId": "%s", "locationId": "L1", "name": "%s", "open": true}""".formatted(id, name);
    }

    private static Map<String, String> headers(String aggregateId, long sequence) {
        return Map.ofEntries(
                Map.entry(EnvelopeHeaders.SPEC_VERSION, "1.0"),
                Map.entry(EnvelopeHeaders.ID, aggregateId + "-" + sequence),
                Map.entry(EnvelopeHeaders.TYPE, "booking.room-state.v1"),
                Map.entry(EnvelopeHeaders.SOURCE, "another-service"),
                Map.entry(EnvelopeHeaders.SUBJECT, "room/" + aggregateId),
                Map.entry(EnvelopeHeaders.TIME, "2026-03-02T07:00:00Z"),
                Map.entry(EnvelopeHeaders.AGGREGATE_ID, aggregateId),
                Map.entry(EnvelopeHeaders.SEQUENCE, Long.toString(sequence)),
                Map.entry(EnvelopeHeaders.BY, "anna"),
                Map.entry(EnvelopeHeaders.CHANNEL, "PAGE"),
                Map.entry(EnvelopeHeaders.CORRELATION_ID, "c1"));
    }

    private static Map<String, String> withType(Map<String, String> headers, String type) {
        Map<String, String> changed = new java.util.HashMap<>(headers);
        changed.put(EnvelopeHeaders.TYPE, type);
        return changed;
    }

    private void send(String key, Map<String, String> headers, String value) throws Exception {
        send(Topics.BOOKING_DIRECTORY, key, headers, value);
    }

    private void send(String topic, @Nullable String key, Map<String, String> headers, String value) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", properties.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> sent = new ProducerRecord<>(topic, key, value.getBytes(UTF_8));
            headers.forEach((name, text) -> sent.headers().add(name, text.getBytes(UTF_8)));
            producer.send(sent).get();
        }
    }

    private void asSuperuser(String sql) throws Exception {
        try (Connection connection = database.asSuperuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }
}
