package clinic.meridian.local.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.json.JsonMapper;

/// The clock of one service, over the endpoint that services have in the local profile only.
final class ServiceClock {
    private static final int OK = 200;
    private static final int LATER_ALREADY = 409;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String name;
    private final URI address;
    private final String secret;
    private final HttpClient http;

    ServiceClock(String name, URI service, String secret, HttpClient http) {
        this.name = name;
        this.address = service.resolve("/local/clock");
        this.secret = secret;
        this.http = http;
    }

    String name() {
        return name;
    }

    CompletableFuture<ClockReading> read() {
        return ask(request().GET().build());
    }

    /// Sets the clock, unless it shows a later time already; what comes back says which.
    CompletableFuture<ClockReading> set(Instant now) {
        var body = JSON.writeValueAsString(Map.of("now", now.toString()));
        return ask(request()
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + secret);
    }

    private CompletableFuture<ClockReading> ask(HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.ofString()).thenApply(this::reading);
    }

    private ClockReading reading(HttpResponse<String> answer) {
        if (answer.statusCode() != OK && answer.statusCode() != LATER_ALREADY) {
            throw new UncheckedIOException(
                    new IOException(name + " answered " + answer.statusCode() + " to its clock: " + answer.body()));
        }
        return JSON.readValue(answer.body(), ClockReading.class);
    }
}
