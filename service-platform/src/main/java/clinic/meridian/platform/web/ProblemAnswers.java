package clinic.meridian.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// Tells a problem in the form that suits who asked: a problem document to programs, a page to people, a notice to a
/// page that waits for a fragment.
public final class ProblemAnswers {

    private static final List<String> FOR_PROGRAMS = List.of("/api/", "/fhir/", "/actuator/", "/local/");

    private final JsonMapper json;
    private final ProblemPage page;

    ProblemAnswers(JsonMapper json, ProblemPage page) {
        this.json = json;
        this.page = page;
    }

    /// Writes the answer; nothing more may be written after it. Does nothing when an answer is on its way already.
    public void send(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (isForPeople(request)) {
            page.write(problem, request, response);
        } else {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream()
                    .write(json.writeValueAsString(problem.document()).getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Whether the request comes from a page or a browser's address bar, and not from a program.
    public static boolean isForPeople(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed instanceof String uri ? uri : request.getRequestURI();
        if (FOR_PROGRAMS.stream().anyMatch(prefix -> (path + "/").startsWith(prefix))) {
            return false;
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return isFragment(request) || (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE));
    }

    /// Whether a part of a page is waiting, by htmx, and not a whole page.
    public static boolean isFragment(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null && request.getHeader("HX-Boosted") == null;
    }
}
