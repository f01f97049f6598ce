package clinic.meridian.session.sideeffect;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.TestUsers;
import clinic.meridian.session.TreatmentRoomIT;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class SideEffectIT extends TreatmentRoomIT {

    private static final String BRUISE = """
            {"code": "BRUISE", "onset": "AFTER", "site": "left cheek", "severity": 1, "expected": true,
             "askedBy": "CHECKLIST", "note": "size of a coin"}""";
    private static final String SYNCOPE = """
            {"code": "SYNCOPE", "onset": "DURING", "severity": 2, "causality": "PROBABLE", "askedBy": "OPEN"}""";

    private final RequestPostProcessor manager = TestUsers.bearer("manager", Role.MANAGER);

    @Test
    void aBruiseIsReportedFromItsSession() {
        String session = started();

        Answer answer = send("/sessions/" + session + "/side-effects", BRUISE).is(201);

        assertThat(answer.text("sideEffectId")).isNotBlank();
        assertThat(answer.text("sessionId")).isEqualTo(session);
        assertThat(answer.text("clientId")).isEqualTo(client);
        assertThat(answer.text("practitionerId")).isEqualTo(mei);
        assertThat(answer.text("locationId")).isEqualTo(location);
        assertThat(answer.text("site")).isEqualTo("cheek.LEFT");
        assertThat(answer.text("reporterKind")).isEqualTo("PRACTITIONER");
        assertThat(answer.text("status")).isEqualTo("OPEN");
        assertThat(answer.json().path("followUpNeeded").booleanValue()).isFalse();
        assertThat(answer.json().path("sessionAssumed").booleanValue()).isFalse();
        assertThat(read("/sessions/" + session + "/side-effects")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void fromHomeItIsPutDownToTheLastSessionOfFourteenDays() {
        String session = started();
        clock.advance(Duration.ofDays(13));

        Answer within = send("/clients/" + client + "/side-effects", BRUISE).is(201);
        assertThat(within.text("sessionId")).isEqualTo(session);
        assertThat(within.json().path("sessionAssumed").booleanValue()).isTrue();
        assertThat(within.text("reporterKind")).isEqualTo("CLIENT");

        clock.advance(Duration.ofDays(2));
        Answer after = send("/clients/" + client + "/side-effects", BRUISE).is(201);
        assertThat(after.json().has("sessionId")).isFalse();
        assertThat(after.json().path("sessionAssumed").booleanValue()).isFalse();
        assertThat(read("/clients/" + client + "/side-effects")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void aNamedSessionMustBeHers() {
        String session = started();
        String named = BRUISE.replace("\"note\"", "\"sessionId\": \"" + session + "\", \"note\"");

        assertThat(send("/clients/" + client + "/side-effects", named)
                        .is(201)
                        .json()
                        .path("sessionAssumed")
                        .booleanValue())
                .isFalse();
        send("/clients/" + UUID.randomUUID() + "/side-effects", named).refusedAs(422, "not-her-session");
    }

    @Test
    void isRegradedFollowedUpAndResolved() {
        String session = started();
        String id =
                send("/sessions/" + session + "/side-effects", SYNCOPE).is(201).text("sideEffectId");
        String path = "/side-effects/" + id;

        Answer regraded = send(path + "/regrade", "{\"severity\": 3, \"reason\": \"went to hospital\"}", manager)
                .is(200);
        assertThat(regraded.json().path("severity").intValue()).isEqualTo(3);
        assertThat(regraded.text("causality")).isEqualTo("PROBABLE");
        assertThat(regraded.json().path("followUpNeeded").booleanValue()).isTrue();

        Answer followed =
                send(path + "/follow-ups", "{\"note\": \"at home, well\"}").is(200);
        assertThat(followed.json().path("followUps").intValue()).isEqualTo(1);

        send(path + "/resolve", "{}", manager).refusedAs(422, "outcome-needed");
        send(path + "/resolve", "{\"outcome\": \"no idea\"}", manager).refusedAs(422, "unknown-outcome");
        Answer resolved =
                send(path + "/resolve", "{\"outcome\": \"recovered\"}", manager).is(200);
        assertThat(resolved.text("outcome")).isEqualTo("RESOLVED");
        assertThat(resolved.text("status")).isEqualTo("RESOLVED");
        send(path + "/resolve", "{\"outcome\": \"RESOLVED\"}", manager).refusedAs(409, "already-resolved");
        assertThat(read(path).is(200).http().getHeader("ETag")).isEqualTo("\"3\"");
    }

    @Test
    void managersReadWithoutTheNoteAndDoNotReport() {
        String session = started();
        String id =
                send("/sessions/" + session + "/side-effects", BRUISE).is(201).text("sideEffectId");

        assertThat(read("/side-effects/" + id).body()).contains("size of a coin");
        assertThat(read("/side-effects/" + id, manager).is(200).body()).doesNotContain("coin");
        send("/sessions/" + session + "/side-effects", BRUISE, manager).is(403);
        send("/side-effects/" + id + "/follow-ups", "{\"note\": \"x\"}", manager)
                .is(403);
        send(
                        "/side-effects/" + id + "/regrade",
                        "{\"severity\": 2, \"reason\": \"X\"}",
                        TestUsers.bearer("d", Role.FRONT_DESK))
                .is(403);
    }

    @Test
    void unknownOnesAreNotFound() {
        read("/side-effects/00000000-0000-4000-8000-000000000000").refusedAs(404, "unknown-side-effect");
        send("/side-effects/00000000-0000-4000-8000-000000000000/follow-ups", "{\"note\": \"x\"}")
                .refusedAs(404, "unknown-side-effect");
        send("/sessions/00000000-0000-4000-8000-000000000000/side-effects", BRUISE)
                .refusedAs(404, "unknown-session");
        send("/clients/" + client + "/side-effects", BRUISE.replace("left cheek", "left wing"))
                .refusedAs(422, "unknown-site");
    }
}
