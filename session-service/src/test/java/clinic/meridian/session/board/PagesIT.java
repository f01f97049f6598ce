package clinic.meridian.session.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.TestUsers;
import clinic.meridian.session.TreatmentRoomIT;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class PagesIT extends TreatmentRoomIT {

    /// Sees no location but this test's.
    private RequestPostProcessor here(Role role) {
        return TestUsers.bearer(userName, List.of(location), role);
    }

    private Answer page(String path) {
        return ask(get(path).with(here(Role.PRACTITIONER)).accept(MediaType.TEXT_HTML));
    }

    private Answer submit(String path, String... fields) {
        var request = post(path).with(here(Role.PRACTITIONER)).header("HX-Request", "true");
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return ask(request);
    }

    @Test
    void withoutALocationItSaysWhereLocationsComeFrom() {
        assertThat(page("/").is(200).body()).contains("No location yet");
    }

    @Test
    void anEmptyLocationSaysWhatToDo() {
        open();
        await().untilAsserted(() -> assertThat(page("/").body()).contains("Nobody is in this room", "Room 1"));
        assertThat(page("/").body()).contains("Nobody else is expected here today");
    }

    @Test
    void leadsFromTheExpectedVisitToTheCompletedSession() {
        String appointment = checkedIn("FACIAL");
        await().untilAsserted(() -> assertThat(page("/").body()).contains("Lena O.", "No screening today"));
        screen(healthy());
        consent("FACIAL_ACUPUNCTURE");
        await().untilAsserted(() -> assertThat(page("/board").body())
                .contains("/visits/" + appointment + "/start")
                .doesNotContain("No screening today"));

        Answer started = submit("/visits/" + appointment + "/start").is(302);
        String session = started.http().getRedirectedUrl();
        assertThat(page(String.valueOf(session)).is(200).body()).contains("Lena O.", "No needle yet", "Next: chart");

        assertThat(submit(session + "/needle-insertions", "place", "st 4", "side", "LEFT", "count", "1")
                        .is(200)
                        .body())
                .contains("ST4", "Start rest")
                .doesNotContain("<html");
        submit(session + "/needle-insertions", "place", "glabella", "side", "", "count", "3")
                .is(200);
        assertThat(submit(session + "/needle-insertions", "place", "ST99", "side", "LEFT", "count", "1")
                        .is(422)
                        .body())
                .contains("no point");
        submit(session + "/rest", "minutes", "20").is(200);
        clock.advance(Duration.ofMinutes(12));
        assertThat(page("/").body()).contains("12 / 20 min", "needles in", "Resting", "Mei Lin");
        clock.advance(Duration.ofMinutes(10));
        assertThat(page("/board").body()).contains("Rest is over");

        submit(session + "/complete").is(409);
        submit(session + "/needle-removals", "place", "mouth", "side", "LEFT", "count", "1")
                .is(200);
        assertThat(submit(session + "/emergency-removal").is(200).body()).contains("Count the needles");
        assertThat(page("/board").body()).contains("Count the needles");
        assertThat(submit(session + "/reconciliations", "zone", "glabella", "side", "MIDLINE", "counted", "3")
                        .is(200)
                        .body())
                .contains("Complete</button>");
        assertThat(submit(session + "/complete").is(200).body()).contains("Completed");
        assertThat(page("/").body()).contains("Nobody is in this room");
    }

    @Test
    void aSessionWithoutNeedlesCanBeBrokenOff() {
        String session = started();

        assertThat(submit("/sessions/" + session + "/abort", "reason", "felt unwell")
                        .is(200)
                        .body())
                .contains("Aborted");
    }

    @Test
    void managersLookAndDoNotTouch() {
        String session = started();
        Answer seen = ask(get("/sessions/" + session).with(here(Role.MANAGER)).accept(MediaType.TEXT_HTML));

        assertThat(seen.is(200).body()).contains("Charted").doesNotContain("hx-post");
        ask(post("/sessions/" + session + "/complete").with(here(Role.MANAGER))).is(403);
        ask(get("/").with(here(Role.FRONT_DESK)).accept(MediaType.TEXT_HTML)).is(403);
    }
}
