package clinic.meridian.local.supervisor;

import clinic.meridian.local.DatabaseRole;
import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One of the three services, from its jar, configured through its environment as anywhere else.
final class ServicePart implements PartProcess {
    private final LocalClinic clinic;
    private final Part part;
    private final HttpProbe probe = new HttpProbe();

    ServicePart(LocalClinic clinic, Part part) {
        this.clinic = clinic;
        this.part = part;
    }

    @Override
    public Part part() {
        return part;
    }

    /// The service would wait for Kafka by itself; but then its first attempts cost more time than they save.
    @Override
    public Set<Part> needs() {
        return Set.of(Part.POSTGRES, Part.KAFKA);
    }

    @Override
    public List<Integer> ports() {
        return List.of(clinic.port(part));
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        AppJar.of(clinic, part.module()).unpacked();
    }

    @Override
    public Launch launch() throws IOException, InterruptedException {
        var jar = AppJar.of(clinic, part.module()).unpacked();
        var options = new ArrayList<>(List.of("-Xmx256m"));
        options.addAll(FastStart.beside(jar, part).options());
        return new Launch(JavaCommand.ofJar(jar, options), environment(), clinic.log(part));
    }

    @Override
    public Optional<FastStart> fastStart() throws IOException, InterruptedException {
        return Optional.of(FastStart.beside(AppJar.of(clinic, part.module()).unpacked(), part));
    }

    @Override
    public boolean ready() {
        return probe.saysYes(clinic.url(part).resolve("/actuator/health/readiness"));
    }

    private Map<String, String> environment() throws IOException {
        var environment = new HashMap<>(Leftovers.marks(clinic, part));
        environment.putAll(common(clinic, part));
        environment.put("MERIDIAN_INSTANCE", part.label() + "-1");
        environment.put("MERIDIAN_KAFKA_BOOTSTRAP_SERVERS", clinic.kafkaBootstrap());
        environment.put("MERIDIAN_KAFKA_REPLICATION", "1");
        environment.put("MERIDIAN_CLIENT_SECRET", clientSecret(clinic, part));
        environment.put("MERIDIAN_LINK_KEY", clinic.secrets().key("link-key"));
        environment.put("MERIDIAN_LOCAL_SECRET", clinic.secrets().password("local-secret"));
        if (Files.exists(clinic.clockStart())) {
            environment.put(
                    "MERIDIAN_CLOCK_START",
                    Files.readString(clinic.clockStart()).strip());
        }
        if (part == Part.REPORTING) {
            environment.put("SPRING_MAIL_HOST", "127.0.0.1");
            environment.put("SPRING_MAIL_PORT", Integer.toString(clinic.smtpPort()));
        }
        return environment;
    }

    /// What a service proves itself with to the issuer.
    static String clientSecret(LocalClinic clinic, Part service) {
        return clinic.secrets().password("client-" + service.module());
    }

    /// What every part that is one of our own applications is told.
    static Map<String, String> common(LocalClinic clinic, Part part) {
        var database = part == Part.HOME ? "identity" : part.label();
        var environment = new HashMap<String, String>();
        environment.put("SPRING_PROFILES_ACTIVE", "local");
        environment.put("SERVER_PORT", Integer.toString(clinic.port(part)));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("MERIDIAN_DATABASE_URL", clinic.jdbcUrl(database));
        for (var role : DatabaseRole.values()) {
            var prefix = "MERIDIAN_DATABASE_" + role.name();
            environment.put(prefix + "_USERNAME", role.username(database));
            environment.put(prefix + "_PASSWORD", role.password(clinic, database));
        }
        environment.put("MERIDIAN_ISSUER", clinic.url(Part.HOME).toString());
        for (var address : List.of(Part.HOME, Part.BOOKING, Part.SESSION, Part.REPORTING)) {
            environment.put(
                    "MERIDIAN_URLS_" + address.label().toUpperCase(Locale.ROOT),
                    clinic.url(address).toString());
        }
        return environment;
    }
}
