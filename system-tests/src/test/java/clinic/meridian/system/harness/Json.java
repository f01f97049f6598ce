package clinic.meridian.system.harness;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes the JSON of requests and answers.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    /// A node per value; throws on what is not JSON.
    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /// Maps, lists, texts and numbers as JSON.
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
