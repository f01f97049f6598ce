package clinic.meridian.reporting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.contracts.ContractEvents;
import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.contracts.EnvelopeHeaders;
import clinic.meridian.contracts.Maintenance;
import clinic.meridian.contracts.ReminderEvent.ReminderSentV1;
import clinic.meridian.contracts.Topics;
import clinic.meridian.platform.PlatformProperties;
import clinic.meridian.platform.publishing.WireJson;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.platform.time.DueTasks;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// From the topics of the other services to a mail, and back onto a topic of our own.
@ReportingTest
class KafkaInIT {

    private static final LocalDate LAST_VISIT = LocalDate.parse("2027-08-10");

    @Autowired
    PlatformProperties properties;

    @Autowired
    SettableClinicClock clock;

    @Autowired
    DueTasks dueTasks;

    @Autowired
    Mailbox mailbox;

    @Autowired
    JdbcClient jdbc;

    private final String client = UUID.randomUUID().toString();
    private final String email = client + "@example.org";

    @BeforeEach
    void theOtherServicesHaveTheirTopics() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
            Set<String> there = admin.listTopics().names().get();
            admin.createTopics(List.of(
                                    Topics.BOOKING_EVENTS,
                                    Topics.TREATMENT_EVENTS,
                                    Topics.BOOKING_DIRECTORY,
                                    Topics.BOOKING_CLIENTS)
                            .stream()
                            .filter(topic -> !there.contains(topic))
                            .map(topic -> new NewTopic(topic, 3, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    @Test
    void aCompletedSeriesBecomesAMailAndAFactForTheOthers() {
        clock.set(LAST_VISIT.atTime(12, 0).atZone(Facts.BERLIN).toInstant());
        ContractMessage completed = Facts.seriesCompleted(client, client, LAST_VISIT, Maintenance.MONTHLY);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers()), new StringSerializer(), new ByteArraySerializer())) {
            send(producer, record(Facts.completed(client + "-s", client + "-v", client, clock.now(), 40), "s", 0));
            send(producer, record(Facts.planned(client, client, 12, Maintenance.MONTHLY), "series", 0));
            send(producer, record(completed, "series", 1));
            send(producer, record(completed, "series", 1));
            send(producer, record(Facts.client(client, email, true), "client", 0));
            send(
                    producer,
                    record(Facts.location("00000000-0000-4000-8000-0000000000a1"), "location", System.nanoTime()));
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            dueTasks.runDue();
            assertThat(state()).containsExactly("SCHEDULED");
        });

        clock.set(LAST_VISIT.plusMonths(1).atTime(10, 0).atZone(Facts.BERLIN).toInstant());
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            dueTasks.runDue();
            assertThat(mailbox.to(email)).hasSize(1);
        });
        assertThat(published()).containsExactly(ContractEvents.typeOf(ReminderSentV1.class));
    }

    @Test
    void aSlotThatIsOfferedBecomesOneMailAtOnce() {
        clock.set(LAST_VISIT.atTime(12, 0).atZone(Facts.BERLIN).toInstant());
        ContractMessage offered = Facts.offered(
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                client,
                LAST_VISIT.plusDays(1).atTime(15, 30),
                clock.now().plus(Duration.ofMinutes(15)));
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers()), new StringSerializer(), new ByteArraySerializer())) {
            send(
                    producer,
                    record(Facts.location("00000000-0000-4000-8000-0000000000a1"), "location", System.nanoTime()));
            send(producer, record(Facts.client(client, email, false), "client", 0));
            send(producer, record(offered, "entry", 0));
            send(producer, record(offered, "entry", 0));
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            dueTasks.runDue();
            assertThat(state()).containsExactly("SENT");
        });
        assertThat(mailbox.to(email)).hasSize(1);
        assertThat(published()).containsExactly(ContractEvents.typeOf(ReminderSentV1.class));
    }

    @Test
    void aVisitIsRemindedOfOnceAWeekBefore() {
        clock.set(LAST_VISIT.atTime(12, 0).atZone(Facts.BERLIN).toInstant());
        ContractMessage booked =
                Facts.booked(client + "-v", client, LAST_VISIT.plusDays(8).atTime(10, 0));
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers()), new StringSerializer(), new ByteArraySerializer())) {
            send(producer, record(booked, "visit", 0));
            send(producer, record(booked, "visit", 0));
            send(producer, record(Facts.client(client, email, false), "client", 0));
            send(
                    producer,
                    record(Facts.location("00000000-0000-4000-8000-0000000000a1"), "location", System.nanoTime()));
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(jdbc.sql("SELECT count(*) FROM client WHERE client_id = ?")
                                .param(client)
                                .query(Integer.class)
                                .single())
                        .isOne());

        clock.set(LAST_VISIT.plusDays(1).atTime(10, 0).atZone(Facts.BERLIN).toInstant());
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            dueTasks.runDue();
            assertThat(state()).containsExactly("SENT");
        });
        assertThat(mailbox.to(email)).hasSize(1);
        assertThat(published()).containsExactly(ContractEvents.typeOf(ReminderSentV1.class));
    }

    private static void send(KafkaProducer<String, byte[]> producer, ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private ProducerRecord<String, byte[]> record(ContractMessage message, String aggregate, long sequence) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                ContractEvents.topicOf(message.getClass()),
                message.topicKey(),
                WireJson.mapper().writeValueAsBytes(message));
        Map.of(
                        EnvelopeHeaders.ID,
                        client + aggregate + sequence,
                        EnvelopeHeaders.TYPE,
                        ContractEvents.typeOf(message.getClass()),
                        EnvelopeHeaders.SOURCE,
                        "booking-service",
                        EnvelopeHeaders.TIME,
                        clock.now().toString(),
                        EnvelopeHeaders.AGGREGATE_ID,
                        client + aggregate,
                        EnvelopeHeaders.SEQUENCE,
                        Long.toString(sequence),
                        EnvelopeHeaders.BY,
                        "anna",
                        EnvelopeHeaders.CHANNEL,
                        "API",
                        EnvelopeHeaders.CORRELATION_ID,
                        "c-1",
                        EnvelopeHeaders.SUBJECT,
                        "test/" + client)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    /// Types of the records about this client on our own topic.
    private List<String> published() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers(),
                        "group.id",
                        client,
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.REPORTING_EVENTS));
            List<String> types = new ArrayList<>();
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> {
                    if (client.equals(record.key())) {
                        types.add(new String(
                                record.headers()
                                        .lastHeader(EnvelopeHeaders.TYPE)
                                        .value(),
                                UTF_8));
                    }
                });
                return !types.isEmpty();
            });
            return types;
        }
    }

    private List<String> state() {
        return jdbc.sql("SELECT state FROM reminder WHERE client_id = ?")
                .param(client)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private String brokers() {
        return properties.kafka().bootstrapServers();
    }
}
