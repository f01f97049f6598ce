package clinic.meridian.system.harness;

import tools.jackson.databind.JsonNode;

/// A refusal as a problem document (RFC 9457).
///
/// @param reason   kebab-case; callers decide by it
/// @param document all of it
public record Problem(int status, String reason, JsonNode document) {

    public String detail() {
        return document.path("detail").asString("");
    }
}
