package clinic.meridian.session.screening;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.TestUsers;
import clinic.meridian.session.TreatmentRoomIT;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class ScreeningIT extends TreatmentRoomIT {

    @Autowired
    Screenings screenings;

    private final RequestPostProcessor desk = TestUsers.bearer("desk", Role.FRONT_DESK);

    private String path() {
        return "/clients/" + client + "/screenings";
    }

    @Test
    void theRulesNameVersionSourceAndQuestions() {
        Answer rules = read("/screening-rules/current", desk).is(200);

        assertThat(rules.json().path("version").intValue()).isEqualTo(1);
        assertThat(rules.json().path("questions").size()).isEqualTo(17);
        assertThat(rules.json().path("questions").path(0).path("type").asString())
                .isEqualTo("BOOLEAN");
        assertThat(rules.text("notice")).contains("clinician");
    }

    @Test
    void aFullScreeningAnswersWithOutcomeReasonsAndValidity() {
        Answer answer = send(path(), answers("\"ANTICOAGULANTS\": true")).is(201);

        assertThat(answer.text("outcome")).isEqualTo("CLEARANCE_NEEDED");
        assertThat(answer.text("onceCleared")).isEqualTo("CAUTION");
        assertThat(answer.json().path("ruleVersion").intValue()).isEqualTo(1);
        assertThat(answer.text("validUntil")).isEqualTo("2027-03-02");
        assertThat(answer.json().path("reasons").path(0).path("question").asString())
                .isEqualTo("ANTICOAGULANTS");
        assertThat(answer.json().path("reasons").path(0).path("text").asString())
                .contains("Blood thinners");
    }

    @Test
    void aClientNobodyHasHeardOfCanBeScreened() {
        assertThat(screen(healthy())).isNotBlank();
        assertThat(screenings.standingOf(client)).hasValueSatisfying(standing -> {
            assertThat(standing.outcome()).isEqualTo(Outcome.CLEAR);
            assertThat(standing.screenedAt()).isEqualTo(clock.now());
            assertThat(standing.clearedUntil()).isNull();
        });
    }

    @Test
    void missingAnswersAreNamed() {
        Answer answer = send(path(), "{\"answers\": {\"PREGNANCY\": false}}").refusedAs(400, "answers-incomplete");

        assertThat(answer.json().path("missing").size()).isEqualTo(16);
        assertThat(answer.text("detail")).contains("ANTICOAGULANTS", "FACE_SURGERY_DAYS");
        assertThat(answer.json().path("errors").path(0).path("field").asString())
                .isEqualTo("answers.ANTICOAGULANTS");
        assertThat(screenings.standingOf(client)).isEmpty();
    }

    @Test
    void nothingChangedCountsTheDaysOn() {
        String full = screen(answers("\"BOTULINUM_DAYS\": 10"));
        assertThat(screenings.standingOf(client))
                .map(Screenings.Standing::outcome)
                .contains(Outcome.NOT_TODAY);
        clock.advance(Duration.ofDays(4));

        Answer answer =
                send(path(), "{\"nothingChangedSince\": \"" + full + "\"}").is(201);

        assertThat(answer.text("outcome")).isEqualTo("CLEAR");
        assertThat(answer.text("validUntil")).isEqualTo("2027-03-02");
        assertThat(answer.text("nothingChangedSince")).isEqualTo(full);
    }

    @Test
    void pregnancyPutsPointsOutOfBoundsUntilTheNextScreening() {
        screen(answers("\"PREGNANCY\": true"));
        assertThat(screenings.pointsToAvoid(client)).isEqualTo(Set.of(PointsToAvoid.PREGNANCY));
        screen(healthy());
        assertThat(screenings.pointsToAvoid(client)).isEmpty();
    }

    @Test
    void aClearanceCounts() {
        screen(answers("\"ANTICOAGULANTS\": true"));
        send("/clients/" + client + "/clearances", """
                {"provider": "Dr. Sommer", "note": "INR 2.1", "validUntil": "2026-06-01"}""").is(201);

        assertThat(screenings.standingOf(client).orElseThrow().clearedUntil()).isEqualTo("2026-06-01");
        send("/clients/" + client + "/clearances", """
                {"provider": "Dr. Sommer", "validUntil": "2026-03-01"}""").refusedAs(422, "clearance-over");
    }

    @Test
    void onlyPractitionersSeeAnswersReasonsAndNotes() {
        screen(answers("\"PREGNANCY\": true"));
        send("/clients/" + client + "/clearances", """
                {"provider": "Dr. Sommer", "note": "agreed", "validUntil": "2026-06-01"}""").is(201);

        Answer whole = read(path()).is(200);
        assertThat(whole.body()).contains("PREGNANCY", "Dr. Sommer", "agreed");
        for (RequestPostProcessor other : new RequestPostProcessor[] {
            desk, TestUsers.bearer("manager", Role.MANAGER), TestUsers.bearer("root", Role.ADMIN)
        }) {
            Answer outcome = read(path(), other).is(200);
            assertThat(outcome.body()).contains("CLEARANCE_NEEDED").doesNotContain("PREGNANCY", "Sommer", "agreed");
        }
    }

    @Test
    void onlyPractitionersScreen() {
        send(path(), healthy(), desk).refusedAs(403, "forbidden");
        send(path(), healthy(), TestUsers.bearer("manager", Role.MANAGER)).is(403);
        assertThat(screenings.standingOf(client)).isEmpty();
    }
}
