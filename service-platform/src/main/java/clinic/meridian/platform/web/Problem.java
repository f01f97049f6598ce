package clinic.meridian.platform.web;

import clinic.meridian.platform.refusal.Refused;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/// What a caller is told when something was not done: a problem document (RFC 9457) for programs, a page or a notice in
/// the same words for people.
///
/// @param reason kebab-case and stable; callers decide by it
/// @param title the same for every occurrence of the reason
/// @param detail this occurrence, and what would help
/// @param members further members of the document
/// @param headers further headers of the answer
public record Problem(
        int status,
        String reason,
        String title,
        String detail,
        Map<String, Object> members,
        Map<String, String> headers) {

    /// Seconds.
    static final String SOON = "2";

    private static final String TYPES = "https://meridian.clinic/problems/";

    static Problem of(HttpReason reason, String detail) {
        return new Problem(reason.status(), reason.code(), reason.title(), detail, Map.of(), Map.of());
    }

    /// For services that add to a refusal once its transaction is over.
    public static Problem of(Refused refused) {
        return new Problem(
                refused.reason().kind().status(),
                refused.reason().code(),
                refused.reason().title(),
                refused.detail(),
                refused.facts(),
                refused.reason().maySoonPass() ? Map.of(HttpHeaders.RETRY_AFTER, SOON) : Map.of());
    }

    Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(status, reason, title, detail, more, headers);
    }

    Problem withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, reason, title, detail, members, more);
    }

    Problem withStatus(int other) {
        return new Problem(other, reason, title, detail, members, headers);
    }

    URI type() {
        return URI.create(TYPES + reason);
    }

    /// The document's members in their usual order; a further member cannot replace one of the standard's.
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", type());
        document.put("title", title);
        document.put("status", status);
        document.put("detail", detail);
        document.put("reason", reason);
        members.forEach(document::putIfAbsent);
        return document;
    }
}
