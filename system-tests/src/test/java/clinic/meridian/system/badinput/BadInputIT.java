package clinic.meridian.system.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.system.badinput.Endpoint.Field;
import clinic.meridian.system.harness.Answer;
import clinic.meridian.system.harness.Api;
import clinic.meridian.system.harness.Service;
import clinic.meridian.system.harness.SharedClinic;
import clinic.meridian.system.harness.TestClinic;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Whatever a caller gets wrong, she is told so in a problem document with its reason, or in the page that she gets,
/// and nothing is stored.
@SharedClinic
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
    private static final int AT_ONCE = 6;
    private static final String PAGES = "text/html,*/*;q=0.8";
    private static final String NOTICE = "class=\"notice attention\"";
    private static final String MESSAGE = "class=\"message attention\" role=\"alert\"";
    private static final List<String> SIGNS_OF_A_REFUSAL =
            List.of("class=\"problem\"", "role=\"alert\"", "class=\"error\"", NOTICE);

    private final TestClinic clinic;
    private final List<Endpoint> endpoints;
    private Map<Service, Long> eventsBefore = Map.of();

    BadInputIT(TestClinic clinic) {
        this.clinic = clinic;
        this.endpoints = Endpoints.all(clinic);
    }

    @BeforeAll
    void countEvents() {
        clinic.settle();
        eventsBefore = events();
    }

    @AfterAll
    void nothingWasStored() {
        clinic.settle();
        assertThat(events()).isEqualTo(eventsBefore);
    }

    private Map<Service, Long> events() {
        return Arrays.stream(Service.values())
                .collect(Collectors.toMap(
                        service -> service, service -> clinic.database(service).events()));
    }

    /// A request that must be refused.
    ///
    /// @param field that the refusal must name; null where it is enough to be refused
    private record Attempt(
            Endpoint endpoint,
            Api api,
            String method,
            String path,
            @Nullable String body,
            @Nullable String field) {}

    @Test
    void nothingThatCanBeAskedIsLeftOut() {
        var leftOut = Arrays.stream(Service.values())
                .flatMap(service -> Mapping.leftOut(
                        service,
                        clinic.api(service, "admin").get("//actuator/mappings").expect(200),
                        endpoints))
                .toList();
        assertThat(leftOut).isEmpty();
    }

    @Test
    void everyFieldIsLookedAt() throws InterruptedException {
        var attempts = new ArrayList<Attempt>();
        for (var endpoint : endpoints) {
            for (var field : endpoint.fields()) {
                var named = endpoint.isForBrowsers() ? null : field.name();
                endpoint.malformed(field).forEach(raw -> attempts.add(withField(endpoint, field, raw, named)));
                endpoint.meaningless(field).forEach(raw -> attempts.add(withField(endpoint, field, raw, null)));
                if (field.required()) {
                    attempts.add(withField(endpoint, field, null, named));
                }
                if (field.required() && !endpoint.isForBrowsers()) {
                    attempts.add(withField(endpoint, field, "null", named));
                }
            }
        }
        assertThat(complaints(attempts)).isEmpty();
    }

    private Attempt withField(Endpoint endpoint, Field field, @Nullable String raw, @Nullable String named) {
        return new Attempt(
                endpoint, as(endpoint), endpoint.method(), endpoint.path(), endpoint.body(field, raw), named);
    }

    @Test
    void everyBodyIsLookedAt() throws InterruptedException {
        var attempts = new ArrayList<Attempt>();
        var huge = "{\"a\":\"" + "x".repeat(3_000_000) + "\"}";
        var deep = "[".repeat(20_000);
        for (var endpoint : endpoints) {
            if (endpoint.writes()
                    && !endpoint.isForBrowsers()
                    && !endpoint.fields().isEmpty()) {
                var api = as(endpoint);
                for (var body : List.of("{", "[]", "17", "\"a\"", "{\"a\":1,}", deep, huge)) {
                    attempts.add(new Attempt(endpoint, api, endpoint.method(), endpoint.path(), body, null));
                }
                if (endpoint.fields().stream().anyMatch(Field::required)) {
                    for (var body : Arrays.asList(null, "", "null", "{}")) {
                        attempts.add(new Attempt(endpoint, api, endpoint.method(), endpoint.path(), body, null));
                    }
                }
                attempts.add(new Attempt(
                        endpoint,
                        api.with("Content-Type", "text/plain"),
                        endpoint.method(),
                        endpoint.path(),
                        endpoint.goodBody(),
                        null));
            }
        }
        assertThat(complaints(attempts)).isEmpty();
    }

    @Test
    void everyFormIsLookedAt() throws InterruptedException {
        var attempts = new ArrayList<Attempt>();
        var huge = "a=" + "x".repeat(3_000_000);
        for (var endpoint : endpoints) {
            if (endpoint.isForBrowsers() && endpoint.fields().stream().anyMatch(Field::required)) {
                for (var body : List.of("", "&=&", "{}", huge)) {
                    attempts.add(at(endpoint, endpoint.path(), body));
                }
                for (var type : List.of("application/json", "multipart/form-data", "text/plain")) {
                    attempts.add(new Attempt(
                            endpoint,
                            as(endpoint).with("Content-Type", type),
                            endpoint.method(),
                            endpoint.path(),
                            endpoint.goodBody(),
                            null));
                }
            }
        }
        assertThat(complaints(attempts)).isEmpty();
    }

    @Test
    void everyAddressIsLookedAt() throws InterruptedException {
        var attempts = new ArrayList<Attempt>();
        for (var endpoint : endpoints) {
            var body = endpoint.writes() ? endpoint.goodBody() : null;
            for (var id : endpoint.ids()) {
                for (var other : List.of("no-such-id", "a%00b", "%ED%A0%80", "x".repeat(3000))) {
                    attempts.add(at(endpoint, endpoint.path().replace(id, other), body));
                }
                // A list may be empty; what stands in the path must exist.
                boolean inPath = endpoint.bare().contains(id);
                if (inPath && !Endpoints.concernsAClientWhoMayBeNew(endpoint)) {
                    attempts.add(at(
                            endpoint,
                            endpoint.path().replace(id, UUID.randomUUID().toString()),
                            body));
                }
            }
            attempts.add(new Attempt(endpoint, as(endpoint), "PATCH", endpoint.path(), "{}", null));
            attempts.add(new Attempt(endpoint, as(endpoint), "GET", below(endpoint) + "nothing-here", null, null));
        }
        assertThat(complaints(attempts)).isEmpty();
    }

    private Attempt at(Endpoint endpoint, String path, @Nullable String body) {
        return new Attempt(endpoint, as(endpoint), endpoint.method(), path, body, null);
    }

    private static String below(Endpoint endpoint) {
        var path = endpoint.bare();
        return path.endsWith("/") ? path : path + "/";
    }

    @Test
    void everyParameterIsLookedAt() throws InterruptedException {
        var attempts = new ArrayList<Attempt>();
        for (var endpoint : endpoints) {
            endpoint.parameters().forEach((name, value) -> {
                if (Endpoints.isFreeText(name)) {
                    return;
                }
                for (var bad : List.of("nonsense", "%00", "2026-02-30", "+999999999-12-31", "x".repeat(5000))) {
                    var path = endpoint.path().replace(name + "=" + value, name + "=" + bad);
                    attempts.add(new Attempt(endpoint, as(endpoint), "GET", path, null, null));
                }
            });
        }
        assertThat(complaints(attempts)).isEmpty();
    }

    @Test
    void whoHasNotSignedInIsSentAway() throws InterruptedException {
        var complaints = answers(endpoints.stream()
                        .filter(endpoint -> endpoint.user() != null)
                        .flatMap(endpoint -> List.of("", "nonsense", forged()).stream()
                                .map(token -> new Attempt(
                                        endpoint,
                                        endpoint.spoken(
                                                token.isEmpty()
                                                        ? clinic.anonymously(endpoint.service())
                                                        : clinic.anonymously(endpoint.service())
                                                                .with("Authorization", "Bearer " + token)),
                                        endpoint.method(),
                                        endpoint.path(),
                                        endpoint.writes() ? endpoint.goodBody() : null,
                                        null)))
                        .toList())
                .stream()
                .filter(answer -> answer.status() != 401 || !isProblem(answer))
                .toList();
        assertThat(complaints).isEmpty();
    }

    /// A token that says who it is for, and is signed by nobody.
    private String forged() {
        var parts = clinic.token("admin").split("\\.", -1);
        return parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length());
    }

    @Test
    void whoMayNotIsTurnedAway() throws InterruptedException {
        var attempts = new ArrayList<Attempt>();
        for (var endpoint : endpoints) {
            var stranger = endpoint.stranger();
            if (stranger != null) {
                var body = endpoint.writes() ? endpoint.goodBody() : null;
                var api = endpoint.spoken(clinic.api(endpoint.service(), stranger));
                attempts.add(new Attempt(endpoint, api, endpoint.method(), endpoint.path(), body, null));
            }
        }
        var complaints = answers(attempts).stream()
                .filter(answer -> answer.status() != 403 || !isProblem(answer))
                .toList();
        assertThat(complaints).isEmpty();
    }

    private static boolean isProblem(Answer answer) {
        try {
            return !answer.problem().reason().isEmpty();
        } catch (AssertionError e) {
            return false;
        }
    }

    private Api as(Endpoint endpoint) {
        var user = endpoint.user();
        var api = endpoint.spoken(
                user == null ? clinic.anonymously(endpoint.service()) : clinic.api(endpoint.service(), user));
        return endpoint.isForBrowsers() ? api.with("Accept", PAGES) : api;
    }

    /// What is wrong with the answers, in words.
    private static List<String> complaints(List<Attempt> attempts) throws InterruptedException {
        var complaints = new ArrayList<String>();
        var answers = answers(attempts);
        for (int i = 0; i < attempts.size(); i++) {
            complaint(attempts.get(i), answers.get(i), complaints);
        }
        System.out.println(
                "bad input: " + attempts.size() + " requests, " + complaints.size() + " answers not as they must be");
        return complaints;
    }

    private static void complaint(Attempt attempt, Answer answer, List<String> complaints) {
        if (attempt.endpoint().isForBrowsers()) {
            var shown = followed(attempt.api(), answer);
            if (!isTold(shown)) {
                complaints.add("not told: " + answer + (shown.equals(answer) ? "" : " and then " + shown));
            }
        } else if (answer.status() < 400 || answer.status() >= 500) {
            complaints.add("not refused: " + answer);
        } else if (!isProblem(answer)) {
            complaints.add("no problem document: " + answer);
        } else if (attempt.field() != null && !names(answer, attempt.field())) {
            complaints.add("does not name '" + attempt.field() + "': " + answer);
        }
    }

    /// What the browser shows in the end: a form may lead back to its page, with a notice that waits in the session.
    private static Answer followed(Api api, Answer answer) {
        if (answer.status() != 302 && answer.status() != 303) {
            return answer;
        }
        var target = URI.create(answer.headers().firstValue("Location").orElseThrow());
        var address = target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
        var cookies = answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        return (cookies.isEmpty() ? api : api.with("Cookie", cookies)).send("GET", "/" + address, null);
    }

    /// Whether a page says that something is wrong. An address that cannot be read names no page: a browser too gets a
    /// problem document for it.
    private static boolean isTold(Answer page) {
        if (!page.contentType().startsWith("text/html")) {
            return page.status() == 400 && isProblem(page);
        }
        boolean refused = page.status() >= 400 && page.status() < 500;
        // Every page has the notices that its scripts may show lie ready in templates.
        var shown = page.body().replaceAll("(?s)<template.*?</template>", "");
        return shown.contains("</html>")
                && (refused
                        ? SIGNS_OF_A_REFUSAL.stream().anyMatch(shown::contains)
                        : page.status() == 200 && (shown.contains(NOTICE) || shown.contains(MESSAGE)));
    }

    /// Whether a field is named as the one that is wrong.
    private static boolean names(Answer answer, String field) {
        return answer.json().path("errors").valueStream().anyMatch(error -> {
            var named = error.path("field").asString("");
            return named.equals(field) || named.startsWith(field + ".") || named.startsWith(field + "[");
        });
    }

    private static List<Answer> answers(List<Attempt> attempts) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var tasks = attempts.stream()
                    .<Callable<Answer>>map(
                            attempt -> () -> attempt.api().send(attempt.method(), attempt.path(), attempt.body()))
                    .toList();
            var answers = new ArrayList<Answer>();
            for (var answer : threads.invokeAll(tasks)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new AssertionError("A request got no answer at all", e.getCause());
        }
    }
}
