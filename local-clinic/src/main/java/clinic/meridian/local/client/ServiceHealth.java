package clinic.meridian.local.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// What a service says of itself.
public final class ServiceHealth {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /// What is wrong with the service, in a few words; empty when nothing is.
    public String complaint(URI service) {
        if (!isUp(ask(service, "readiness"))) {
            return "is not ready";
        }
        var pipeline = ask(service, "pipeline");
        return isUp(pipeline)
                ? ""
                : "ready, but its pipeline is " + pipeline.path("status").asString("unknown") + " "
                        + pipeline.path("details");
    }

    /// Whether facts flow through the service: it answers, and nothing keeps it from publishing and consuming.
    public boolean pipelineUp(URI service) {
        return isUp(ask(service, "pipeline"));
    }

    private static boolean isUp(JsonNode health) {
        return health.path("status").asString("").equals("UP");
    }

    private JsonNode ask(URI service, String group) {
        var question = HttpRequest.newBuilder(service.resolve("/actuator/health/" + group))
                .timeout(PATIENCE)
                .build();
        try {
            return JsonMapper.shared()
                    .readTree(http.send(question, BodyHandlers.ofString()).body());
        } catch (IOException | JacksonException e) {
            return MissingNode.getInstance();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return MissingNode.getInstance();
        }
    }
}
