package clinic.meridian.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.platform.security.Role;
import clinic.meridian.websample.SampleServer;
import clinic.meridian.websample.SampleServer.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class ProblemsIT {

    private static SampleServer server;

    @BeforeAll
    static void start() {
        server = new SampleServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode problem(Answer answer, int status, String reason) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        JsonNode problem = answer.json();
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("reason").asString()).isEqualTo(reason);
        assertThat(problem.get("type").asString()).isEqualTo("https://meridian.clinic/problems/" + reason);
        assertThat(answer.body()).doesNotContain("secret", "Ada");
        return problem;
    }

    @Test
    void aRefusalKeepsItsReasonWordsAndFacts() {
        JsonNode problem = problem(server.get("/api/v1/fail/refused"), 409, "slot-taken");
        assertThat(problem.get("title").asString()).isEqualTo("This time is taken");
        assertThat(problem.get("detail").asString()).isEqualTo("Room 2 is taken from 10:00 to 11:25.");
        assertThat(problem.get("conflicts").get(0).get("resource").asString()).isEqualTo("room:2");
        problem(server.get("/api/v1/fail/rule"), 422, "not-suitable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "connection", "timeout", "shutdown", "gone"})
    void aDatabaseThatIsAwayIsToldWithARetryAfter(String how) {
        Answer answer = server.get("/api/v1/fail/" + how);
        problem(answer, 503, "unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
    }

    @Test
    void whatTheDatabaseCannotHoldIsTheCallersFault() {
        problem(server.get("/api/v1/fail/data"), 400, "invalid");
    }

    @Test
    void aBugTellsANumberAndNothingElseAndIsLoggedOnce(CapturedOutput output) {
        Answer answer = server.send(server.asDesk("/api/v1/fail/bug").header("X-Correlation-Id", "abc-1"));
        JsonNode problem = problem(answer, 500, "unexpected");
        assertThat(problem.get("correlationId").asString()).isEqualTo("abc-1");
        assertThat(problem.get("detail").asString()).contains("abc-1");
        assertThat(output.getAll().split("the client is called Ada", -1)).hasSize(2);
    }

    @Test
    void correlationIdsAreTakenOverWhenTheyAreSane() {
        assertThat(server.send(server.asDesk("/api/v1/who").header("X-Correlation-Id", "abc-1:2"))
                        .json()
                        .get("actor")
                        .get("correlationId")
                        .asString())
                .isEqualTo("abc-1:2");
        Answer answer = server.send(server.asDesk("/api/v1/who").header("X-Correlation-Id", "a b\"<script>"));
        assertThat(answer.header("X-Correlation-Id")).matches("[0-9a-f-]{36}");
        assertThat(answer.json().get("actor").get("correlationId").asString())
                .isEqualTo(answer.header("X-Correlation-Id"));
    }

    @Test
    void unknownPathsMethodsAndTypesAreNamed() {
        problem(server.get("/api/v1/nothing"), 404, "not-found");
        Answer wrongMethod = server.send(server.asDesk("/api/v1/samples").DELETE());
        problem(wrongMethod, 405, "method-not-allowed");
        assertThat(wrongMethod.header("Allow")).isEqualTo("POST");
        problem(server.send(server.asDesk("/api/v1/who").setHeader("Accept", "text/csv")), 406, "not-acceptable");
        problem(
                server.send(server.asDesk("/api/v1/samples")
                        .setHeader("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString("a;b"))),
                415,
                "unsupported-media-type");
        problem(
                server.send(server.asDesk("/api/v1/samples")
                        .setHeader("Content-Type", "application/json")
                        .POST(BodyPublishers.noBody())),
                400,
                "unreadable");
    }

    @Test
    void aStaleChangeSaysWhoChangedWhatWhen() {
        assertThat(put("\"7\"").status()).isEqualTo(204);
        assertThat(put("W/\"7\"").status()).isEqualTo(204);
        assertThat(put("\"3\", \"7\"").status()).isEqualTo(204);
        assertThat(put("*").status()).isEqualTo(204);
        JsonNode problem = problem(put("\"6\""), 412, "stale");
        assertThat(problem.get("changedBy").asString()).isEqualTo("anna");
        assertThat(problem.get("changedAt").asString()).isEqualTo("2026-11-24T09:30:00Z");
        problem(put("\"of another server\""), 412, "stale");
        problem(put("7"), 400, "invalid");
    }

    private static Answer put(String expected) {
        return server.send(
                server.asDesk("/api/v1/samples/R1").header("If-Match", expected).PUT(BodyPublishers.noBody()));
    }

    @Test
    void peopleGetAPageAndWaitingPagesANotice() {
        Answer page = server.send(server.asDesk("/fail/refused").header("Accept", "text/html,*/*"));
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("This time is taken", "Room 2 is taken from 10:00 to 11:25.");

        Answer notice = server.send(server.asDesk("/fail/refused").header("HX-Request", "true"));
        assertThat(notice.status()).isEqualTo(409);
        assertThat(notice.header("HX-Retarget")).isEqualTo("#notices");
        assertThat(notice.body()).contains("Room 2 is taken").doesNotContain("<html");

        problem(server.send(server.asDesk("/api/v1/fail/refused").header("Accept", "text/html")), 409, "slot-taken");
    }

    @Test
    void aManagersRouteIsForbiddenToTheDesk() {
        problem(server.get("/api/v1/managed"), 403, "forbidden");
        String manager = server.issuer().accessToken("manager", Role.MANAGER);
        assertThat(server.send(server.asDesk("/api/v1/managed").setHeader("Authorization", "Bearer " + manager))
                        .status())
                .isEqualTo(200);
    }
}
