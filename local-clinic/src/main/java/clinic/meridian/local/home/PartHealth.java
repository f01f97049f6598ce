package clinic.meridian.local.home;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Looks at each part of the clinic at the moment at which somebody asks.
@Component
class PartHealth {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HomeSettings settings;
    private final DataSource database;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    PartHealth(HomeSettings settings, DataSource database) {
        this.settings = settings;
        this.database = database;
    }

    enum Level {
        GOOD,
        ATTENTION,
        DOWN
    }

    /// @param part  what it is
    /// @param level how bad it is, for the eye
    /// @param words the same for the reader
    record State(String part, Level level, String words) {}

    List<State> look() {
        var questions = List.<Callable<State>>of(
                this::postgres,
                this::kafka,
                () -> service("Desk (booking-service)", settings.urls().booking()),
                () -> service("Rooms (session-service)", settings.urls().session()),
                () -> service("Reports (reporting-service)", settings.urls().reporting()));
        try (var threads = Executors.newFixedThreadPool(questions.size())) {
            var states = new ArrayList<State>();
            for (Future<State> answer : threads.invokeAll(questions)) {
                states.add(answer.get());
            }
            return states;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private State postgres() {
        try (var connection = database.getConnection()) {
            return connection.isValid(1) ? good("PostgreSQL") : down("PostgreSQL", "does not answer");
        } catch (SQLException e) {
            return down("PostgreSQL", "cannot be reached");
        }
    }

    private State kafka() {
        try (var socket = new Socket()) {
            var address = new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), settings.home().kafkaPort());
            socket.connect(address, (int) PATIENCE.toMillis());
            return good("Kafka");
        } catch (IOException e) {
            return down("Kafka", "cannot be reached");
        }
    }

    private State service(String name, URI url) {
        try {
            if (ask(url, "readiness").statusCode() != 200) {
                return down(name, "is not ready");
            }
            var pipeline = ask(url, "pipeline");
            var status =
                    JsonMapper.shared().readTree(pipeline.body()).path("status").asString("unknown");
            return switch (status) {
                case "UP" -> good(name);
                case "DOWN" -> down(name, "ready, but its pipeline is down");
                default -> new State(name, Level.ATTENTION, "ready, pipeline " + status.toLowerCase(Locale.ROOT));
            };
        } catch (IOException | JacksonException e) {
            return down(name, "does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return down(name, "was not asked");
        }
    }

    private HttpResponse<String> ask(URI url, String group) throws IOException, InterruptedException {
        var question = HttpRequest.newBuilder(url.resolve("/actuator/health/" + group))
                .timeout(PATIENCE)
                .build();
        return http.send(question, BodyHandlers.ofString());
    }

    private static State good(String part) {
        return new State(part, Level.GOOD, "ready");
    }

    private static State down(String part, String words) {
        return new State(part, Level.DOWN, words);
    }
}
