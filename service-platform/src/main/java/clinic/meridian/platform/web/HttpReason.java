package clinic.meridian.platform.web;

import java.util.Arrays;
import java.util.Locale;

/// The reasons that lie in HTTP and not in the clinic.
enum HttpReason {
    INVALID(400, "Something in the request is not right"),
    UNREADABLE(400, "The request cannot be read"),
    UNAUTHENTICATED(401, "Please sign in"),
    FORBIDDEN(403, "This is not yours to do"),
    PAGE_TOO_OLD(403, "This page has been open too long"),
    NOT_FOUND(404, "Nothing here"),
    METHOD_NOT_ALLOWED(405, "This cannot be done here"),
    NOT_ACCEPTABLE(406, "Not available in this form"),
    TIMEOUT(408, "The request took too long to arrive"),
    CONFLICT(409, "The present state does not allow this"),
    GONE(410, "No longer here"),
    STALE(412, "Someone changed this meanwhile"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "This form of content is not understood"),
    RULE(422, "A rule does not allow this"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    UNEXPECTED(500, "Something went wrong on our side"),
    UNAVAILABLE(503, "Not available for a moment");

    private final int status;
    private final String title;

    HttpReason(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The reason to give where only a status is known.
    static HttpReason ofStatus(int status) {
        return Arrays.stream(values())
                .filter(reason -> reason.status == status)
                .findFirst()
                .orElse(status >= 500 || status < 400 ? UNEXPECTED : UNREADABLE);
    }
}
