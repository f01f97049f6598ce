package clinic.meridian.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import clinic.meridian.local.ClinicTrouble;
import clinic.meridian.local.DatabaseRole;
import clinic.meridian.local.FreePorts;
import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL and Kafka keep what they promised, and the clinic comes back, whoever is killed.
@ExtendWith(TestClinic.Given.class)
class RunningClinicIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String KAFKA_RESTARTS = "Restarts of Kafka take long; the system tests have one in every run";

    private final TestClinic running;
    private final LocalClinic clinic;

    RunningClinicIT(TestClinic running) {
        this.running = running;
        this.clinic = running.clinic();
    }

    private Connection connect(String database, DatabaseRole role) throws SQLException {
        return DriverManager.getConnection(
                clinic.jdbcUrl(database), role.username(database), role.password(clinic, database));
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void keepsEveryCommitThroughTheDeathOfPostgres() throws Exception {
        long pid = running.pid(Part.POSTGRES);
        Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
        try (var owner = connect("booking", DatabaseRole.OWNER)) {
            owner.createStatement().execute("CREATE TABLE IF NOT EXISTS fact (id int PRIMARY KEY)");
        }
        var writers = new ArrayList<Thread>();
        for (int writer = 0; writer < 4; writer++) {
            int first = writer * 1_000_000;
            writers.add(Thread.ofVirtual().start(() -> writeUntilItBreaks(first, acknowledged)));
        }
        await().atMost(PATIENCE).until(() -> acknowledged.size() > 500);

        running.kill(Part.POSTGRES);

        for (var writer : writers) {
            writer.join();
        }
        running.awaitAnother(Part.POSTGRES, pid);
        try (var owner = connect("booking", DatabaseRole.OWNER);
                var rows = owner.createStatement().executeQuery("SELECT id FROM fact")) {
            while (rows.next()) {
                acknowledged.remove(rows.getInt(1));
            }
        }
        assertThat(acknowledged).as("acknowledged and lost").isEmpty();
    }

    private void writeUntilItBreaks(int first, Set<Integer> acknowledged) {
        try (var connection = connect("booking", DatabaseRole.OWNER);
                var insert = connection.prepareStatement("INSERT INTO fact VALUES (?)")) {
            for (int id = first; ; id++) {
                insert.setInt(1, id);
                insert.executeUpdate();
                acknowledged.add(id);
            }
        } catch (SQLException e) {
            // the database is gone
        }
    }

    @Test
    void runsPostgresWithEveryDurabilitySettingOn() throws SQLException {
        try (var connection = connect("session", DatabaseRole.READING)) {
            for (var setting : List.of("fsync", "full_page_writes", "synchronous_commit", "data_checksums")) {
                assertThat(ask(connection, "SHOW " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(ask(connection, "SHOW server_version")).startsWith("18.");
        }
    }

    @Test
    void letsNoServiceIntoTheDatabaseOfAnother() throws SQLException {
        var role = DatabaseRole.WRITING;
        assertThatThrownBy(() -> DriverManager.getConnection(
                                clinic.jdbcUrl("session"), role.username("booking"), role.password(clinic, "booking"))
                        .close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> DriverManager.getConnection(clinic.jdbcUrl("booking"), "booking_writing", "guess")
                        .close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    @EnabledIfSystemProperty(named = "meridian.tests", matches = "all", disabledReason = KAFKA_RESTARTS)
    void keepsEveryAcknowledgedRecordThroughTheDeathOfKafka() throws Exception {
        long pid = running.pid(Part.KAFKA);
        Map<String, Object> settings = Map.of("bootstrap.servers", clinic.kafkaBootstrap(), "acks", "all");
        try (var admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic("facts.v1", 1, (short) 1)))
                    .all()
                    .get();
        }
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < 100; i++) {
                producer.send(new ProducerRecord<>("facts.v1", "key", "value " + i))
                        .get();
            }
        }

        running.kill(Part.KAFKA);

        running.awaitAnother(Part.KAFKA, pid);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition("facts.v1", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var values = new ArrayList<String>();
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
                return values.size() >= 100;
            });
            assertThat(values).hasSize(100).startsWith("value 0").endsWith("value 99");
        }
    }

    @Test
    void makesNoTopicByAccident() throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                clinic.kafkaBootstrap(),
                "max.block.ms",
                500,
                "delivery.timeout.ms",
                1500,
                "request.timeout.ms",
                1000,
                "linger.ms",
                0);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("typo.v1", "value"))
                            .get())
                    .hasMessageContaining("typo.v1");
        }
        try (var admin = Admin.create(settings)) {
            assertThat(admin.listTopics().names().get()).doesNotContain("typo.v1");
        }
    }

    @Test
    void isTakenOverByTheNextSupervisor() throws Exception {
        var before = running.pids();
        running.report().endSupervision();
        assertThat(running.report().supervised()).isFalse();

        running.up();

        assertThat(running.pids()).isEqualTo(before);
        assertThat(running.report().supervised()).isTrue();
    }

    @Test
    @EnabledIfSystemProperty(named = "meridian.tests", matches = "all", disabledReason = KAFKA_RESTARTS)
    void isTakenOverWithWhatDiedMeanwhileAndWhatNobodyWroteDown() throws Exception {
        var before = running.pids();
        running.report().endSupervision();
        running.kill(Part.KAFKA);
        PidFile.delete(clinic, Part.HOME);
        PidFile.delete(clinic, Part.POSTGRES);

        var after = running.up();

        assertThat(after.allReady()).isTrue();
        assertThat(running.pids().values())
                .as("started anew or started again")
                .doesNotContainAnyElementsOf(before.values());
    }

    @Test
    void leavesAloneWhoOnlyHasTheNumberOfADeadPart() throws Exception {
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            running.report().endSupervision();
            var home = PidFile.read(clinic, Part.HOME).orElseThrow();
            home.process().kill();
            Files.writeString(
                    PidFile.path(clinic, Part.HOME),
                    stranger.pid() + " " + home.process().birth() + " " + home.fingerprint() + "\n",
                    StandardCharsets.UTF_8);

            running.up();

            assertThat(stranger.isAlive()).isTrue();
            assertThat(running.pid(Part.HOME)).isNotEqualTo(stranger.pid());
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void saysWhichPortsAreTakenAndWhatToDo(@TempDir Path otherHome) throws Exception {
        var other = new LocalClinic(otherHome, clinic.portBase(), clinic.checkout(), List.of(), false);

        assertThatThrownBy(() -> new ClinicStart(other, part -> {}).start())
                .isInstanceOf(ClinicTrouble.class)
                .hasMessageContainingAll(
                        Integer.toString(clinic.port(Part.POSTGRES)),
                        Integer.toString(clinic.port(Part.KAFKA)),
                        Integer.toString(clinic.smtpPort()),
                        "are taken by another program",
                        "CLINIC_PORT_BASE=");
        assertThat(Shutdown.nothingRuns(other)).isTrue();
        assertThat(running.report().allReady()).isTrue();
    }

    @Test
    @EnabledIfSystemProperty(named = "meridian.tests", matches = "all", disabledReason = KAFKA_RESTARTS)
    void saysThatAPartCannotHaveItsPort() throws Exception {
        running.report().endSupervision();
        running.kill(Part.KAFKA);
        await().until(() -> Ports.free(clinic.port(Part.KAFKA)));
        try (var stranger = new ServerSocket(clinic.port(Part.KAFKA), 1, InetAddress.getLoopbackAddress())) {
            assertThat(stranger.isBound()).isTrue();

            assertThatThrownBy(running::up)
                    .isInstanceOf(ClinicTrouble.class)
                    .hasMessageContaining("kafka failed: Port " + clinic.port(Part.KAFKA) + " is taken");
        }
        assertThat(running.up().allReady()).isTrue();
    }

    @Test
    void saysThatAServiceIsNotBuilt(@TempDir Path otherHome) {
        var other = new LocalClinic(otherHome, FreePorts.base(), clinic.checkout(), List.of(Part.BOOKING), false);

        assertThatThrownBy(() -> new ClinicStart(other, part -> {}).start())
                .isInstanceOf(ClinicTrouble.class)
                .hasMessageContaining("booking-service is not built");
    }
}
