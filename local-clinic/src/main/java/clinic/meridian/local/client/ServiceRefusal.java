package clinic.meridian.local.client;

import java.io.Serial;
import tools.jackson.databind.JsonNode;

/// A service answered with anything but success.
public final class ServiceRefusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;
    private final String detail;

    ServiceRefusal(String request, int status, JsonNode problem, String body) {
        super("%s was answered %d: %s".formatted(request, status, body));
        this.status = status;
        this.reason = problem.path("reason").asString("");
        this.detail = problem.path("detail").asString("");
    }

    public int status() {
        return status;
    }

    /// The typed reason (`slot-taken`), empty where the answer names none.
    public String reason() {
        return reason;
    }

    /// What was the matter, in words; empty where the answer says nothing.
    public String detail() {
        return detail;
    }
}
