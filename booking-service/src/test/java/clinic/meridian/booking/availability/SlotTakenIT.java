package clinic.meridian.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.TestDesk.Answer;
import clinic.meridian.platform.testing.SettableClinicClock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// What the desk is offered instead of a slot that somebody else has.
@DeskTest
class SlotTakenIT {

    private static final String TOMORROW_AT_TEN = "2026-03-03T10:00";

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    @Autowired
    SettableClinicClock clock;

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

    private Answer book(UUID client, UUID practitioner, String start) {
        return desk.post("/appointments", TestClinic.booking(client, branch.location(), practitioner, "FACIAL", start));
    }

    private List<JsonNode> alternatives(Answer refused) {
        return refused.expect(409, "slot-taken")
                .body()
                .path("alternatives")
                .valueStream()
                .toList();
    }

    private static OffsetDateTime start(JsonNode slot) {
        return OffsetDateTime.parse(slot.path("start").asString());
    }

    private String booking(UUID client, JsonNode slot, String more) {
        return """
                {"clientId":"%s","service":"FACIAL","locationId":"%s","practitionerId":"%s","roomId":"%s",
                 "start":"%s"%s}
                """.formatted(
                        client,
                        branch.location(),
                        slot.path("practitionerId").asString(),
                        slot.path("roomId").asString(),
                        slot.path("start").asString(),
                        more);
    }

    private void closed(String from, String to) {
        desk.post(
                        "/locations/" + branch.location() + "/closures",
                        "{\"from\":\"%s\",\"to\":\"%s\",\"reason\":\"HOLIDAY\"}".formatted(from, to))
                .expect(201);
    }

    private void away(UUID practitioner, String from, String to) {
        desk.post(
                        "/practitioners/" + practitioner + "/absences",
                        "{\"from\":\"%s\",\"to\":\"%s\",\"reason\":\"ILL\"}".formatted(from, to))
                .expect(201);
    }

    private void undo(UUID visit) {
        desk.post("/appointments/" + visit + "/undo", "{}").expect(200);
    }

    private void eachCanBeBooked(UUID client, List<JsonNode> alternatives, String more) {
        for (JsonNode slot : alternatives) {
            Answer booked =
                    desk.post("/appointments", booking(client, slot, more)).expect(201);
            assertThat(booked.text("start")).isEqualTo(slot.path("start").asString());
            assertThat(booked.text("end")).isEqualTo(slot.path("end").asString());
            undo(booked.id("appointmentId"));
        }
    }

    @Test
    void offersThreeThatCanBeBooked() {
        book(paul, branch.mei(), TOMORROW_AT_TEN).expect(201);

        List<JsonNode> alternatives = alternatives(book(branch.lena(), branch.mei(), TOMORROW_AT_TEN));

        assertThat(alternatives).hasSize(3).allSatisfy(slot -> {
            assertThat(start(slot).toLocalDate()).isEqualTo("2026-03-03");
            assertThat(slot.path("practitionerId").asString())
                    .isEqualTo(branch.mei().toString());
        });
        assertThat(alternatives.stream().map(SlotTakenIT::start).distinct()).hasSize(3);
        eachCanBeBooked(branch.lena(), alternatives, "");
    }

    @Test
    void namesWhoIsTakenAndNoRoomWhereAnotherOneIsFree() {
        book(paul, branch.mei(), TOMORROW_AT_TEN).expect(201);

        Answer refused = book(branch.lena(), branch.mei(), TOMORROW_AT_TEN).expect(409, "slot-taken");

        assertThat(refused.body().path("conflicts").findValuesAsString("resource"))
                .isNotEmpty()
                .containsOnly("PRACTITIONER");
        assertThat(refused.text("detail")).contains("Mei is taken from 10:00").doesNotContain("Room 1 is taken");
    }

    @Test
    void offersNothingThatIsPastOrOutsideHours() {
        book(paul, branch.mei(), "2026-03-02T16:50").expect(201);
        clock.set(Instant.parse("2026-03-02T15:33:20Z"));

        List<JsonNode> alternatives = alternatives(book(branch.lena(), branch.mei(), "2026-03-02T16:50"));

        assertThat(alternatives).hasSize(3).allSatisfy(slot -> {
            assertThat(start(slot).toInstant()).isAfter(clock.now());
            assertThat(start(slot).toLocalTime()).isBetween(LocalTime.of(9, 0), LocalTime.of(17, 0));
            assertThat(OffsetDateTime.parse(slot.path("end").asString()).toLocalTime())
                    .isBetween(LocalTime.of(10, 0), LocalTime.of(18, 0));
            assertThat(start(slot).getMinute() % 5).isZero();
        });
        eachCanBeBooked(branch.lena(), alternatives, "");
    }

    @Test
    void goesOnToColleaguesAndLaterDaysWhereTheDayIsFull() {
        closed("2026-03-03T08:00", "2026-03-03T10:00");
        closed("2026-03-03T12:00", "2026-03-05T00:00");
        away(branch.mei(), "2026-03-03T11:00", "2026-03-03T18:00");
        away(branch.jonas(), "2026-03-03T09:00", "2026-03-03T11:00");
        book(paul, branch.mei(), TOMORROW_AT_TEN).expect(201);

        List<JsonNode> alternatives = alternatives(book(branch.lena(), branch.mei(), TOMORROW_AT_TEN));

        assertThat(alternatives).hasSize(3);
        assertThat(alternatives.getFirst().path("start").asString()).isEqualTo("2026-03-03T11:00:00+01:00");
        assertThat(alternatives.getFirst().path("practitionerId").asString())
                .isEqualTo(branch.jonas().toString());
        assertThat(alternatives.subList(1, 3).stream()
                        .map(slot -> slot.path("start").asString())
                        .toList())
                .containsExactly("2026-03-05T09:00:00+01:00", "2026-03-05T09:05:00+01:00");
        eachCanBeBooked(branch.lena(), alternatives, "");
    }

    @Test
    void offersNothingWhereNothingIsFreeForTwoWeeks() {
        book(paul, branch.mei(), TOMORROW_AT_TEN).expect(201);
        closed("2026-03-03T11:00", "2026-03-20T00:00");
        closed("2026-03-03T08:00", "2026-03-03T10:00");
        away(branch.jonas(), "2026-03-01T00:00", "2026-04-01T00:00");

        Answer refused = book(branch.lena(), branch.mei(), TOMORROW_AT_TEN);

        assertThat(alternatives(refused)).isEmpty();
        assertThat(refused.text("detail")).endsWith("Nothing else fits within two weeks.");
    }

    @Test
    void offersAMovedVisitSlotsThatItCanMoveTo() {
        book(paul, branch.mei(), TOMORROW_AT_TEN).expect(201);
        UUID visit = book(branch.lena(), branch.mei(), "2026-03-03T12:00")
                .expect(201)
                .id("appointmentId");

        List<JsonNode> alternatives =
                alternatives(desk.post("/appointments/" + visit + "/reschedule", "{\"start\":\"2026-03-03T10:05\"}"));

        assertThat(alternatives).hasSize(3);
        for (JsonNode slot : alternatives) {
            desk.post("/appointments/" + visit + "/reschedule", """
                            {"start":"%s","practitionerId":"%s","roomId":"%s"}
                            """.formatted(
                                    slot.path("start").asString(),
                                    slot.path("practitionerId").asString(),
                                    slot.path("roomId").asString()))
                    .expect(200);
            undo(visit);
        }
    }

    @Test
    void keepsTheRhythmOfASeries() {
        UUID series = desk.post("/series", """
                        {"clientId":"%s","service":"FACIAL","locationId":"%s","practitionerId":"%s",
                         "maintenance":"NONE"}
                        """.formatted(branch.lena(), branch.location(), branch.mei()))
                .expect(201)
                .id("seriesId");
        String ofSeries = ",\"seriesId\":\"" + series + "\"";
        desk.post("/series/" + series + "/bookings", "{\"slots\":[{\"start\":\"2026-03-02T10:00\"}]}")
                .expect(201);
        book(paul, branch.mei(), "2026-03-04T10:00").expect(201);
        closed("2026-03-04T11:00", "2026-03-07T00:00");
        away(branch.jonas(), "2026-03-04T00:00", "2026-03-05T00:00");

        List<JsonNode> alternatives = alternatives(desk.post(
                "/appointments",
                TestClinic.booking(branch, "FACIAL", "2026-03-04T10:00").replace("}", ofSeries + "}")));

        assertThat(alternatives).hasSize(3);
        eachCanBeBooked(branch.lena(), alternatives, ofSeries);
    }
}
