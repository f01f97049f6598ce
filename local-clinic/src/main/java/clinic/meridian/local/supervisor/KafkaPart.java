package clinic.meridian.local.supervisor;

import clinic.meridian.local.ClinicTrouble;
import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/// One Kafka node that is broker and controller at once. Topics are made by those who publish to them, never by
/// accident.
final class KafkaPart implements PartProcess {
    private final LocalClinic clinic;

    KafkaPart(LocalClinic clinic) {
        this.clinic = clinic;
    }

    @Override
    public Part part() {
        return Part.KAFKA;
    }

    @Override
    public Set<Part> needs() {
        return Set.of();
    }

    @Override
    public List<Integer> ports() {
        return List.of(clinic.port(Part.KAFKA), clinic.kafkaControllerPort());
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        Files.writeString(propertiesFile(), properties(clinic.kafkaData()));
        CacheFolder.filled(clinic.kafkaData(), this::format);
    }

    private void format(Path folder) throws IOException, InterruptedException {
        var properties = clinic.run().resolve("kafka-format.properties");
        Files.writeString(properties, properties(folder));
        var command = JavaCommand.ofMain(
                "kafka.tools.StorageTool",
                List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", JavaCommand.QUIET),
                List.of("format", "-t", Uuid.randomUuid().toString(), "-c", properties.toString()));
        var log = clinic.log(Part.KAFKA).toFile();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new ClinicTrouble("Kafka cannot make its data folder " + clinic.kafkaData() + ": see " + log);
        }
    }

    @Override
    public Launch launch() {
        // A clinic's few records do not pay for the slower compiler.
        var options = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-Dlogback.configurationFile=kafka-logback.xml");
        var command = JavaCommand.ofMain(
                "kafka.Kafka", options, List.of(propertiesFile().toString()));
        return new Launch(command, Leftovers.marks(clinic, Part.KAFKA), clinic.log(Part.KAFKA));
    }

    @Override
    public boolean ready() {
        if (!Ports.answers(clinic.port(Part.KAFKA))) {
            return false; // an admin client would fill the log with its attempts
        }
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, clinic.kafkaBootstrap(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3000);
        try (var admin = Admin.create(settings)) {
            return !admin.describeCluster().nodes().get(4, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Path propertiesFile() {
        return clinic.run().resolve("kafka.properties");
    }

    private String properties(Path data) {
        var controller = "127.0.0.1:" + clinic.kafkaControllerPort();
        var settings = Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@" + controller),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listeners", "PLAINTEXT://%s,CONTROLLER://%s".formatted(clinic.kafkaBootstrap(), controller)),
                Map.entry("advertised.listeners", "PLAINTEXT://" + clinic.kafkaBootstrap()),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", data.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("log.retention.ms", "-1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // The erasure of a client ends with the compaction of one topic; look for work often.
                Map.entry("log.cleaner.backoff.ms", "2000"),
                Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024)));
        return settings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
