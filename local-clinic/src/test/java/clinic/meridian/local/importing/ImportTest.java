package clinic.meridian.local.importing;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.local.client.ClinicHttp;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is sent, and what is made of the answers. The other side refuses references that begin with `no`.
class ImportTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path folder;

    private final List<JsonNode> requests = new ArrayList<>();
    private final Set<String> there = new HashSet<>();
    private final List<String> progress = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/imports/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        requests.add(request);
        var items = new ArrayList<Map<String, String>>();
        for (var line : request.path("lines")) {
            var reference =
                    exchange.getRequestURI().getPath() + line.path("reference").asString();
            items.add(
                    line.path("reference").asString().startsWith("no")
                            ? Map.of("outcome", "REFUSED", "detail", "No.")
                            : Map.of("outcome", there.contains(reference) ? "ALREADY_THERE" : "ACCEPTED"));
            if (!request.path("dryRun").asBoolean()) {
                there.add(reference);
            }
        }
        var body = JSON.writeValueAsBytes(Map.of("items", items));
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private List<Tally> run(boolean dryRun) throws IOException {
        var clients = Files.writeString(folder.resolve("clients.csv"), """
                reference,givenName,familyName,email
                1,Mei,Chen,
                no1,Aiko,Sato,
                ,Ravi,Nair,
                2,Zoë,Weiß,
                """);
        var appointments = Files.writeString(folder.resolve("appointments.csv"), """
                reference;client;service;location;practitioner;start;status
                a;1;FACIAL;Mitte;Mei;2025-03-04 10:00;FULFILLED
                b;no1;FACIAL;Mitte;Mei;2025-03-03 10:00;FULFILLED
                no2;2;FACIAL;Mitte;Mei;2025-03-03 10:00;FULFILLED
                c;2;FACIAL;Mitte;Mei;soon;FULFILLED
                d;9;FACIAL;Mitte;Mei;2025-03-02 10:00;NO_SHOW
                """);
        var address = URI.create("http://localhost:" + server.getAddress().getPort());
        return new Import(
                        new ClinicHttp(address, () -> "token"),
                        "previous",
                        dryRun,
                        tally -> progress.add(tally.toString()))
                .run(clients, appointments);
    }

    private static List<String> badLines(List<Tally> tallies) {
        return tallies.stream()
                .flatMap(tally -> tally.badLines().stream())
                .map(BadLine::toString)
                .toList();
    }

    @Test
    void namesBadLinesInTheOrderOfTheFilesWhoeverFoundThem() throws IOException {
        assertThat(badLines(run(false)))
                .containsExactly(
                        "clients.csv line 3: No.",
                        "clients.csv line 4: reference is missing.",
                        "appointments.csv line 3: Its client \"no1\" is not brought over: see clients.csv line 3.",
                        "appointments.csv line 4: No.",
                        "appointments.csv line 5: start is no date and time such as " + Moments.FORMS + ": \"soon\".");
    }

    @Test
    void countsWhatIsNewAndWhatIsThereAlready() throws IOException {
        assertThat(run(false))
                .extracting(Tally::toString)
                .containsExactly("4 of 4: 2 new, 0 already there, 2 bad", "5 of 5: 2 new, 0 already there, 3 bad");
        assertThat(run(false))
                .extracting(Tally::toString)
                .containsExactly("4 of 4: 0 new, 2 already there, 2 bad", "5 of 5: 0 new, 2 already there, 3 bad");
        assertThat(progress).hasSize(4);
    }

    @Test
    void namesTheClientsWhoWouldBeThereInADryRunOnly() throws IOException {
        run(true);
        run(false);

        assertThat(requests.get(1).path("assumedClients").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("1", "2");
        assertThat(requests.get(3).path("assumedClients").isNull()).isTrue();
        assertThat(requests.get(3)
                        .path("lines")
                        .valueStream()
                        .map(line -> line.path("start").asString()))
                .containsExactly("2025-03-02T10:00", "2025-03-03T10:00", "2025-03-04T10:00");
    }
}
