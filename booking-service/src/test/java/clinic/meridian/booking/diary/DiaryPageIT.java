package clinic.meridian.booking.diary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.contracts.ScreeningOutcome;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.shell.Notice;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.platform.testing.TestUsers;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@DeskTest
class DiaryPageIT {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    @Autowired
    SettableClinicClock clock;

    private Branch branch;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
    }

    @AfterEach
    void tearDown() {
        clock.set(SettableClinicClock.START);
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

    /// The day as a list.
    private String page(String path) {
        return ok(ask(
                get(path).param("view", "list"),
                Role.FRONT_DESK,
                branch.location().toString()));
    }

    private static String ok(MvcResult answer) {
        assertThat(answer.getResponse().getStatus()).as(body(answer)).isEqualTo(200);
        return body(answer);
    }

    private static String body(MvcResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }

    private UUID booked(UUID client, UUID practitioner, String service, String start) {
        return desk.post("/appointments", TestClinic.booking(client, branch.location(), practitioner, service, start))
                .expect(201)
                .id("appointmentId");
    }

    private UUID booked(String start) {
        return booked(branch.lena(), branch.mei(), "FACIAL", start);
    }

    @Nested
    class TheDay {

        @Test
        void isThatOfTheLocationsZoneAndSortedByTime() {
            branch = clinic.open("Pacific/Auckland");
            UUID paul = clinic.screenedClient("Paul", "Brandt");
            booked(paul, branch.jonas(), "FACIAL", "2026-03-03T17:00");
            booked("2026-03-03T09:00");
            booked(clinic.screenedClient("Tom", "Orrow"), branch.mei(), "FACIAL", "2026-03-04T09:00");
            clock.set(Instant.parse("2026-03-02T20:30:00Z"));

            String page = page("/");

            assertThat(page)
                    .contains("<h1>Tue 3 Mar 2026</h1>", "as of 09:30", "Auckland time")
                    .doesNotContain("Tom Orrow");
            assertThat(page.substring(page.indexOf("<tbody>")))
                    .containsSubsequence(
                            "09:00–10:00",
                            "Lena Okafor",
                            "Facial acupuncture",
                            "Mei",
                            "Room 1",
                            "09:20–09:45",
                            "Booked")
                    .containsSubsequence("09:00–10:00", "17:00–18:00", "Paul Brandt", "Jonas");
        }

        @Test
        void leavesOutWhatHappensAtOtherLocations() {
            Branch other = clinic.open();
            desk.post(
                            "/appointments",
                            TestClinic.booking(
                                    clinic.screenedClient("Else", "Where"),
                                    other.location(),
                                    other.mei(),
                                    "FACIAL",
                                    "2026-03-02T10:00"))
                    .expect(201);
            booked("2026-03-02T10:00");

            assertThat(page("/")).contains("Lena Okafor").doesNotContain("Else Where");
        }

        @Test
        void saysHowItStands() {
            UUID confirmed = booked("2026-03-02T10:00");
            desk.post("/appointments/" + confirmed + "/confirm", "{}").expect(200);
            UUID cancelled =
                    booked(clinic.screenedClient("Paul", "Brandt"), branch.jonas(), "FACIAL", "2026-03-02T11:00");
            desk.post("/appointments/" + cancelled + "/cancel", "{\"reason\":\"ILL\"}")
                    .expect(200);
            booked(clinic.client("Nora", "Neu"), branch.jonas(), "FIRST_VISIT", "2026-03-02T13:00");

            assertThat(text(page("/")))
                    .contains("2 visits 1 unconfirmed 2 to come 1 cancelled 1 not cleared for needles")
                    .contains("Confirmed", "Cancelled", "Not screened");
        }

        @Test
        void namesWhatKeepsNeedlesAwayAndThePlaceInASeries() {
            UUID series = desk.post("/series", """
                            {"clientId":"%s","service":"FACIAL","locationId":"%s","practitionerId":"%s",
                             "maintenance":"NONE"}
                            """.formatted(branch.lena(), branch.location(), branch.mei()))
                    .expect(201)
                    .id("seriesId");
            desk.post("/series/" + series + "/bookings", "{\"slots\":[{\"start\":\"2026-03-02T10:00\"}]}")
                    .expect(201);
            clinic.screen(branch.lena(), ScreeningOutcome.CLEARANCE_NEEDED, "2026-03-02");

            assertThat(page("/")).contains("1 of 12", "Needs clearance");
        }

        @Test
        void canBeAnotherOneWithTheWayBack() {
            booked("2026-03-03T10:00");

            String tomorrow = page("/?date=2026-03-03");

            assertThat(tomorrow)
                    .contains("<h1>Tue 3 Mar 2026</h1>", "Lena Okafor", "date=2026-03-02", "date=2026-03-04")
                    .contains("href=\"/?locationId=" + branch.location() + "&amp;view=list\"")
                    .doesNotContain("aria-current=\"date\"");
            assertThat(page("/")).contains("aria-current=\"date\"").doesNotContain("Lena Okafor");
        }

        private String calendar(String path) {
            return ok(ask(get(path), Role.FRONT_DESK, branch.location().toString()));
        }

        @Test
        void isACalendarUnlessOneAsksForTheList() {
            String day = calendar("/");
            assertThat(day)
                    .contains("<h1>Mon 2 Mar 2026</h1>", "data-view=\"day\"", "data-columns=\"rooms\"")
                    .contains("data-may-book=\"true\"", "The list of the day", "/vendor/event-calendar")
                    .contains("/book?locationId=" + branch.location() + "&amp;date=2026-03-02");
            assertThat(calendar("/?columns=practitioners")).contains("data-columns=\"practitioners\"");
            assertThat(calendar("/?view=week&date=2026-03-04"))
                    .contains("<h1>2–8 Mar 2026</h1>", "data-view=\"week\"", "date=2026-02-25", "date=2026-03-11");
            assertThat(ask(
                                    get("/?view=month"),
                                    Role.FRONT_DESK,
                                    branch.location().toString())
                            .getResponse()
                            .getStatus())
                    .isEqualTo(400);
        }

        @Test
        void isRebookedOnlyWhileItIsNotOverAndSomebodyIsBooked() {
            assertThat(calendar("/?view=list")).doesNotContain("Rebook this day");
            booked("2026-03-02T10:00");
            assertThat(calendar("/?view=week")).doesNotContain("Rebook this day");
            for (String view : List.of("day", "list")) {
                assertThat(calendar("/?view=" + view)).contains("Rebook this day");
                assertThat(calendar("/?date=2026-03-01&view=" + view)).doesNotContain("Rebook this day");
            }
        }

        @Test
        void isRefusedWhereThereIsNoSuchDay() {
            for (String date : List.of("2026-02-30", "tomorrow", "9999-01-01")) {
                MvcResult answer = ask(
                        get("/").param("date", date),
                        Role.FRONT_DESK,
                        branch.location().toString());
                assertThat(answer.getResponse().getStatus()).as(date).isEqualTo(400);
                assertThat(body(answer)).contains("<h1>Something in the request is not right</h1>");
            }
        }

        @Test
        void withoutVisitsSaysWhatComesNext() {
            assertThat(page("/")).contains("No visits today", "New bookings appear here by themselves");
            assertThat(page("/?date=2026-03-05")).contains("No visits on this day", "Look at Fri 6 Mar");
            assertThat(page("/?date=2026-03-01"))
                    .contains("No visits on this day", "Back to today")
                    .doesNotContain("appear here");
        }

        @Test
        void withoutALocationSaysWhoOpensOne() {
            assertThat(ok(ask(get("/"), Role.FRONT_DESK, "nowhere")))
                    .contains("No location yet", "Ask an administrator");
        }

        @Test
        void asksForItselfAgainAndFollowsTheCalendar() {
            booked("2026-03-02T10:00");
            String part = "/diary?locationId=" + branch.location() + "&amp;date=2026-03-02&amp;following=true";
            assertThat(page("/")).contains("hx-get=\"" + part + "\"", "meridian:diary from:document");

            MvcResult same = open(part);
            clock.set(Instant.parse("2026-03-02T23:00:00Z"));
            MvcResult afterMidnight = open(part);

            assertThat(body(same)).contains("Lena Okafor", part).doesNotContain("<html", "<h1");
            assertThat(same.getResponse().getHeader("HX-Refresh")).isNull();
            assertThat(afterMidnight.getResponse().getHeader("HX-Refresh")).isEqualTo("true");
        }

        private MvcResult open(String part) {
            return ask(
                    get(part.replace("&amp;", "&")).header("HX-Request", "true"),
                    Role.FRONT_DESK,
                    branch.location().toString());
        }

        @Test
        void isAStandardPageWithoutInlineScriptOrStyle() {
            booked("2026-03-02T10:00");

            assertThat(page("/")).startsWith("<!doctype html>");
            assertThat(Pattern.compile("<script(?![^>]* src=)|<style|\\sstyle=|\\son[a-z]+=|javascript:")
                            .matcher(page("/") + calendar("/"))
                            .results())
                    .isEmpty();
        }
    }

    @Nested
    class WhoMay {

        @Test
        void aPractitionerLooksAtHerOwnLocationsAndDoesNotTouch() {
            UUID visit = booked("2026-03-02T10:00");
            String here = branch.location().toString();
            String elsewhere = clinic.open().location().toString();

            assertThat(ok(ask(get("/").param("view", "list"), Role.PRACTITIONER, here)))
                    .contains("Lena Okafor")
                    .doesNotContain("/check-in");
            assertThat(status(get("/").param("locationId", here), Role.PRACTITIONER, elsewhere))
                    .isEqualTo(404);
            assertThat(status(post("/visits/" + visit + "/check-in").param("version", "0"), Role.PRACTITIONER, here))
                    .isEqualTo(403);
        }

        private int status(MockHttpServletRequestBuilder request, Role role, String... locations) {
            return ask(request, role, locations).getResponse().getStatus();
        }

        @Test
        void nobodyWithoutARole() throws Exception {
            for (String path : List.of("/", "/diary?date=2026-03-02")) {
                mvc.perform(get(path).accept(MediaType.TEXT_HTML).with(TestUsers.bearer("guest")))
                        .andExpect(answer ->
                                assertThat(answer.getResponse().getStatus()).isEqualTo(403));
            }
        }

        @Test
        void whoIsNotSignedInIsSentToTheIssuer() throws Exception {
            mvc.perform(get("/").accept(MediaType.TEXT_HTML))
                    .andExpect(answer ->
                            assertThat(answer.getResponse().getRedirectedUrl()).contains("/oauth2/authorization/"));
        }
    }

    @Nested
    class Changing {

        private MvcResult press(String what, UUID visit, long version) {
            return ask(
                    post("/visits/" + visit + "/" + what)
                            .param("version", Long.toString(version))
                            .param("locationId", branch.location().toString()),
                    Role.FRONT_DESK);
        }

        private Notice said(MvcResult answer) {
            assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/?locationId=" + branch.location());
            return (Notice) Objects.requireNonNull(answer.getFlashMap().get(Notice.FLASH));
        }

        private String standing(UUID visit) {
            return desk.get("/appointments/" + visit).text("status");
        }

        @Test
        void checksInAndTakesItBack() {
            UUID visit = booked("2026-03-02T10:00");
            assertThat(page("/")).contains("/visits/" + visit + "/check-in", "name=\"_csrf\"");

            Notice done = said(press("check-in", visit, 0));

            assertThat(done.text()).isEqualTo("The visit at 10:00 is checked in.");
            assertThat(done.actionUrl())
                    .isEqualTo("/visits/" + visit + "/undo?version=1&locationId=" + branch.location());
            assertThat(standing(visit)).isEqualTo("CHECKED_IN");
            assertThat(page("/"))
                    .contains("Checked in", "1 waiting", "/visits/" + visit + "/undo")
                    .doesNotContain("/check-in");
            assertThat(said(press("undo", visit, 1)).text())
                    .isEqualTo("Taken back. The visit at 10:00 is booked again.");
            assertThat(standing(visit)).isEqualTo("BOOKED");
        }

        @Test
        void recordsANoShowOnceTheTermsLetIt() {
            UUID visit = booked("2026-03-02T10:00");
            assertThat(page("/")).doesNotContain("/no-show");
            assertThat(said(press("no-show", visit, 0)))
                    .isEqualTo(
                            Notice.attention("A no-show can be recorded from 10:15 on, 15 minutes after the start."));

            clock.set(Instant.parse("2026-03-02T09:15:00Z"));

            assertThat(page("/")).contains("/visits/" + visit + "/no-show", "15 min late");
            assertThat(said(press("no-show", visit, 0)).text())
                    .isEqualTo("The visit at 10:00 is a no-show. The room is free again.");
            assertThat(page("/")).contains("No-show", "1 no-show");
        }

        @Test
        void saysWhoWasFaster() {
            UUID visit = booked("2026-03-02T10:00");
            desk.post("/appointments/" + visit + "/confirm", "{}").expect(200);

            Notice refused = said(press("check-in", visit, 0));

            assertThat(refused.kind()).isEqualTo(Notice.Kind.ATTENTION);
            assertThat(refused.text())
                    .isEqualTo("anna changed this after you opened it. Nothing was changed; look at it again first.");
            assertThat(standing(visit)).isEqualTo("CONFIRMED");
        }

        @Test
        void comesBackToTheDayItStoodOn() {
            UUID visit = booked("2026-03-03T10:00");

            MvcResult answer = ask(
                    post("/visits/" + visit + "/check-in").param("version", "0").param("date", "2026-03-03"),
                    Role.FRONT_DESK);

            assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/?date=2026-03-03");
            assertThat(answer.getFlashMap().get(Notice.FLASH))
                    .isEqualTo(Notice.attention("The visit is on Tue 3 Mar 2026, and today is Mon 2 Mar 2026."));
            assertThat(page("/?date=2026-03-03")).contains("Lena Okafor").doesNotContain("/check-in");
        }

        @Test
        void knowsNothingOfVisitsThatAreNot() {
            assertThat(press("check-in", UUID.randomUUID(), 0).getResponse().getStatus())
                    .isEqualTo(404);
            assertThat(ask(post("/visits/nonsense/check-in").param("version", "0"), Role.FRONT_DESK)
                            .getResponse()
                            .getStatus())
                    .isEqualTo(400);
        }
    }

    /// What a reader sees: no tags, single blanks.
    private static String text(String html) {
        return html.replaceAll("<[^>]+>", "").replaceAll("\\s+", " ");
    }
}
