package clinic.meridian.booking.diary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.shell.Notice;
import clinic.meridian.platform.testing.TestUsers;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@DeskTest
class VisitPageIT {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    private Branch branch;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
    }

    private MvcResult ask(MockHttpServletRequestBuilder request, Role role, String... locations) {
        try {
            return mvc.perform(request.accept(MediaType.TEXT_HTML)
                            .with(TestUsers.bearer("anna", List.of(locations), role)))
                    .andReturn();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String drawer(UUID visit) {
        MvcResult answer = ask(get("/visits/" + visit).header("HX-Request", "true"), Role.FRONT_DESK);
        assertThat(answer.getResponse().getStatus()).as(body(answer)).isEqualTo(200);
        return body(answer);
    }

    private static String body(MvcResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }

    private UUID booked(UUID client, String start) {
        return desk.post("/appointments", TestClinic.booking(client, branch.location(), branch.mei(), "FACIAL", start))
                .expect(201)
                .id("appointmentId");
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]+>", "").replaceAll("\\s+", " ");
    }

    private Notice said(MvcResult answer) {
        assertThat(answer.getResponse().getRedirectedUrl()).startsWith("/");
        return (Notice) Objects.requireNonNull(answer.getFlashMap().get(Notice.FLASH));
    }

    @Test
    void tellsTheVisitAndItsHistoryLatestFirst() {
        UUID visit = booked(branch.lena(), "2026-03-03T10:00");
        desk.post(
                        "/appointments/" + visit + "/reschedule",
                        "{\"start\":\"2026-03-03T12:00\",\"reason\":{\"code\":\"WORK\",\"note\":\"meeting\"}}")
                .expect(200);
        desk.post("/appointments/" + visit + "/undo", "{}").expect(200);

        String drawer = drawer(visit);

        assertThat(drawer).doesNotContain("<html").contains("data-version=\"2\"", "id=\"move\"", "id=\"cancel\"");
        assertThat(text(drawer))
                .contains("Lena Okafor", "Tue 3 Mar, 10:00–11:00", "Mei", "Room 1")
                .containsSubsequence(
                        "History",
                        "Took back the move",
                        "Moved by anna",
                        "Tue 3 Mar, 10:00 → Tue 3 Mar, 12:00",
                        "Work: meeting",
                        "Booked by anna")
                .contains("Undo the booking");
    }

    @Test
    void offersNothingThatWouldBeRefused() {
        UUID visit = booked(branch.lena(), "2026-03-03T10:00");
        desk.post("/appointments/" + visit + "/cancel", "{\"reason\":\"ILL\"}").expect(200);

        assertThat(drawer(visit))
                .contains("Undo the cancellation")
                .doesNotContain("id=\"move\"", "id=\"cancel\"", "data-command=\"check-in\"");
    }

    @Test
    void isAPageOfItsOwnForWhoComesWithoutScripts() {
        UUID visit = booked(branch.lena(), "2026-03-03T10:00");

        String page = body(ask(get("/visits/" + visit), Role.FRONT_DESK));

        assertThat(page).startsWith("<!doctype html>").contains("<h1>Lena Okafor</h1>", "view=list", "name=\"_csrf\"");
    }

    @Test
    void showsNamesAsTheyAreWritten() {
        UUID client = clinic.screenedClient("<i>Eve</i>", "O'Neil & Co");
        UUID visit = booked(client, "2026-03-03T10:00");

        assertThat(drawer(visit)).contains("&lt;i&gt;Eve&lt;/i&gt;").doesNotContain("<i>Eve");
    }

    @Test
    void movesByAPlainForm() {
        UUID visit = booked(branch.lena(), "2026-03-03T10:00");

        Notice done = said(move(visit, "12:00"));

        assertThat(done.text()).isEqualTo("Moved. The visit at 12:00 is booked.");
        assertThat(desk.get("/appointments/" + visit).text("localStart")).startsWith("2026-03-03T12:00");
    }

    @Test
    void saysWhatWouldFitInsteadOfATakenSlot() {
        UUID visit = booked(branch.lena(), "2026-03-03T10:00");
        booked(clinic.screenedClient("Paul", "Brandt"), "2026-03-03T12:00");

        Notice refused = said(move(visit, "12:00"));

        assertThat(refused.kind()).isEqualTo(Notice.Kind.ATTENTION);
        assertThat(refused.text()).contains("is taken from 12:00", "Free:");
        assertThat(desk.get("/appointments/" + visit).text("localStart")).startsWith("2026-03-03T10:00");
    }

    @Test
    void cancelsByAPlainFormOnTheSideWhereTheReasonLies() {
        UUID visit = booked(branch.lena(), "2026-03-03T10:00");

        Notice done = said(ask(
                post("/visits/" + visit + "/cancel")
                        .param("version", "0")
                        .param("reason", "ROOM_OUT_OF_USE")
                        .param("note", "leak"),
                Role.FRONT_DESK));

        assertThat(done.text()).isEqualTo("The visit at 10:00 is cancelled.");
        assertThat(text(drawer(visit))).contains("Room out of use: leak");
    }

    @Test
    void isNotForEverybody() {
        UUID visit = booked(branch.lena(), "2026-03-03T10:00");
        String elsewhere = clinic.open().location().toString();

        assertThat(ask(get("/visits/" + visit), Role.PRACTITIONER, elsewhere)
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        assertThat(body(ask(
                        get("/visits/" + visit),
                        Role.PRACTITIONER,
                        branch.location().toString())))
                .contains("Lena Okafor")
                .doesNotContain("data-command");
        assertThat(ask(get("/visits/" + UUID.randomUUID()), Role.FRONT_DESK)
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        assertThat(ask(
                                post("/visits/" + visit + "/cancel")
                                        .param("version", "0")
                                        .param("reason", "BORED"),
                                Role.FRONT_DESK)
                        .getResponse()
                        .getStatus())
                .isEqualTo(400);
    }

    private MvcResult move(UUID visit, String time) {
        return ask(
                post("/visits/" + visit + "/reschedule")
                        .param("version", "0")
                        .param("day", "2026-03-03")
                        .param("time", time)
                        .param("practitionerId", branch.mei().toString())
                        .param("roomId", branch.room1().toString()),
                Role.FRONT_DESK);
    }
}
