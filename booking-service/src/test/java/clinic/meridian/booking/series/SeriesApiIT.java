package clinic.meridian.booking.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.ReceivedRecords;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.TestDesk.Answer;
import clinic.meridian.contracts.AppointmentEvent.SessionBookedV1;
import clinic.meridian.contracts.Maintenance;
import clinic.meridian.contracts.SeriesEvent.SeriesBookedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesCompletedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesPlannedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesSessionCompletedV1;
import clinic.meridian.contracts.SessionEvent.SessionCompletedV1;
import clinic.meridian.contracts.Topics;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@DeskTest
class SeriesApiIT {

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    @Autowired
    ReceivedRecords received;

    @Autowired
    JdbcClient jdbc;

    private Branch branch;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
    }

    private UUID planned(String more) {
        return plan(more).expect(201).id("seriesId");
    }

    private Answer plan(String more) {
        return desk.post("/series", """
                {"clientId":"%s","service":"FACIAL","locationId":"%s","practitionerId":"%s"%s,"maintenance":"MONTHLY"}
                """.formatted(branch.lena(), branch.location(), branch.mei(), more));
    }

    private Answer proposals(UUID series, String startDate, String days, String time) {
        return desk.post(
                "/series/" + series + "/plan",
                "{\"startDate\":\"%s\",\"days\":[%s],\"time\":\"%s\"}".formatted(startDate, days, time));
    }

    private static String slots(List<String> starts) {
        return starts.stream()
                .map(start -> "{\"start\":\"" + start + "\"}")
                .collect(Collectors.joining(",", "{\"slots\":[", "]}"));
    }

    private static List<String> starts(JsonNode items) {
        List<String> starts = new ArrayList<>();
        items.forEach(item -> starts.add(item.path("start").asString()));
        return starts;
    }

    private void takeMeiAt(String start) {
        UUID paul = clinic.screenedClient("Paul", "Brandt");
        desk.post("/appointments", TestClinic.booking(paul, branch.location(), branch.mei(), "FACIAL", start))
                .expect(201);
    }

    @Test
    void isPlannedWithTheUsualRhythm() {
        UUID series = planned("");

        Answer shown = desk.get("/series/" + series).expect(200);

        assertThat(shown.body().path("target").asInt()).isEqualTo(12);
        assertThat(shown.body().path("sessionsPerWeek").asInt()).isEqualTo(2);
        assertThat(shown.body().path("completed").asInt()).isZero();
        assertThat(shown.text("status")).isEqualTo("ACTIVE");
        assertThat(shown.text("maintenance")).isEqualTo("MONTHLY");
    }

    @Test
    void isNotPlannedWhereItDoesNotFit() {
        Answer refused = plan(",\"sessionsPerWeek\":1").expect(422, "series-does-not-fit");

        assertThat(refused.body().path("needsWeeks").asInt()).isEqualTo(12);
    }

    @Test
    void proposesTwelveDatesAndWritesNothing() {
        UUID series = planned("");
        long before = jdbc.sql("SELECT count(*) FROM event").query(Long.class).single();

        JsonNode proposals = proposals(series, "2026-03-03", "\"TUESDAY\",\"THURSDAY\"", "10:00")
                .expect(200)
                .body()
                .path("proposals");

        assertThat(proposals).hasSize(12).allSatisfy(proposal -> {
            assertThat(proposal.has("conflict")).isFalse();
            assertThat(proposal.path("roomId").asString())
                    .isEqualTo(branch.room1().toString());
        });
        assertThat(starts(proposals)).startsWith("2026-03-03T10:00:00+01:00", "2026-03-05T10:00:00+01:00");
        assertThat(starts(proposals).getLast()).isEqualTo("2026-04-09T10:00:00+02:00");
        assertThat(jdbc.sql("SELECT count(*) FROM event").query(Long.class).single())
                .isEqualTo(before);
    }

    @Test
    void keepsTheWallClockTimeWhenTheClocksChange() {
        UUID series = planned("");

        assertThat(starts(proposals(series, "2026-03-24", "\"TUESDAY\"", "10:00")
                        .expect(422, "series-does-not-fit")
                        .body()))
                .isEmpty();
        assertThat(starts(proposals(series, "2026-03-23", "\"MONDAY\",\"FRIDAY\"", "10:00")
                        .expect(200)
                        .body()
                        .path("proposals")))
                .containsSubsequence("2026-03-27T10:00:00+01:00", "2026-03-30T10:00:00+02:00");
    }

    @Test
    void saysHowManyWeeksTheWeekdaysWouldTake() {
        UUID series = planned("");

        assertThat(proposals(series, "2026-03-03", "\"TUESDAY\"", "10:00")
                        .expect(422, "series-does-not-fit")
                        .body()
                        .path("needsWeeks")
                        .asInt())
                .isEqualTo(12);
    }

    @Test
    void showsWhatAProposalWouldMeetAndWhatFitsInstead() {
        takeMeiAt("2026-03-05T10:00");
        UUID series = planned("");

        JsonNode second = proposals(series, "2026-03-03", "\"TUESDAY\",\"THURSDAY\"", "10:00")
                .expect(200)
                .body()
                .path("proposals")
                .path(1);

        assertThat(second.path("conflict").path("reason").asString()).isEqualTo("slot-taken");
        assertThat(second.path("conflict")
                        .path("conflicts")
                        .path(0)
                        .path("resource")
                        .asString())
                .isEqualTo("PRACTITIONER");
        assertThat(second.path("alternatives")).hasSize(3);
    }

    @Test
    void isBookedAsAWhole() {
        UUID series = planned("");
        List<String> dates = starts(proposals(series, "2026-03-03", "\"TUESDAY\",\"THURSDAY\"", "10:00")
                .body()
                .path("proposals"));

        Answer booked =
                desk.post("/series/" + series + "/bookings", slots(dates)).expect(201);

        assertThat(starts(booked.body().path("appointments"))).isEqualTo(dates);
        assertThat(booked.body().path("appointments"))
                .extracting(visit -> visit.path("seriesIndex").asInt())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        Answer shown = desk.get("/series/" + series);
        assertThat(shown.body().path("booked").asInt()).isEqualTo(12);
        assertThat(shown.body().path("sessions")).hasSize(12);
        assertThat(proposals(series, "2026-03-03", "\"TUESDAY\",\"THURSDAY\"", "10:00")
                        .body()
                        .path("proposals"))
                .isEmpty();
    }

    @Test
    void isNotBookedAtAllWhereOneVisitCollides() {
        UUID series = planned("");
        List<String> dates = new ArrayList<>(starts(proposals(series, "2026-03-03", "\"TUESDAY\",\"THURSDAY\"", "10:00")
                .body()
                .path("proposals")));
        takeMeiAt("2026-03-24T10:00");

        Answer refused =
                desk.post("/series/" + series + "/bookings", slots(dates)).expect(409, "series-conflicts");

        assertThat(refused.body().path("conflicts")).hasSize(1);
        JsonNode conflict = refused.body().path("conflicts").path(0);
        assertThat(conflict.path("index").asInt()).isEqualTo(6);
        assertThat(conflict.path("reason").asString()).isEqualTo("slot-taken");
        assertThat(desk.get("/series/" + series).body().path("sessions")).isEmpty();

        dates.set(6, conflict.path("alternatives").path(0).path("start").asString());
        desk.post("/series/" + series + "/bookings", slots(dates)).expect(201);
    }

    @Test
    void namesEveryVisitThatCannotBeHad() {
        UUID series = planned("");
        takeMeiAt("2026-03-03T10:00");

        Answer refused = desk.post(
                        "/series/" + series + "/bookings",
                        slots(List.of(
                                "2026-03-03T10:00",
                                "2026-03-05T10:00",
                                "2026-03-06T10:00",
                                "2026-03-10T03:00",
                                "2026-03-29T02:30")))
                .expect(409, "series-conflicts");

        assertThat(refused.body().path("conflicts"))
                .extracting(
                        conflict -> conflict.path("index").asInt(),
                        conflict -> conflict.path("reason").asString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, "slot-taken"),
                        org.assertj.core.groups.Tuple.tuple(2, "gap-too-short"),
                        org.assertj.core.groups.Tuple.tuple(3, "outside-opening-hours"),
                        org.assertj.core.groups.Tuple.tuple(4, "time-does-not-exist"));
    }

    @Test
    void keepsItsRhythmForSingleBookingsToo() {
        UUID series = planned("");
        desk.post("/series/" + series + "/bookings", slots(List.of("2026-03-03T10:00")))
                .expect(201);
        String tooSoon = TestClinic.booking(branch, "FACIAL", "2026-03-04T10:00")
                .replace("\"start\"", "\"seriesId\":\"" + series + "\",\"start\"");

        desk.post("/appointments", tooSoon).expect(422, "gap-too-short");
        Answer added =
                desk.post("/appointments", tooSoon.replace("03-04", "03-05")).expect(201);

        assertThat(added.body().path("seriesIndex").asInt()).isEqualTo(2);
        desk.post("/appointments/" + added.id("appointmentId") + "/reschedule", "{\"start\":\"2026-03-04T10:00\"}")
                .expect(422, "gap-too-short");
        desk.post("/appointments/" + added.id("appointmentId") + "/reschedule", "{\"start\":\"2026-03-06T10:00\"}")
                .expect(200);
    }

    @Test
    void countsEachVisitOnceAndIsCompletedByTheLast() {
        UUID series = planned(",\"targetSessions\":3");
        List<UUID> visits = new ArrayList<>();
        desk.post(
                        "/series/" + series + "/bookings",
                        slots(List.of("2026-03-02T10:00", "2026-03-05T10:00", "2026-03-09T10:00")))
                .expect(201)
                .body()
                .path("appointments")
                .forEach(visit ->
                        visits.add(UUID.fromString(visit.path("appointmentId").asString())));

        for (UUID visit : visits) {
            UUID session = UUID.randomUUID();
            desk.publish(new SessionCompletedV1(clinic.session(branch, visit, session, true)), session, 0);
            desk.publish(new SessionCompletedV1(clinic.session(branch, visit, session, true)), session, 1);
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(desk.get("/series/" + series).text("status")).isEqualTo("COMPLETED"));
        Answer shown = desk.get("/series/" + series);
        assertThat(shown.body().path("completed").asInt()).isEqualTo(3);
        assertThat(shown.body().path("lastGapDays").asInt()).isEqualTo(4);
        assertThat(shown.body().path("pacePerWeek").asDouble()).isEqualTo(2.0);
        desk.post("/series/" + series + "/bookings", slots(List.of("2026-03-16T10:00")))
                .expect(409, "series-completed");
        await().untilAsserted(() -> assertThat(
                        received.of(Topics.BOOKING_EVENTS, branch.lena().toString()))
                .hasExactlyElementsOfTypes(
                        SeriesPlannedV1.class,
                        SessionBookedV1.class,
                        SessionBookedV1.class,
                        SessionBookedV1.class,
                        SeriesBookedV1.class,
                        SeriesSessionCompletedV1.class,
                        SeriesSessionCompletedV1.class,
                        SeriesSessionCompletedV1.class,
                        SeriesCompletedV1.class)
                .last()
                .isInstanceOfSatisfying(SeriesCompletedV1.class, completed -> {
                    assertThat(completed.sessions()).isEqualTo(3);
                    assertThat(completed.lastVisitDate()).isEqualTo(LocalDate.parse("2026-03-09"));
                    assertThat(completed.maintenance()).isEqualTo(Maintenance.MONTHLY);
                }));
    }

    @Test
    void isUnknownWhereThereIsNone() {
        UUID nothing = UUID.randomUUID();

        desk.get("/series/" + nothing).expect(404, "series-unknown");
        proposals(nothing, "2026-03-03", "\"TUESDAY\"", "10:00").expect(404, "series-unknown");
        desk.post("/series/" + nothing + "/bookings", slots(List.of("2026-03-16T10:00")))
                .expect(404, "series-unknown");
    }
}
