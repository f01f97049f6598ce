package clinic.meridian.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One service as one caller reaches it. Paths are below `/api/v1`, or absolute ones where they begin with two slashes.
public final class Api {
    private static final String KEY = "Idempotency-Key";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI service;
    private final Supplier<String> token;
    private final Map<String, String> headers;
    private final @Nullable Setbacks setbacks;

    /// @param token a bearer token; an empty one is not sent
    Api(HttpClient http, URI service, Supplier<String> token) {
        this(http, service, token, Map.of(), null);
    }

    private Api(
            HttpClient http,
            URI service,
            Supplier<String> token,
            Map<String, String> headers,
            @Nullable Setbacks setbacks) {
        this.http = http;
        this.service = service;
        this.token = token;
        this.headers = Map.copyOf(headers);
        this.setbacks = setbacks;
    }

    /// The same for a caller who does not give up: while the service cannot be reached or says that it is not
    /// available, a
    /// request is repeated, and what writes carries a key, so that it has one effect however often it arrives.
    public Api outlasting(Setbacks setbacks) {
        return new Api(http, service, token, headers, setbacks);
    }

    /// The same, sending this header with each request.
    public Api with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(http, service, token, more, setbacks);
    }

    /// The same, sending this key with each request, so that repeating one has no second effect.
    public Api withKey(String idempotencyKey) {
        return with(KEY, idempotencyKey);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    /// All items of a list, part after part.
    public List<JsonNode> items(String path) {
        var items = new ArrayList<JsonNode>();
        var part = get(path).expect(200).json();
        part.path("items").forEach(items::add);
        while (part.path("next").isString()) {
            var separator = path.contains("?") ? "&" : "?";
            part = get(path + separator + "cursor=" + part.path("next").asString())
                    .expect(200)
                    .json();
            part.path("items").forEach(items::add);
        }
        return items;
    }

    /// @param body maps, lists, texts and numbers
    public Answer post(String path, Object body) {
        return send("POST", path, Json.write(body));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, Json.write(body));
    }

    /// Sends a body as it is, whether or not it is JSON.
    ///
    /// @throws UncheckedIOException when no answer came
    public Answer send(String method, String path, @Nullable String body) {
        if (setbacks == null) {
            return sendOnce(method, path, body);
        }
        var keyed = method.equals("GET") || headers.containsKey(KEY)
                ? this
                : withKey(UUID.randomUUID().toString());
        return setbacks.outlast(() -> keyed.sendOnce(method, path, body));
    }

    private Answer sendOnce(String method, String path, @Nullable String body) {
        var address = path.startsWith("//") ? path.substring(1) : "/api/v1" + path;
        BodyPublisher content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(service.resolve(address))
                .timeout(PATIENCE)
                .method(method, content)
                .header("Accept", "application/json");
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        var bearer = token.get();
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        headers.forEach(request::setHeader);
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(line(method, address, body), response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(line(method, address, body) + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted in " + line(method, address, body), e);
        }
    }

    private String line(String method, String address, @Nullable String body) {
        var shown = body == null ? "" : body.length() > 500 ? body.substring(0, 500) + "…" : body;
        return "%s %s%s %s".formatted(method, service, address, shown).strip();
    }
}
