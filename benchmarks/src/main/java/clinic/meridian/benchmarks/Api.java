package clinic.meridian.benchmarks;

import clinic.meridian.benchmarks.HttpConnection.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One person's way to one service. Not for several threads at once.
final class Api implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpConnection service;
    private final String authorization;

    Api(URI service, String token) throws IOException {
        this.service = new HttpConnection(service);
        this.authorization = "Authorization: Bearer " + token + "\r\n";
    }

    /// @param path after `/api/v1`
    /// @return the answer, which was 200
    Answer get(String path) throws IOException {
        var answer = service.send("GET", "/api/v1" + path, authorization, "");
        if (answer.status() != 200) {
            throw new BenchTrouble("GET " + path + " was answered " + answer.status() + ": " + answer.body());
        }
        return answer;
    }

    /// Makes something.
    ///
    /// @param path after `/api/v1`
    JsonNode make(String path, Map<String, ?> body) throws IOException {
        var answer = service.send("POST", "/api/v1" + path, authorization, JSON.writeValueAsString(body));
        if (answer.status() != 201) {
            throw new BenchTrouble("POST " + path + " was answered " + answer.status() + ": " + answer.body());
        }
        return json(answer);
    }

    static JsonNode json(Answer answer) {
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
