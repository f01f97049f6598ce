package clinic.meridian.websample;

import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.TestIssuer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The sample application behind a real connector, with an issuer of its own.
public final class SampleServer implements AutoCloseable {

    public static final String LOCAL_SECRET = "local-secret-of-the-test";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestIssuer issuer = new TestIssuer();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String deskToken = issuer.accessToken("desk", Role.FRONT_DESK);
    private final ConfigurableApplicationContext context;

    public SampleServer(String... profiles) {
        this(List.of(), profiles);
    }

    /// @param properties further ones, as `name=value`
    public SampleServer(List<String> properties, String... profiles) {
        List<String> all = new ArrayList<>(List.of(
                "spring.main.banner-mode=off",
                "management.endpoints.web.exposure.include=health,prometheus,env",
                "server.forward-headers-strategy=native",
                "server.port=0",
                "server.address=127.0.0.1",
                "meridian.issuer=" + issuer.url(),
                "meridian.client-secret=secret",
                "meridian.local-secret=" + LOCAL_SECRET,
                "meridian.urls.home=http://localhost:8080",
                "meridian.urls.booking=http://localhost:8081",
                "meridian.urls.session=http://localhost:8082",
                "meridian.urls.reporting=http://localhost:8083"));
        all.addAll(properties);
        context = new SpringApplicationBuilder(SampleApplication.class)
                .profiles(profiles)
                .properties(all.toArray(String[]::new))
                .run();
    }

    public TestIssuer issuer() {
        return issuer;
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public int port() {
        return context.getBean(Environment.class).getRequiredProperty("local.server.port", Integer.class);
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /// A request of the front desk's, with its access token.
    public HttpRequest.Builder asDesk(String path) {
        return HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + deskToken);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer get(String path) {
        return send(asDesk(path));
    }

    public Answer post(String path, String json) {
        return post(path, json.getBytes(StandardCharsets.UTF_8), request -> request);
    }

    public Answer post(String path, byte[] body, UnaryOperator<HttpRequest.Builder> change) {
        return send(change.apply(
                asDesk(path).setHeader("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body))));
    }

    /// Sends bytes as they are and gives back the whole answer, for requests that no client would send.
    public String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        context.close();
        issuer.close();
    }

    /// What came back.
    public record Answer(HttpResponse<String> http) {
        public int status() {
            return http.statusCode();
        }

        public String body() {
            return http.body();
        }

        public String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            return JSON.readTree(http.body());
        }

        @Override
        public String toString() {
            return status() + " " + header("Content-Type") + " " + body();
        }
    }
}
