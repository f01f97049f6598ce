package clinic.meridian.booking.diary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.contracts.ScreeningOutcome;
import clinic.meridian.platform.publishing.WireJson;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.platform.testing.TestUsers;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import tools.jackson.databind.JsonNode;

@DeskTest
class DiaryBoardIT {

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

    private MvcResult ask(String path, MediaType type, Role role, String... locations) {
        try {
            return mvc.perform(get(path).accept(type).with(TestUsers.bearer("anna", List.of(locations), role)))
                    .andReturn();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode board(String query) {
        MvcResult answer = ask(
                "/diary/board?locationId=" + branch.location() + "&" + query,
                MediaType.APPLICATION_JSON,
                Role.FRONT_DESK,
                branch.location().toString());
        assertThat(answer.getResponse().getStatus()).as(body(answer)).isEqualTo(200);
        return WireJson.mapper().readTree(body(answer));
    }

    private static String body(MvcResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(node -> node.path(field).asString())
                .toList();
    }

    private UUID booked(UUID client, UUID practitioner, String service, String start) {
        return desk.post("/appointments", TestClinic.booking(client, branch.location(), practitioner, service, start))
                .expect(201)
                .id("appointmentId");
    }

    private UUID booked(String start) {
        return booked(branch.lena(), branch.mei(), "FACIAL", start);
    }

    @Test
    void showsEachVisitWithWhatItTakes() {
        UUID visit = booked("2026-03-02T10:00");

        JsonNode board = board("date=2026-03-02");

        assertThat(texts(board.get("rooms"), "name")).containsExactly("Room 1", "Room 2");
        assertThat(texts(board.get("practitioners"), "name")).contains("Mei", "Jonas");
        assertThat(board.get("sums").get(0).asString()).isEqualTo("1 visit");
        JsonNode block = board.get("visits").get(0);
        assertThat(block.get("appointmentId").asString()).isEqualTo(visit.toString());
        assertThat(block.get("client").asString()).isEqualTo("Lena Okafor");
        assertThat(block.get("start").asString()).startsWith("2026-03-02T10:00");
        assertThat(block.get("end").asString()).startsWith("2026-03-02T11:00");
        assertThat(block.get("until").asString()).startsWith("2026-03-02T11:05");
        assertThat(texts(block.get("parts"), "look")).containsExactly("HANDS", "REST", "HANDS", "TURNOVER");
        assertThat(texts(block.get("parts"), "minutes")).containsExactly("20", "25", "15", "5");
        assertThat(block.get("movable").asBoolean()).isTrue();
    }

    @Test
    void leavesOutWhatIsCancelledAndSaysSo() {
        UUID visit = booked("2026-03-02T10:00");
        desk.post("/appointments/" + visit + "/cancel", "{\"reason\":\"ILL\"}").expect(200);

        JsonNode board = board("date=2026-03-02");

        assertThat(board.get("visits")).isEmpty();
        assertThat(board.get("sums").toString()).contains("0 visits", "1 cancelled");
    }

    @Test
    void tellsWhomAGapWouldSuit() {
        assertThat(board("date=2026-03-03").hasNonNull("waitlist")).isFalse();
        String waits = """
                {"clientId":"%s","service":"FACIAL","locationId":"%s","from":"2026-03-02","to":"2026-03-20"}
                """;
        UUID paul = clinic.screenedClient("Paul", "Brandt");
        desk.post("/waitlist", waits.formatted(paul, branch.location())).expect(201);
        desk.post("/waitlist", waits.formatted(clinic.client("Nora", "Neu"), branch.location()))
                .expect(201);
        UUID visit = booked("2026-03-03T10:00");
        assertThat(board("date=2026-03-03").path("waitlist").asString()).isEqualTo("2 waiting");

        desk.post("/appointments/" + visit + "/cancel", "{\"reason\":\"ILL\"}").expect(200);

        assertThat(board("date=2026-03-03").path("waitlist").asString()).isEqualTo("1 fits the 10:00 gap");
        assertThat(board("date=2026-03-04").path("waitlist").asString()).isEqualTo("2 waiting");
        assertThat(board("date=2026-03-05&view=week").path("waitlist").asString())
                .isEqualTo("1 fits the Tue 3 Mar, 10:00 gap");
        assertThat(board("date=2026-03-03&asOf=2026-03-02T08:00").hasNonNull("waitlist"))
                .isFalse();
        assertThat(body(ask(
                        "/diary?date=2026-03-03&locationId=" + branch.location(),
                        MediaType.TEXT_HTML,
                        Role.FRONT_DESK)))
                .contains("/waitlist?locationId=" + branch.location(), "waitlist 1 fits the 10:00 gap");
    }

    @Test
    void ofAWeekBeginsOnMonday() {
        booked("2026-03-06T10:00");
        booked(clinic.screenedClient("Paul", "Brandt"), branch.jonas(), "FACIAL", "2026-03-09T10:00");

        JsonNode board = board("date=2026-03-05&view=week");

        assertThat(texts(board.get("days"), "date"))
                .hasSize(7)
                .startsWith("2026-03-02")
                .endsWith("2026-03-08");
        assertThat(texts(board.get("visits"), "client")).containsExactly("Lena Okafor");
    }

    @Test
    void tellsWhenPeopleAreThere() {
        desk.post(
                        "/practitioners/" + branch.mei() + "/absences",
                        "{\"from\":\"2026-03-03T12:00\",\"to\":\"2026-03-03T13:00\",\"reason\":\"Dentist\"}")
                .expect(201);

        JsonNode day = board("date=2026-03-03").get("days").get(0);

        JsonNode working = day.get("working").get(branch.mei().toString());
        assertThat(working).hasSize(2);
        assertThat(working.get(0).get("to").asString()).startsWith("2026-03-03T12:00");
        assertThat(working.get(1).get("from").asString()).startsWith("2026-03-03T13:00");
        assertThat(day.get("open")).isNotEmpty();
    }

    @Test
    void ofThePastShowsWhatWasKnownAndMarksWhatHasChangedSince() {
        UUID moved = booked("2026-03-03T10:00");
        UUID cancelled = booked(clinic.screenedClient("Paul", "Brandt"), branch.jonas(), "FACIAL", "2026-03-03T11:00");
        booked(clinic.screenedClient("Tom", "Orrow"), branch.jonas(), "FACIAL", "2026-03-03T15:00");
        String then =
                clock.now().atZone(ZoneId.of("Europe/Berlin")).toLocalDateTime().toString();
        clock.set(clock.now().plusSeconds(3600));
        desk.post("/appointments/" + moved + "/reschedule", "{\"start\":\"2026-03-04T10:00\"}")
                .expect(200);
        desk.post("/appointments/" + cancelled + "/cancel", "{\"reason\":\"ILL\"}")
                .expect(200);
        booked(clinic.screenedClient("Nora", "Neu"), branch.mei(), "FACIAL", "2026-03-03T13:00");

        JsonNode past = board("date=2026-03-03&asOf=" + then);

        assertThat(texts(past.get("visits"), "client")).containsExactly("Lena Okafor", "Paul Brandt", "Tom Orrow");
        assertThat(texts(past.get("visits"), "since"))
                .containsExactly("Since moved to Wed 4 Mar, 10:00", "Since cancelled", "");
        assertThat(past.get("bookedSince").asInt()).isEqualTo(1);
        JsonNode present = board("date=2026-03-03");
        assertThat(texts(present.get("visits"), "client")).containsExactly("Nora Neu", "Tom Orrow");
        assertThat(present.get("moments")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(present.path("asOf").isNull() || present.path("asOf").isMissingNode())
                .isTrue();
    }

    @Test
    void showsWhatIsBeingBookedUntilItRunsOut() {
        UUID hold = desk.post("/holds", """
                        {"service":"FACIAL","locationId":"%s","practitionerId":"%s","start":"2026-03-02T10:00"}
                        """.formatted(branch.location(), branch.mei()))
                .expect(201)
                .id("holdId");

        JsonNode held = board("date=2026-03-02").get("holds").get(0);

        assertThat(held.get("holdId").asString()).isEqualTo(hold.toString());
        assertThat(held.get("words").asString()).isEqualTo("being booked by anna until 08:05");
        assertThat(held.get("start").asString()).startsWith("2026-03-02T10:00");
        assertThat(held.get("until").asString()).startsWith("2026-03-02T11:05");
        assertThat(held.get("practitionerId").asString()).isEqualTo(branch.mei().toString());
        assertThat(held.get("parts")).hasSize(4);
        assertThat(board("date=2026-03-03").get("holds")).isEmpty();
        assertThat(board("date=2026-03-02&asOf=2026-03-02T08:00").get("holds")).isEmpty();

        clock.advance(Duration.ofMinutes(5));

        assertThat(board("date=2026-03-02").get("holds")).isEmpty();
    }

    @Test
    void refusesWhatItCannotRead() {
        for (String query : List.of("date=2026-02-30", "date=2026-03-02&view=list2", "date=2026-03-02&asOf=soon", "")) {
            MvcResult answer = ask(
                    "/diary/board?locationId=" + branch.location() + "&" + query,
                    MediaType.APPLICATION_JSON,
                    Role.FRONT_DESK,
                    branch.location().toString());
            assertThat(answer.getResponse().getStatus()).as(query).isEqualTo(400);
            assertThat(answer.getResponse().getContentType()).isEqualTo("application/problem+json");
        }
    }

    @Test
    void isForThoseWhoWorkThere() {
        String elsewhere = clinic.open().location().toString();
        for (String path : List.of("/diary/board?date=2026-03-02&locationId=", "/diary/stream?locationId=")) {
            assertThat(ask(path + branch.location(), MediaType.ALL, Role.PRACTITIONER, elsewhere)
                            .getResponse()
                            .getStatus())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void namesNeedlesThatMayNotBe() {
        booked("2026-03-02T10:00");
        clinic.screen(branch.lena(), ScreeningOutcome.CLEARANCE_NEEDED, "2026-03-02");

        assertThat(board("date=2026-03-02").get("visits").get(0).get("badges").toString())
                .contains("Needs clearance");
    }

    @Test
    void ringsAtEveryOpenPageOfTheLocationOnly() throws Exception {
        String other = clinic.open().location().toString();
        MvcResult here = ask(
                "/diary/stream?locationId=" + branch.location(),
                MediaType.TEXT_EVENT_STREAM,
                Role.FRONT_DESK,
                branch.location().toString());
        MvcResult elsewhere =
                ask("/diary/stream?locationId=" + other, MediaType.TEXT_EVENT_STREAM, Role.FRONT_DESK, other);
        assertThat(here.getRequest().isAsyncStarted()).isTrue();
        int before = rings(here);
        int beforeElsewhere = rings(elsewhere);

        booked("2026-03-02T10:00");

        await().untilAsserted(() -> assertThat(rings(here)).isGreaterThan(before));
        assertThat(here.getResponse().getContentAsString()).contains("data:" + branch.location());
        assertThat(rings(elsewhere)).isEqualTo(beforeElsewhere);
    }

    @Test
    void ringsWhenSomebodyBeginsOrEndsToWait() {
        MvcResult here = ask(
                "/diary/stream?locationId=" + branch.location(),
                MediaType.TEXT_EVENT_STREAM,
                Role.FRONT_DESK,
                branch.location().toString());
        int before = rings(here);

        UUID entry = desk.post("/waitlist", """
                        {"clientId":"%s","service":"FACIAL","locationId":"%s","from":"2026-03-02","to":"2026-03-08"}
                        """.formatted(branch.lena(), branch.location()))
                .expect(201)
                .id("entryId");

        await().untilAsserted(() -> assertThat(rings(here)).isGreaterThan(before));
        int waiting = rings(here);
        desk.send(HttpMethod.DELETE, "/waitlist/" + entry, "", request -> {}, Role.FRONT_DESK)
                .expect(204);
        await().untilAsserted(() -> assertThat(rings(here)).isGreaterThan(waiting));
    }

    private static int rings(MvcResult stream) {
        return body(stream).split("event:changed", -1).length - 1;
    }
}
