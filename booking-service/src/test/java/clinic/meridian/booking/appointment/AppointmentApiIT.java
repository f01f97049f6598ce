package clinic.meridian.booking.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.TestDesk.Answer;
import clinic.meridian.contracts.ScreeningEvent.ClearanceRecordedV1;
import clinic.meridian.contracts.ScreeningOutcome;
import clinic.meridian.contracts.SessionEvent.SessionAbortedV1;
import clinic.meridian.contracts.SessionEvent.SessionCompletedV1;
import clinic.meridian.contracts.SessionEvent.SessionStartedV1;
import clinic.meridian.platform.publishing.WireJson;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.SettableClinicClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@DeskTest
class AppointmentApiIT {

    private static final String TOMORROW_AT_TEN = "2026-03-03T10:00";

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    @Autowired
    SettableClinicClock clock;

    @Autowired
    JdbcClient jdbc;

    private Branch branch;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
    }

    @AfterEach
    void tearDown() {
        clock.set(SettableClinicClock.START);
    }

    private UUID booked(String start) {
        return desk.post("/appointments", TestClinic.booking(branch, "FACIAL", start))
                .expect(201)
                .id("appointmentId");
    }

    private Answer change(UUID visit, String what, String body) {
        return desk.post("/appointments/" + visit + "/" + what, body);
    }

    private List<String> states(UUID visit) {
        List<String> states = new ArrayList<>();
        for (JsonNode item : desk.get("/appointments/" + visit + "/history")
                .expect(200)
                .body()
                .path("items")) {
            states.add(item.path("event").asString() + " "
                    + item.path("after").path("status").asString());
        }
        return states;
    }

    private long reservations(UUID visit) {
        return jdbc.sql("SELECT count(*) FROM reservation WHERE appointment_id = ?")
                .param(visit)
                .query(Long.class)
                .single();
    }

    @Nested
    class Booking {

        @Test
        void answersWithTheVisit() {
            Answer answer = desk.post("/appointments", TestClinic.booking(branch, "FACIAL", TOMORROW_AT_TEN))
                    .expect(201);

            assertThat(answer.text("status")).isEqualTo("BOOKED");
            assertThat(answer.text("start")).isEqualTo("2026-03-03T10:00:00+01:00");
            assertThat(answer.text("end")).isEqualTo("2026-03-03T11:00:00+01:00");
            assertThat(answer.id("roomId")).isEqualTo(branch.room1());
            assertThat(answer.body().path("phases")).hasSize(6);
            assertThat(answer.response().getHeader("ETag")).isEqualTo("\"0\"");
            Answer shown =
                    desk.get("/appointments/" + answer.id("appointmentId")).expect(200);
            assertThat(shown.body()).isEqualTo(answer.body());
            assertThat(shown.response().getHeader("ETag")).isEqualTo("\"0\"");
        }

        @Test
        void takesOffsetTimesAsTheMomentThatTheyName() {
            Answer answer = desk.post(
                            "/appointments", TestClinic.booking(branch, "FACIAL", "2026-03-03T04:00:00-05:00"))
                    .expect(201);

            assertThat(answer.text("start")).isEqualTo("2026-03-03T10:00:00+01:00");
        }

        @Test
        void twoClientsShareThePractitionersRestAndNotHerHands() {
            UUID paul = clinic.screenedClient("Paul", "Brandt");
            booked(TOMORROW_AT_TEN);

            desk.post(
                            "/appointments",
                            TestClinic.booking(paul, branch.location(), branch.mei(), "FACIAL", "2026-03-03T10:20"))
                    .expect(201);
            desk.post(
                            "/appointments",
                            TestClinic.booking(paul, branch.location(), branch.mei(), "FACIAL", "2026-03-03T12:00"))
                    .expect(201);
            desk.post(
                            "/appointments",
                            TestClinic.booking(paul, branch.location(), branch.mei(), "FACIAL", "2026-03-03T10:40"))
                    .expect(409, "slot-taken");
        }

        @Test
        void isRefusedAndNothingIsWrittenWhereARuleForbidsIt() {
            UUID unscreened = clinic.client("Nora", "Neu");
            long before = events();

            desk.post(
                            "/appointments",
                            TestClinic.booking(unscreened, branch.location(), branch.mei(), "FACIAL", TOMORROW_AT_TEN))
                    .expect(409, "screening-missing");
            desk.post("/appointments", TestClinic.booking(branch, "FACIAL", "2026-03-03T19:30"))
                    .expect(422, "outside-opening-hours");
            desk.post("/appointments", TestClinic.booking(branch, "BOTOX", TOMORROW_AT_TEN))
                    .expect(422, "service-unknown");

            assertThat(events()).isEqualTo(before);
        }

        @Test
        void needsNoScreeningForTheFirstVisit() {
            UUID nora = clinic.client("Nora", "Neu");

            desk.post(
                            "/appointments",
                            TestClinic.booking(nora, branch.location(), branch.mei(), "FIRST_VISIT", TOMORROW_AT_TEN))
                    .expect(201);
        }

        @Test
        void followsTheScreeningAndTheClearance() {
            UUID nora = clinic.client("Nora", "Neu");
            String booking = TestClinic.booking(nora, branch.location(), branch.mei(), "FACIAL", TOMORROW_AT_TEN);
            clinic.screen(nora, ScreeningOutcome.CLEARANCE_NEEDED, "2026-03-02");
            desk.post("/appointments", booking).expect(409, "clearance-missing");

            UUID clearance = UUID.randomUUID();
            desk.publish(
                    new ClearanceRecordedV1(clearance.toString(), nora.toString(), null, LocalDate.parse("2026-06-30")),
                    clearance,
                    0);

            await().untilAsserted(() ->
                    assertThat(desk.post("/appointments", booking).status()).isEqualTo(201));
        }

        @Test
        void goesOutsideHoursForAManagerOnly() {
            String early = TestClinic.booking(branch, "FACIAL", "2026-03-03T07:00")
                    .replace("\"start\"", "\"override\":{\"reason\":\"flies home at noon\"},\"start\"");

            desk.as(Role.FRONT_DESK, HttpMethod.POST, "/appointments", early).expect(403, "manager-needed");
            Answer booked = desk.as(Role.MANAGER, HttpMethod.POST, "/appointments", early)
                    .expect(201);

            assertThat(booked.text("overrideReasonCode")).isEqualTo("OTHER");
            JsonNode first = desk.get("/appointments/" + booked.id("appointmentId") + "/history")
                    .body()
                    .path("items")
                    .path(0);
            assertThat(first.path("reason").path("note").asString()).isEqualTo("flies home at noon");
        }

        @Test
        void isDoneOnceForOneIdempotencyKey() {
            String body = TestClinic.booking(branch, "FACIAL", TOMORROW_AT_TEN);
            String key = UUID.randomUUID().toString();

            Answer first = desk.send(
                    HttpMethod.POST, "/appointments", body, r -> r.header("Idempotency-Key", key), Role.FRONT_DESK);
            Answer again = desk.send(
                    HttpMethod.POST, "/appointments", body, r -> r.header("Idempotency-Key", key), Role.FRONT_DESK);

            assertThat(again.expect(201).body()).isEqualTo(first.expect(201).body());
        }

        private long events() {
            return jdbc.sql("SELECT count(*) FROM event").query(Long.class).single();
        }
    }

    @Nested
    class Changing {

        @Test
        void movesAVisit() {
            UUID visit = booked(TOMORROW_AT_TEN);

            Answer moved = change(visit, "reschedule", "{\"start\":\"2026-03-04T11:00\",\"reason\":\"CLIENT_ASKED\"}")
                    .expect(200);

            assertThat(moved.text("start")).isEqualTo("2026-03-04T11:00:00+01:00");
            assertThat(moved.response().getHeader("ETag")).isEqualTo("\"1\"");
            desk.post(
                            "/appointments",
                            TestClinic.booking(
                                    clinic.screenedClient("P", "B"),
                                    branch.location(),
                                    branch.mei(),
                                    "FACIAL",
                                    TOMORROW_AT_TEN))
                    .expect(201);
        }

        @Test
        void refusesAMoveWhereSomebodyElseIs() {
            UUID visit = booked(TOMORROW_AT_TEN);
            UUID paul = clinic.screenedClient("Paul", "Brandt");
            desk.post(
                            "/appointments",
                            TestClinic.booking(paul, branch.location(), branch.mei(), "FACIAL", "2026-03-03T14:00"))
                    .expect(201);

            Answer refused = change(visit, "reschedule", "{\"start\":\"2026-03-03T14:00\"}")
                    .expect(409, "slot-taken");

            assertThat(refused.body().path("alternatives")).hasSize(3);
            assertThat(desk.get("/appointments/" + visit).text("start")).isEqualTo("2026-03-03T10:00:00+01:00");
            assertThat(reservations(visit)).isEqualTo(4);
        }

        @Test
        void cancelsAndKnowsWhetherThatIsLate() {
            UUID early = booked("2026-03-05T10:00");
            UUID late = booked("2026-03-02T10:00");

            change(early, "cancel", "{\"reason\":{\"code\":\"ILL\",\"note\":\"a cold\"}}")
                    .expect(200);
            change(late, "cancel", "{\"reason\":{\"code\":\"ILL\"}}").expect(200);

            assertThat(reservations(early)).isZero();
            assertThat(payload(early).path("late").asBoolean()).isFalse();
            assertThat(payload(late).path("late").asBoolean()).isTrue();
            change(early, "cancel", "{\"reason\":{\"code\":\"ILL\"}}").expect(409, "wrong-status");
        }

        private JsonNode payload(UUID visit) {
            return WireJson.mapper()
                    .readTree(jdbc.sql("""
                                    SELECT convert_from(payload, 'UTF8') FROM event WHERE aggregate_id = ?
                                    ORDER BY sequence_number DESC LIMIT 1
                                    """)
                            .param(visit.toString())
                            .query(String.class)
                            .single());
        }

        @Test
        void confirmsChecksInAndUndoes() {
            UUID visit = booked("2026-03-02T10:00");

            change(visit, "confirm", "{}").expect(200);
            change(visit, "check-in", "").expect(200);
            change(visit, "undo", "{\"reason\":\"wrong person\"}").expect(200);
            Answer history = desk.get("/appointments/" + visit + "/history").expect(200);

            assertThat(states(visit))
                    .containsExactly(
                            "SessionBooked BOOKED",
                            "AttendanceConfirmed CONFIRMED",
                            "ClientCheckedIn CHECKED_IN",
                            "ChangeUndone CONFIRMED");
            JsonNode undone = history.body().path("items").path(3);
            assertThat(undone.path("by").asString()).isEqualTo("anna");
            assertThat(undone.path("channel").asString()).isEqualTo("API");
            assertThat(undone.path("at").asString()).isEqualTo("2026-03-02T08:00:00+01:00");
            assertThat(undone.path("before").path("status").asString()).isEqualTo("CHECKED_IN");
            assertThat(undone.path("reason").path("note").asString()).isEqualTo("wrong person");
        }

        @Test
        void recordsANoShowAndTakesItBack() {
            UUID visit = booked("2026-03-02T10:00");
            change(visit, "no-show", "{}").expect(409, "too-early-for-no-show");
            clock.set(Instant.parse("2026-03-02T09:15:00Z"));

            change(visit, "no-show", "{}").expect(200);
            assertThat(reservations(visit)).isZero();
            change(visit, "undo", "{}").expect(200);

            assertThat(reservations(visit)).isEqualTo(4);
            assertThat(states(visit)).last().isEqualTo("ChangeUndone BOOKED");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "no-show | {} | NoShowRecorded NO_SHOW",
                    "cancel | {\"reason\":\"ILL\"} | SessionCancelled CANCELLED",
                    "reschedule | {\"start\":\"2026-03-04T11:00\"} | SessionRescheduled BOOKED",
                })
        void keepsBothWhatWasDoneAndThatItWasTakenBack(String what, String body, String done) {
            UUID visit = booked("2026-03-02T10:00");
            clock.set(Instant.parse("2026-03-02T09:15:00Z"));

            change(visit, what, body).expect(200);
            clock.advance(Duration.ofMinutes(2));
            Answer back = change(visit, "undo", "{\"reason\":\"WRONG_VISIT\"}").expect(200);

            assertThat(states(visit)).containsExactly("SessionBooked BOOKED", done, "ChangeUndone BOOKED");
            JsonNode undone = desk.get("/appointments/" + visit + "/history")
                    .body()
                    .path("items")
                    .path(2);
            assertThat(undone.path("at").asString()).isEqualTo("2026-03-02T10:17:00+01:00");
            assertThat(undone.path("reason").path("code").asString()).isEqualTo("WRONG_VISIT");
            assertThat(back.text("start")).isEqualTo("2026-03-02T10:00:00+01:00");
            assertThat(reservations(visit)).isEqualTo(4);
        }

        @Test
        void doesNotTakeBackWhatOthersHaveByNow() {
            UUID visit = booked(TOMORROW_AT_TEN);
            change(visit, "cancel", "{\"reason\":\"ILL\"}").expect(200);
            UUID paul = clinic.screenedClient("Paul", "Brandt");
            desk.post(
                            "/appointments",
                            TestClinic.booking(paul, branch.location(), branch.mei(), "FACIAL", TOMORROW_AT_TEN))
                    .expect(201);

            Answer refused = change(visit, "undo", "{}").expect(409, "slot-taken");

            assertThat(refused.body().path("alternatives")).hasSize(3);
        }

        @Test
        void waivesForManagersOnly() {
            UUID visit = booked("2026-03-02T10:00");
            String waive = "{\"reason\":{\"code\":\"ILL\"},\"waive\":{\"reason\":\"GOODWILL\"}}";

            desk.as(Role.FRONT_DESK, HttpMethod.POST, "/appointments/" + visit + "/cancel", waive)
                    .expect(403, "manager-needed");
            desk.as(Role.MANAGER, HttpMethod.POST, "/appointments/" + visit + "/cancel", waive)
                    .expect(200);
        }

        @Test
        void saysWhoChangedAVisitSinceItWasSeen() {
            UUID visit = booked(TOMORROW_AT_TEN);
            change(visit, "confirm", "{}").expect(200);

            Answer stale = desk.send(
                    HttpMethod.POST,
                    "/appointments/" + visit + "/cancel",
                    "{\"reason\":\"ILL\"}",
                    r -> r.header("If-Match", "\"0\""),
                    Role.FRONT_DESK);

            stale.expect(412, "stale");
            assertThat(stale.text("changedBy")).isEqualTo("anna");
            assertThat(stale.text("changedAt")).startsWith("2026-03-02T07:00:00");
            desk.send(
                            HttpMethod.POST,
                            "/appointments/" + visit + "/cancel",
                            "{\"reason\":\"ILL\"}",
                            r -> r.header("If-Match", "\"1\""),
                            Role.FRONT_DESK)
                    .expect(200);
        }

        @Test
        void knowsNothingOfVisitsThatAreNot() {
            UUID nobody = UUID.randomUUID();

            change(nobody, "confirm", "{}").expect(404);
            desk.get("/appointments/" + nobody).expect(404, "appointment-unknown");
            desk.get("/appointments/" + nobody + "/history").expect(404, "appointment-unknown");
        }
    }

    @Nested
    class FromTheTreatmentRoom {

        private final UUID session = UUID.randomUUID();

        @Test
        void aVisitIsStartedAndFulfilled() {
            UUID visit = booked("2026-03-02T10:00");
            change(visit, "check-in", "{}").expect(200);

            desk.publish(new SessionStartedV1(clinic.session(branch, visit, session, false)), session, 0);
            awaitStatus(visit, "IN_TREATMENT");
            change(visit, "undo", "{}").expect(409, "wrong-status");
            desk.publish(new SessionCompletedV1(clinic.session(branch, visit, session, true)), session, 1);
            desk.publish(new SessionCompletedV1(clinic.session(branch, visit, session, true)), session, 1);

            awaitStatus(visit, "FULFILLED");
            assertThat(states(visit)).endsWith("AppointmentStarted IN_TREATMENT", "AppointmentFulfilled FULFILLED");
            assertThat(desk.get("/appointments/" + visit).body().has("conflict"))
                    .isFalse();
        }

        @Test
        void aVisitIsBrokenOff() {
            UUID visit = booked("2026-03-02T10:00");
            change(visit, "check-in", "{}").expect(200);

            desk.publish(new SessionStartedV1(clinic.session(branch, visit, session, false)), session, 0);
            desk.publish(new SessionAbortedV1(clinic.session(branch, visit, session, true), "FAINTED"), session, 1);

            awaitStatus(visit, "ABORTED");
        }

        @Test
        void aCancelledVisitThatIsTreatedAllTheSameIsShownAsAConflict() {
            UUID visit = booked("2026-03-02T10:00");
            change(visit, "cancel", "{\"reason\":\"ILL\"}").expect(200);

            desk.publish(new SessionStartedV1(clinic.session(branch, visit, session, false)), session, 0);

            awaitStatus(visit, "IN_TREATMENT");
            assertThat(desk.get("/appointments/" + visit).text("conflict")).isEqualTo("HAD_BEEN_GIVEN_UP");
            assertThat(reservations(visit)).isEqualTo(4);
        }

        private void awaitStatus(UUID visit, String status) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(desk.get("/appointments/" + visit).text("status"))
                                    .isEqualTo(status));
        }
    }

    @Nested
    class TheDiary {

        @Test
        void showsTheDayOfALocationWithNames() {
            UUID visit = booked(TOMORROW_AT_TEN);
            booked("2026-03-04T10:00");

            Answer diary = desk.get("/diary?locationId=" + branch.location() + "&from=2026-03-03&to=2026-03-03")
                    .expect(200);

            assertThat(diary.body().path("items")).hasSize(1);
            JsonNode item = diary.body().path("items").path(0);
            assertThat(item.path("appointmentId").asString()).isEqualTo(visit.toString());
            assertThat(item.path("clientName").asString()).isEqualTo("Lena Okafor");
            assertThat(item.path("practitionerName").asString()).isEqualTo("Mei");
            assertThat(item.path("roomName").asString()).isEqualTo("Room 1");
            assertThat(diary.text("asOf")).isEqualTo("2026-03-02T08:00:00+01:00");
        }

        @Test
        void remembersWhatWasKnownWhen() {
            UUID visit = booked(TOMORROW_AT_TEN);
            clock.advance(Duration.ofMinutes(10));
            change(visit, "reschedule", "{\"start\":\"2026-03-04T11:00\"}").expect(200);
            clock.advance(Duration.ofMinutes(10));
            change(visit, "cancel", "{\"reason\":\"ILL\"}").expect(200);

            assertThat(onBoard("2026-03-03", "2026-03-02T07:05:00Z")).containsExactly("BOOKED");
            assertThat(onBoard("2026-03-03", "2026-03-02T06:59:59Z")).isEmpty();
            assertThat(onBoard("2026-03-03", "2026-03-02T07:10:00Z")).isEmpty();
            assertThat(onBoard("2026-03-04", "2026-03-02T07:19:59Z")).containsExactly("BOOKED");
            assertThat(onBoard("2026-03-04", "2026-03-02T07:20:00Z")).containsExactly("CANCELLED");
        }

        private List<String> onBoard(String day, String asOf) {
            List<String> states = new ArrayList<>();
            desk.get("/diary?locationId=%s&from=%s&to=%s&asOf=%s".formatted(branch.location(), day, day, asOf))
                    .expect(200)
                    .body()
                    .path("items")
                    .forEach(item -> states.add(item.path("status").asString()));
            return states;
        }

        @Test
        void leavesOutBookingsThatWereTakenBack() {
            UUID visit = booked(TOMORROW_AT_TEN);
            change(visit, "undo", "{}").expect(200);

            assertThat(desk.get("/diary?locationId=" + branch.location() + "&from=2026-03-03&to=2026-03-03")
                            .body()
                            .path("items"))
                    .isEmpty();
            assertThat(desk.get("/appointments/" + visit).text("status")).isEqualTo("WITHDRAWN");
        }
    }
}
