package clinic.meridian.local.client;

import clinic.meridian.local.ClinicTrouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Speaks JSON with one service as one person. What is only a matter of time (the service restarts, it has not
/// heard of an id yet) is asked again for half a minute; commands carry an idempotency key, so that asking
/// again does not do a thing twice.
public final class ClinicHttp {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final URI service;
    private final Supplier<String> token;

    /// @param service the address of the service, without a path
    /// @param token   gives a bearer token that is valid now
    public ClinicHttp(URI service, Supplier<String> token) {
        this.service = service;
        this.token = token;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /// @throws ServiceRefusal when the answer is not a success
    public JsonNode get(String path) {
        return exchange("GET", path, null);
    }

    /// @param body what becomes the JSON of the request: a record, a map
    /// @throws ServiceRefusal when the answer is not a success
    public JsonNode post(String path, Object body) {
        return exchange("POST", path, body);
    }

    /// @throws ServiceRefusal when the answer is not a success
    public JsonNode put(String path, Object body) {
        return exchange("PUT", path, body);
    }

    /// @throws ServiceRefusal when the answer is not a success
    public JsonNode delete(String path) {
        return exchange("DELETE", path, null);
    }

    private JsonNode exchange(String method, String path, @Nullable Object body) {
        var key = UUID.randomUUID().toString();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                var answer = http.send(request(method, path, body, key), BodyHandlers.ofString());
                if (answer.statusCode() < 300) {
                    return json(answer.body());
                }
                if (!worthAskingAgain(answer) || System.nanoTime() > deadline) {
                    throw new ServiceRefusal(
                            method + " " + service.resolve(path),
                            answer.statusCode(),
                            json(answer.body()),
                            answer.body());
                }
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw new ClinicTrouble(service + " does not answer (" + e + "). ./clinic status", e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ClinicTrouble("Interrupted while waiting for " + service, e);
            }
            pause();
        }
    }

    private HttpRequest request(String method, String path, @Nullable Object body, String key) {
        var request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(LONGEST_ANSWER)
                .header("Authorization", "Bearer " + token.get())
                .header("Accept", "application/json");
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (!method.equals("GET")) {
            request.header("Idempotency-Key", key);
        }
        return request.method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
    }

    /// The services say so themselves where waiting helps.
    private static boolean worthAskingAgain(HttpResponse<String> answer) {
        return answer.statusCode() == 503
                || answer.headers().firstValue("Retry-After").isPresent();
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance(); // a page, where an error is not the service's own
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
