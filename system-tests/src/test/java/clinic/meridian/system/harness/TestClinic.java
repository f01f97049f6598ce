package clinic.meridian.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// A clinic of its own, started and stopped with `./clinic` in a folder and on ports of its own, beside whatever else
/// runs.
/// It runs what is built (`CLINIC_BUILD=never`). Its time starts on a Monday morning, long before today.
public final class TestClinic implements AutoCloseable {
    /// 07:30 in Berlin, on a Monday; the course of a series from here crosses a change of the clocks.
    private static final Instant FIRST_MORNING = Instant.parse("2026-03-02T06:30:00Z");

    private static final int HOME = 0;
    private static final int POSTGRES = 7352;
    private static final int KAFKA = 11012;
    private static final int LOG_TAIL = 40;

    /// A quick run is over before the thorough compiler has paid off; a full one runs the JVMs as a clinic does.
    private static final String QUICK_COMPILER_ONLY = "-XX:TieredStopAtLevel=1 ";

    /// Here the services also tell what they can be asked.
    private static final String TELLING = "-Dmanagement.endpoints.web.exposure.include=health,prometheus,mappings";

    private final String name;
    private final Path home;
    private final int portBase;
    private final Map<String, String> environment;
    private final Thread downAtExit = new Thread(this::down);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private @Nullable SignIn signIn;

    private TestClinic(String name, Path home, int portBase) {
        this.name = name;
        this.home = home;
        this.portBase = portBase;
        this.environment = Map.of(
                "CLINIC_HOME",
                home.toString(),
                "CLINIC_PORT_BASE",
                Integer.toString(portBase),
                "CLINIC_BUILD",
                "never",
                "JAVA_TOOL_OPTIONS",
                (Effort.isFull() ? "" : QUICK_COMPILER_ONLY) + TELLING);
    }

    /// Starts a clinic and returns when it is ready.
    ///
    /// @param name names its folder under `target/clinics`
    public static TestClinic start(String name) {
        try {
            var folder = Files.createDirectories(Checkout.target().resolve("clinics"));
            var home = Files.createTempDirectory(folder, name + "-");
            Files.writeString(home.resolve("clock-start"), FIRST_MORNING + "\n");
            var clinic = new TestClinic(name, home, Ports.freeBase());
            Runtime.getRuntime().addShutdownHook(clinic.downAtExit);
            clinic.up();
            return clinic;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `./clinic up --detach`: starts it, or puts a damaged one right.
    public void up() {
        long begun = System.nanoTime();
        var up = command("up", "--detach");
        if (up.exit() != 0) {
            printLogs();
        }
        up.mustSucceed();
        System.out.printf("clinic '%s' is up at %s after %.1f s%n", name, url(HOME), (System.nanoTime() - begun) / 1e9);
    }

    /// Runs `./clinic` for this clinic.
    public Command command(String... arguments) {
        return Command.clinic(environment, List.of(arguments));
    }

    /// Runs what a person would type at the root of the source tree, for this clinic.
    public Command shell(String script) {
        return Command.shell(environment, script);
    }

    /// One of the services, as that user: desk, mei, manager or admin.
    public Api api(Service service, String user) {
        return new Api(http, url(service.portOffset()), () -> token(user));
    }

    /// One of the services, as somebody who has not signed in.
    public Api anonymously(Service service) {
        return new Api(http, url(service.portOffset()), () -> "");
    }

    /// The service's endpoints that only a local clinic has.
    public Api locally(Service service) {
        return new Api(http, url(service.portOffset()), () -> secret("local-secret"));
    }

    /// An access token of that user.
    public String token(String user) {
        return signIn().token(user);
    }

    private synchronized SignIn signIn() {
        if (signIn == null) {
            signIn = new SignIn(url(HOME), demoPassword(), InstantSource.system());
        }
        return signIn;
    }

    /// The password that the demo users share.
    public String demoPassword() {
        return secret("demo-password");
    }

    /// The token of a link as the clinic's mails carry it, good for a year.
    public String link(String kind, String subject, String clientId) {
        long expires = now().plus(Duration.ofDays(365)).getEpochSecond();
        var fields = String.join("|", kind, subject, clientId, Long.toString(expires), "0");
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var body = encoder.encodeToString(fields.getBytes(StandardCharsets.UTF_8));
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret("link-key")), mac.getAlgorithm()));
            return body + "." + encoder.encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Inbox inbox() {
        return new Inbox(new Api(http, url(HOME), () -> ""));
    }

    /// The entry page's address.
    public URI entryPage() {
        return url(HOME);
    }

    public URI url(Service service) {
        return url(service.portOffset());
    }

    private URI url(int portOffset) {
        return URI.create("http://localhost:" + (portBase + portOffset));
    }

    /// The service's database, looking only.
    public Database database(Service service) {
        return database(service, "reading");
    }

    /// The service's database in one of its roles: owner, writing or reading.
    public Database database(Service service, String role) {
        var user = service.label() + "_" + role;
        var url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(portBase + POSTGRES, service.label());
        return new Database(url, user, secret(user));
    }

    public Topic topic(String name) {
        return new Topic("127.0.0.1:" + (portBase + KAFKA), name);
    }

    /// The clinic's time.
    public Instant now() {
        return Instant.parse(
                locally(Service.BOOKING).get("//local/clock").expect(200).text("now"));
    }

    /// Lets the clinic's time run to that moment; returns when all that became due has happened and has settled. Does
    /// nothing when it is later already.
    public void advanceTo(Instant moment) {
        var distance = Duration.between(now(), moment);
        if (distance.isPositive()) {
            advance("+" + distance);
        }
    }

    /// Lets the clinic's time run, such as by `+P1M`.
    public void advance(String amount) {
        command("clock", amount).mustSucceed();
    }

    /// Waits until everything that has happened has been published, consumed and projected everywhere.
    public void settle() {
        advance("+PT1S");
    }

    /// The processes that this clinic consists of.
    public Processes processes() {
        return new Processes(home.resolve("run").resolve("clinic.json"));
    }

    private String secret(String file) {
        try {
            return Files.readString(home.resolve("secrets").resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Prints the end of every log, for whoever has to find out why a test failed.
    public void printLogs() {
        System.out.println("The logs of clinic '" + name + "' are kept in " + home.resolve("logs"));
        try (Stream<Path> logs = Files.list(home.resolve("logs"))) {
            for (var log : logs.sorted().toList()) {
                var lines = Files.readAllLines(log);
                System.out.println("---- the end of " + log.getFileName());
                lines.stream().skip(Math.max(0, lines.size() - LOG_TAIL)).forEach(System.out::println);
            }
        } catch (IOException e) {
            System.out.println("They cannot be read: " + e);
        }
    }

    /// `./clinic down`; only the logs stay.
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(downAtExit);
        down();
        http.close();
        deleteData();
    }

    private void down() {
        command("down").mustSucceed();
    }

    private void deleteData() {
        for (var folder : Arrays.asList("postgres", "kafka", "inbox", "secrets", "run")) {
            try (Stream<Path> files = Files.walk(home.resolve(folder))) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                System.out.println(home.resolve(folder) + " stays: " + e);
            }
        }
    }
}
