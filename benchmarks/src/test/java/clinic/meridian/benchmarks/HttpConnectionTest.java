package clinic.meridian.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpConnectionTest {
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /// The server sends the answer in chunks where it is not told the length.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsAnswerAfterAnswerOverOneConnection(boolean chunked) throws IOException {
        server.createContext("/echo", exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(201, chunked ? 0 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        var service = URI.create("http://localhost:" + server.getAddress().getPort());
        try (var connection = new HttpConnection(service)) {
            for (var text : new String[] {"{}", "größer".repeat(3000), "{\"a\":1}"}) {
                var answer = connection.send("POST", "/echo", "", text);
                assertThat(answer.status()).isEqualTo(201);
                assertThat(answer.body()).isEqualTo(text);
            }
        }
    }

    @Test
    void connectsAgainAfterAnAnswerThatEndsTheConnection() throws IOException {
        server.createContext("/bye", exchange -> {
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        try (var connection = new HttpConnection(
                URI.create("http://localhost:" + server.getAddress().getPort()))) {
            assertThat(connection.send("GET", "/bye", "", "").status()).isEqualTo(204);
            assertThat(connection.send("GET", "/bye", "", "").status()).isEqualTo(204);
        }
    }

    @Test
    void sendsWhatItIsGiven() throws IOException {
        server.createContext("/who", exchange -> {
            var seen = exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization");
            var body = seen.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        try (var connection = new HttpConnection(
                URI.create("http://localhost:" + server.getAddress().getPort()))) {
            var answer = connection.send("GET", "/who", "Authorization: Bearer x\r\n", "");
            assertThat(answer.body()).isEqualTo("GET Bearer x");
        }
    }
}
