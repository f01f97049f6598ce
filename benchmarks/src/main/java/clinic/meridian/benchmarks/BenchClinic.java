package clinic.meridian.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// A local clinic for one benchmark, started with `./clinic up` as anybody would, in a temporary folder and on ports of
/// its own, so that it never touches a clinic that somebody uses. It is stopped and removed in the end.
final class BenchClinic implements AutoCloseable {
    /// Distances from the first port, as docs/local-clinic describes them.
    private static final int BOOKING = 1;
    private static final int SESSION = 2;
    private static final int POSTGRES = 7352;
    private static final List<Integer> PORTS = List.of(0, BOOKING, SESSION, 3, POSTGRES, 11012, 11013, 2945);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path checkout;
    private final Path home;
    private final int portBase;
    private final Duration startTook;

    private BenchClinic(Path checkout, Path home, int portBase, Duration startTook) {
        this.checkout = checkout;
        this.home = home;
        this.portBase = portBase;
        this.startTook = startTook;
    }

    static BenchClinic start() throws IOException, InterruptedException {
        var checkout =
                Path.of(System.getenv().getOrDefault("CLINIC_CHECKOUT", ".")).toAbsolutePath();
        var home = Files.createTempDirectory("meridian-bench-");
        int portBase = freePorts();
        System.err.println("Starting a clinic in " + home + " on port " + portBase + " and others");
        long begun = System.nanoTime();
        run(checkout, home, portBase, "up", "--detach");
        return new BenchClinic(checkout, home, portBase, Duration.ofNanos(System.nanoTime() - begun));
    }

    private static int freePorts() {
        for (int attempt = 0; attempt < 200; attempt++) {
            int base = ThreadLocalRandom.current().nextInt(15_000, 30_000);
            if (PORTS.stream().allMatch(distance -> isFree(base + distance))) {
                return base;
            }
        }
        throw new BenchTrouble("There are no free ports for a clinic.");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /// Runs a command of the clinic.
    ///
    /// @return what it printed
    private static String run(Path checkout, Path home, int portBase, String... command)
            throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(checkout.resolve("clinic").toString()));
        words.addAll(List.of(command));
        var output = Files.createTempFile("meridian-bench-", ".out");
        try {
            var builder = new ProcessBuilder(words)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "CLINIC_HOME",
                            home.toString(),
                            "CLINIC_PORT_BASE",
                            Integer.toString(portBase),
                            "CLINIC_SERVICES",
                            "booking,session,reporting",
                            "CLINIC_BUILD",
                            "never",
                            "CLINIC_RECORD_STARTS",
                            "no"));
            var process = builder.start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
                throw new BenchTrouble("./clinic " + String.join(" ", command) + " took too long.");
            }
            var text = Files.readString(output);
            if (process.exitValue() != 0) {
                throw new BenchTrouble("./clinic " + String.join(" ", command) + " failed:\n" + text);
            }
            return text;
        } finally {
            Files.delete(output);
        }
    }

    /// How long `./clinic up` took.
    Duration startTook() {
        return startTook;
    }

    URI booking() {
        return service(BOOKING);
    }

    URI session() {
        return service(SESSION);
    }

    private URI service(int distance) {
        return URI.create("http://localhost:" + (portBase + distance));
    }

    int postgresPort() {
        return portBase + POSTGRES;
    }

    /// An access token of a demo user, good for a quarter of an hour.
    String token(String user) throws IOException, InterruptedException {
        return run(checkout, home, portBase, "token", user).strip();
    }

    /// To the bookings' database, as the service connects itself.
    Connection connect(String role) throws SQLException, IOException {
        var properties = new Properties();
        properties.put("user", role);
        properties.put("password", secret(role));
        properties.put("prepareThreshold", "1");
        properties.put("reWriteBatchedInserts", "true");
        properties.put("options", "-c TimeZone=UTC");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + postgresPort() + "/booking", properties);
    }

    String secret(String name) throws IOException {
        return Files.readString(home.resolve("secrets").resolve(name)).strip();
    }

    /// The process of a part: `booking`, `postgres`, …
    long pid(String part) throws IOException {
        var words = Files.readString(home.resolve("run").resolve(part + ".pid")).split(" ", -1);
        return Long.parseLong(words[0]);
    }

    /// Lets these parts stand still until the result is closed, as if another machine ran them.
    Standing standing(String... parts) throws IOException, InterruptedException {
        for (var part : parts) {
            signal("STOP", pid(part));
        }
        return () -> {
            for (var part : parts) {
                signal("CONT", pid(part));
            }
        };
    }

    /// See [#standing].
    interface Standing extends AutoCloseable {
        @Override
        void close() throws IOException, InterruptedException;
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .inheritIO()
                .start();
        if (kill.waitFor() != 0) {
            throw new BenchTrouble("kill -" + name + " " + pid + " failed.");
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run(checkout, home, portBase, "down");
        try (var files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(BenchClinic::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
