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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.json.JsonMapper;

/// The clock of one service, over the endpoint that services have in the local profile only.
final class ServiceClock {
    private static final Set<Integer> READ = Set.of(200);
    private static final Set<Integer> SET_OR_LATER_ALREADY = Set.of(204, 409);
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
        return ask(request().GET().build(), READ)
                .thenApply(answer -> JSON.readValue(answer.body(), ClockReading.class));
    }

    /// Sets the clock, unless it shows a later time already, and waits until what that makes due is done.
    CompletableFuture<?> set(Instant now) {
        var body = JSON.writeValueAsString(Map.of("now", now.toString()));
        var request = request()
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        return ask(request, SET_OR_LATER_ALREADY);
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + secret);
    }

    private CompletableFuture<HttpResponse<String>> ask(HttpRequest request, Set<Integer> expected) {
        return http.sendAsync(request, BodyHandlers.ofString()).thenApply(answer -> {
            if (!expected.contains(answer.statusCode())) {
                throw new UncheckedIOException(
                        new IOException(name + " answered " + answer.statusCode() + " to its clock: " + answer.body()));
            }
            return answer;
        });
    }
}
