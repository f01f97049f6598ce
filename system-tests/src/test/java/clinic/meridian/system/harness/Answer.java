package clinic.meridian.system.harness;

import java.net.http.HttpHeaders;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What a service answered.
///
/// @param request the request in one line, for messages
/// @param status  the HTTP status
/// @param body    empty where there was none
public record Answer(String request, int status, HttpHeaders headers, String body) {

    /// @throws AssertionError when the status is another one
    public Answer expect(int... statuses) {
        for (int wanted : statuses) {
            if (status == wanted) {
                return this;
            }
        }
        throw new AssertionError(this + ", expected " + java.util.Arrays.toString(statuses));
    }

    public JsonNode json() {
        return Json.read(body);
    }

    /// The text of a member that must be there.
    public String text(String member) {
        var value = json().path(member);
        if (!value.isString()) {
            throw new AssertionError(this + " has no text '" + member + "'");
        }
        return value.asString();
    }

    public String contentType() {
        return headers.firstValue("Content-Type").orElse("");
    }

    /// The problem document that a refusal must be.
    ///
    /// @throws AssertionError when it is none, or an incomplete one
    public Problem problem() {
        if (!contentType().startsWith("application/problem+json")) {
            throw new AssertionError(this + " is no problem+json but '" + contentType() + "'");
        }
        JsonNode document;
        try {
            document = json();
        } catch (JacksonException e) {
            throw new AssertionError(this + " is not JSON", e);
        }
        for (var member : Set.of("type", "title", "detail", "reason")) {
            if (document.path(member).asString("").isBlank()) {
                throw new AssertionError(this + " is a problem without '" + member + "'");
            }
        }
        if (document.path("status").asInt(0) != status
                || !document.path("type")
                        .asString("")
                        .endsWith("/" + document.path("reason").asString(""))) {
            throw new AssertionError(this + " contradicts itself");
        }
        return new Problem(status, document.path("reason").asString(), document);
    }

    @Override
    public String toString() {
        var shown = body.length() > 2000 ? body.substring(0, 2000) + "…" : body;
        return request + " → " + status + " " + shown;
    }
}
