package clinic.meridian.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Where one local clinic lives: every folder, port and address derives from its data folder and its first
/// port, so that several clinics run side by side.
///
/// @param home     the data folder (`CLINIC_HOME`)
/// @param portBase the first port (`CLINIC_PORT_BASE`); the entry page answers there
/// @param checkout the source tree whose jars run
/// @param services the services that this clinic runs (`CLINIC_SERVICES`): all three, or fewer while working on
/// one
/// @param recordsStarts whether a new build's starts are rehearsed, so that later ones are faster
/// (`CLINIC_RECORD_STARTS`)
public record LocalClinic(Path home, int portBase, Path checkout, List<Part> services, boolean recordsStarts) {
    static final int DEFAULT_PORT_BASE = 8080;
    private static final int KAFKA_CONTROLLER_OFFSET = 11013;
    private static final int SMTP_OFFSET = 2945;
    private static final int HIGHEST_PORT = 65535;

    public LocalClinic {
        home = home.toAbsolutePath().normalize();
        checkout = checkout.toAbsolutePath().normalize();
        services = List.copyOf(services);
    }

    /// Reads the settings of the shell's environment.
    ///
    /// @throws WrongUse when one of them cannot be understood
    public static LocalClinic fromEnvironment(Map<String, String> environment) {
        var checkout = Path.of(environment.getOrDefault("CLINIC_CHECKOUT", "."));
        var home = environment.getOrDefault("CLINIC_HOME", "");
        return new LocalClinic(
                home.isBlank() ? checkout.resolve("data") : Path.of(home),
                portBase(environment.getOrDefault("CLINIC_PORT_BASE", "")),
                checkout,
                services(environment.getOrDefault("CLINIC_SERVICES", "booking,session,reporting")),
                recordsStarts(environment.getOrDefault("CLINIC_RECORD_STARTS", "yes")));
    }

    private static int portBase(String text) {
        if (text.isBlank()) {
            return DEFAULT_PORT_BASE;
        }
        int highest = HIGHEST_PORT - KAFKA_CONTROLLER_OFFSET;
        if (text.matches("\\d{1,5}")) {
            int base = Integer.parseInt(text);
            if (base >= 1024 && base <= highest) {
                return base;
            }
        }
        throw new WrongUse("CLINIC_PORT_BASE is a port between 1024 and " + highest + ", not '" + text + "'.");
    }

    private static boolean recordsStarts(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new WrongUse("CLINIC_RECORD_STARTS is yes or no, not '" + text + "'.");
        };
    }

    private static List<Part> services(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.equals("none"))
                .map(LocalClinic::service)
                .toList();
    }

    /// The service of that name.
    ///
    /// @throws WrongUse when there is no such service
    public static Part service(String name) {
        return Arrays.stream(Part.values())
                .filter(part -> part.isService() && part.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongUse("There is no service '" + name + "': booking, session or reporting."));
    }

    /// Everything that runs in this clinic, in the order of its needs.
    public List<Part> parts() {
        return Stream.concat(Stream.of(Part.POSTGRES, Part.KAFKA, Part.HOME), services.stream())
                .toList();
    }

    public int port(Part part) {
        return portBase + part.portOffset();
    }

    public int kafkaControllerPort() {
        return portBase + KAFKA_CONTROLLER_OFFSET;
    }

    public int smtpPort() {
        return portBase + SMTP_OFFSET;
    }

    /// The address of a part that speaks HTTP, as the browser sees it.
    public URI url(Part part) {
        return URI.create("http://localhost:" + port(part));
    }

    public String kafkaBootstrap() {
        return "127.0.0.1:" + port(Part.KAFKA);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(Part.POSTGRES), database);
    }

    public Path run() {
        return home.resolve("run");
    }

    public Path logs() {
        return home.resolve("logs");
    }

    public Path log(Part part) {
        return logs().resolve(part.label() + ".log");
    }

    public Path inbox() {
        return home.resolve("inbox");
    }

    public Path postgresData() {
        return home.resolve("postgres");
    }

    public Path kafkaData() {
        return home.resolve("kafka");
    }

    public Secrets secrets() {
        return new Secrets(home.resolve("secrets"));
    }

    /// Holds the instant at which the clock of this clinic started, for a clinic that starts in the past.
    public Path clockStart() {
        return home.resolve("clock-start");
    }

    /// What is unpacked from jars once and shared by all clinics of this checkout.
    public Path cache() {
        return checkout.resolve(".clinic");
    }
}
