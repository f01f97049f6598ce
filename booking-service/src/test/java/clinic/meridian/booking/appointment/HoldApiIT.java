package clinic.meridian.booking.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.TestDesk.Answer;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.platform.time.DueTasks;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@DeskTest
class HoldApiIT {

    private static final String TEN = "2026-03-03T10:00";

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    @Autowired
    SettableClinicClock clock;

    @Autowired
    DueTasks due;

    @Autowired
    JdbcClient jdbc;

    private Branch branch;
    private UUID paul;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
        paul = clinic.screenedClient("Paul", "Brandt");
    }

    @AfterEach
    void tearDown() {
        clock.set(SettableClinicClock.START);
    }

    private Answer hold(String start, String more) {
        return desk.post("/holds", """
                {"service":"FACIAL","locationId":"%s","practitionerId":"%s","start":"%s"%s}
                """.formatted(branch.location(), branch.mei(), start, more));
    }

    private UUID held(String start) {
        return hold(start, "").expect(201).id("holdId");
    }

    private Answer book(UUID client, String start, @Nullable UUID hold) {
        return desk.post("/appointments", """
                {"clientId":"%s","service":"FACIAL","locationId":"%s","practitionerId":"%s","start":"%s"%s}
                """.formatted(
                client, branch.location(), branch.mei(), start, hold == null ? "" : ",\"holdId\":\"" + hold + "\""));
    }

    private List<String> freeStarts() {
        return desk.get("/availability?locationId=%s&service=FACIAL&from=2026-03-03&to=2026-03-04&practitionerId=%s"
                        .formatted(branch.location(), branch.mei()))
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .map(slot -> slot.path("start").asString())
                .toList();
    }

    private List<String> events(UUID hold) {
        return jdbc.sql("SELECT name FROM event WHERE aggregate_id = ? ORDER BY sequence_number")
                .param(hold.toString())
                .query((row, n) -> row.getString("name"))
                .list();
    }

    private String ended(UUID hold) {
        return jdbc.sql("SELECT coalesce(ended, '') FROM slot_hold WHERE hold_id = ?")
                .param(hold)
                .query(String.class)
                .single();
    }

    private long reservations(UUID hold) {
        return jdbc.sql("SELECT count(*) FROM reservation WHERE hold_id = ?")
                .param(hold)
                .query(Long.class)
                .single();
    }

    @Test
    void keepsASlotForFiveMinutes() {
        Answer answer = hold(TEN, "").expect(201);
        UUID hold = answer.id("holdId");

        assertThat(answer.text("expiresAt")).isEqualTo("2026-03-02T08:05:00+01:00");
        assertThat(answer.text("start")).isEqualTo("2026-03-03T10:00:00+01:00");
        assertThat(answer.text("end")).isEqualTo("2026-03-03T11:00:00+01:00");
        assertThat(answer.id("roomId")).isEqualTo(branch.room1());
        assertThat(answer.response().getHeader("Location")).isEqualTo("/api/v1/holds/" + hold);
        assertThat(freeStarts()).doesNotContain("2026-03-03T10:00:00+01:00");
        Answer refused = book(branch.lena(), TEN, null).expect(409, "slot-taken");
        assertThat(refused.body().path("alternatives")).hasSize(3);
        hold(TEN, "").expect(409, "slot-taken");

        clock.advance(Duration.ofMinutes(5).minusSeconds(1));
        book(branch.lena(), TEN, null).expect(409, "slot-taken");
        clock.advance(Duration.ofSeconds(1));

        assertThat(freeStarts()).contains("2026-03-03T10:00:00+01:00");
        book(branch.lena(), TEN, null).expect(201);
    }

    @Test
    void bookingWithItGivesItUpAndHasTheSlot() {
        UUID hold = held(TEN);

        Answer booked = book(branch.lena(), TEN, hold).expect(201);

        assertThat(booked.id("roomId")).isEqualTo(branch.room1());
        assertThat(reservations(hold)).isZero();
        assertThat(events(hold)).containsExactly("booking.slot-held", "booking.slot-released");
        assertThat(ended(hold)).isEqualTo("BOOKED");
    }

    @Test
    void aHolderWhoWantsAnotherTimeDoesNotCollideWithHerOwnHold() {
        UUID hold = held(TEN);

        book(branch.lena(), "2026-03-03T10:10", null).expect(409, "slot-taken");
        book(branch.lena(), "2026-03-03T10:10", hold).expect(201);

        assertThat(reservations(hold)).isZero();
        assertThat(freeStarts()).contains("2026-03-03T09:00:00+01:00");
    }

    @Test
    void aRefusedBookingLeavesTheHold() {
        book(paul, "2026-03-03T11:00", null).expect(201);
        UUID hold = held(TEN);

        Answer refused = book(branch.lena(), "2026-03-03T10:55", hold).expect(409, "slot-taken");
        book(clinic.client("Nora", "Unscreened"), TEN, hold).expect(409, "screening-missing");

        assertThat(refused.body().path("alternatives").valueStream())
                .as("its own hold is in nobody's way")
                .extracting(slot -> slot.path("start").asString())
                .contains("2026-03-03T10:40:00+01:00");
        assertThat(events(hold)).containsExactly("booking.slot-held");
        book(branch.lena(), TEN, null).expect(409, "slot-taken");
        book(branch.lena(), TEN, hold).expect(201);
    }

    @Test
    void aHoldForAClientIsInTheWayOfHerOtherVisits() {
        hold(TEN, ",\"clientId\":\"" + branch.lena() + "\"").expect(201);

        Answer refused = desk.post(
                        "/appointments",
                        TestClinic.booking(branch.lena(), branch.location(), branch.jonas(), "CONSULTATION", TEN))
                .expect(409, "slot-taken");

        assertThat(refused.body().path("conflicts").valueStream())
                .extracting(conflict -> conflict.path("resource").asString())
                .containsExactly("CLIENT");
    }

    @Test
    void isGivenUpOnce() {
        UUID hold = held(TEN);

        desk.send(HttpMethod.DELETE, "/holds/" + hold, "", r -> {}, Role.FRONT_DESK)
                .expect(204);
        desk.send(HttpMethod.DELETE, "/holds/" + hold, "", r -> {}, Role.FRONT_DESK)
                .expect(204);

        assertThat(ended(hold)).isEqualTo("GIVEN_UP");
        assertThat(events(hold)).containsExactly("booking.slot-held", "booking.slot-released");
        book(branch.lena(), TEN, hold).expect(201);
        assertThat(ended(hold)).isEqualTo("GIVEN_UP");
    }

    @Test
    void theEndOfAnExpiredOneIsRecordedOnceHoweverLate() {
        UUID first = held(TEN);
        UUID second = held("2026-03-03T14:00");
        clock.advance(Duration.ofMinutes(4));
        UUID third = held("2026-03-03T16:00");
        clock.advance(Duration.ofHours(20).minus(Duration.ofMinutes(1)));
        book(branch.lena(), "2026-03-03T14:00", null).expect(201);

        due.runDue();
        due.runDue();

        for (UUID hold : List.of(first, second, third)) {
            assertThat(events(hold)).containsExactly("booking.slot-held", "booking.slot-released");
            assertThat(ended(hold)).isEqualTo("EXPIRED");
            assertThat(reservations(hold)).isZero();
        }
        book(paul, "2026-03-03T14:00", null).expect(409, "slot-taken");
    }

    @Test
    void theSameKeyHoldsOnce() {
        String body = """
                {"service":"FACIAL","locationId":"%s","practitionerId":"%s","start":"%s"}
                """.formatted(branch.location(), branch.mei(), TEN);
        String key = UUID.randomUUID().toString();

        JsonNode first = keyed(key, body);
        JsonNode second = keyed(key, body);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void anIdOfSomethingOfAnotherKindIsUnknown() {
        UUID hold = held(TEN);
        UUID visit = book(branch.lena(), "2026-03-03T14:00", null).expect(201).id("appointmentId");

        for (UUID other : List.of(visit, branch.lena(), branch.mei(), branch.location())) {
            desk.send(HttpMethod.DELETE, "/holds/" + other, "", r -> {}, Role.FRONT_DESK)
                    .expect(404);
            book(paul, "2026-03-03T16:00", other).expect(422, "hold-unknown");
        }
        for (UUID other : List.of(hold, branch.lena(), branch.mei(), branch.location())) {
            desk.post("/appointments/" + other + "/confirm", "{}").expect(404);
        }

        assertThat(events(hold)).containsExactly("booking.slot-held");
        assertThat(events(visit)).hasSize(1);
    }

    private JsonNode keyed(String key, String body) {
        return desk.send(HttpMethod.POST, "/holds", body, r -> r.header("Idempotency-Key", key), Role.FRONT_DESK)
                .expect(201)
                .body();
    }

    @Test
    void refusesWhatCannotBeBooked() {
        hold("2026-03-03T21:00", "").expect(422, "outside-opening-hours");
        hold("2026-03-03T10:03", "").expect(422, "off-the-grid");
        hold("2026-03-01T10:00", "").expect(422, "in-the-past");
        hold(TEN, ",\"clientId\":\"" + UUID.randomUUID() + "\"").expect(422, "client-unknown");
        hold(TEN, ",\"roomId\":\"" + UUID.randomUUID() + "\"").expect(422, "room-not-here");
        hold("tomorrow", "").expect(400);
        desk.as(Role.PRACTITIONER, HttpMethod.POST, "/holds", """
                {"service":"FACIAL","locationId":"%s","practitionerId":"%s","start":"%s"}
                """.formatted(branch.location(), branch.mei(), TEN))
                .expect(403);
        desk.send(HttpMethod.DELETE, "/holds/" + UUID.randomUUID(), "", r -> {}, Role.FRONT_DESK)
                .expect(404);
        book(branch.lena(), TEN, UUID.randomUUID()).expect(422, "hold-unknown");
    }
}
