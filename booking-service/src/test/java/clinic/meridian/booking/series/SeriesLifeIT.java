package clinic.meridian.booking.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.ReceivedRecords;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.TestDesk.Answer;
import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.contracts.SeriesEvent;
import clinic.meridian.contracts.SeriesEvent.SeriesAbandonedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesBookedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesCompletedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesExtendedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesLapsedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesMovedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesPausedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesPlannedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesResumedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesSessionCompletedV1;
import clinic.meridian.contracts.SessionEvent.SessionCompletedV1;
import clinic.meridian.contracts.Topics;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.platform.time.DueTasks;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What becomes of a series after its visits are booked.
@DeskTest
class SeriesLifeIT {

    private static final String WHY = "{\"reason\":\"TRAVEL\"}";

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    @Autowired
    ReceivedRecords received;

    @Autowired
    DueTasks due;

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

    private UUID planned(int target) {
        return planned(branch.lena(), target);
    }

    private UUID planned(UUID client, int target) {
        return desk.post("/series", """
                        {"clientId":"%s","service":"FACIAL","locationId":"%s","practitionerId":"%s",
                         "targetSessions":%s,"maintenance":"MONTHLY"}
                        """.formatted(client, branch.location(), branch.mei(), target))
                .expect(201)
                .id("seriesId");
    }

    private List<UUID> booked(UUID series, String... starts) {
        String slots =
                Stream.of(starts).map(start -> "{\"start\":\"" + start + "\"}").collect(Collectors.joining(","));
        return desk.post("/series/" + series + "/bookings", "{\"slots\":[" + slots + "]}")
                .expect(201)
                .body()
                .path("appointments")
                .valueStream()
                .map(visit -> UUID.fromString(visit.path("appointmentId").asString()))
                .toList();
    }

    private Answer single(UUID series, String start) {
        return desk.post(
                "/appointments",
                TestClinic.booking(branch, "FACIAL", start)
                        .replace("\"start\"", "\"seriesId\":\"" + series + "\",\"start\""));
    }

    private void fulfil(UUID visit) {
        UUID session = UUID.randomUUID();
        for (int told = 0; told < 2; told++) {
            desk.publish(new SessionCompletedV1(clinic.session(branch, visit, session, true)), session, 0);
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(desk.get("/appointments/" + visit).text("status"))
                                .isEqualTo("FULFILLED"));
    }

    private Answer series(UUID series) {
        return desk.get("/series/" + series).expect(200);
    }

    private void itIs(String local) {
        clock.set(LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Berlin")).toInstant());
        due.runDue();
    }

    private List<Class<?>> told(UUID client, UUID series, int count) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(toldSoFar(client, series)).hasSizeGreaterThanOrEqualTo(count));
        return toldSoFar(client, series);
    }

    private List<Class<?>> toldSoFar(UUID client, UUID series) {
        List<Class<?>> types = new ArrayList<>();
        for (ContractMessage message : received.of(Topics.BOOKING_EVENTS, client.toString())) {
            if (message instanceof SeriesEvent event && event.seriesId().equals(series.toString())) {
                types.add(message.getClass());
            }
        }
        return types;
    }

    private String localStart(UUID visit) {
        return desk.get("/appointments/" + visit).expect(200).text("localStart").substring(0, 16);
    }

    private long events() {
        return jdbc.sql("SELECT count(*) FROM event").query(Long.class).single();
    }

    @Nested
    class Pausing {

        @Test
        void refusesNewVisitsOnEveryChannelUntilItIsResumed() {
            UUID series = planned(4);
            List<UUID> visits = booked(series, "2026-03-09T10:00");

            Answer paused = desk.post("/series/" + series + "/pause", WHY).expect(200);

            assertThat(paused.text("status")).isEqualTo("PAUSED");
            assertThat(paused.body().path("booked").asInt()).isOne();
            assertThat(paused.response().getHeader("ETag")).isEqualTo("\"2\"");
            desk.post("/series/" + series + "/bookings", "{\"slots\":[{\"start\":\"2026-03-12T10:00\"}]}")
                    .expect(409, "series-paused");
            single(series, "2026-03-12T10:00").expect(409, "series-not-open");
            desk.post("/series/" + series + "/pause", WHY).expect(409, "wrong-status");
            desk.post("/appointments/" + visits.getFirst() + "/reschedule", "{\"start\":\"2026-03-30T10:00\"}")
                    .expect(200);

            desk.post("/series/" + series + "/resume", "").expect(200);
            single(series, "2026-04-02T10:00").expect(201);
            assertThat(told(branch.lena(), series, 4))
                    .containsExactly(
                            SeriesPlannedV1.class, SeriesBookedV1.class, SeriesPausedV1.class, SeriesResumedV1.class);
        }

        @Test
        void isRefusedWithoutAReasonForStrangersAndOverAChangeOfOthers() {
            UUID series = planned(4);

            desk.post("/series/" + series + "/pause", "{}").expect(400);
            desk.post("/series/" + UUID.randomUUID() + "/pause", WHY).expect(404, "series-unknown");
            desk.as(Role.PRACTITIONER, HttpMethod.POST, "/series/" + series + "/pause", WHY)
                    .expect(403);
            desk.send(
                            HttpMethod.POST,
                            "/series/" + series + "/pause",
                            WHY,
                            r -> r.header("If-Match", "\"7\""),
                            Role.FRONT_DESK)
                    .expect(412, "stale");
        }
    }

    @Nested
    class Extending {

        @Test
        void makesRoomForMoreVisitsAndWeeks() {
            UUID series = planned(1);
            booked(series, "2026-03-09T10:00");
            single(series, "2026-03-12T10:00").expect(422, "series-full");

            Answer extended = desk.post("/series/" + series + "/extend", "{\"sessions\":2,\"weeks\":3}")
                    .expect(200);

            assertThat(extended.body().path("target").asInt()).isEqualTo(3);
            assertThat(extended.body().path("windowWeeks").asInt()).isEqualTo(13);
            single(series, "2026-06-04T10:00").expect(201);
            assertThat(told(branch.lena(), series, 3)).endsWith(SeriesExtendedV1.class);
        }

        @Test
        void saysWhatIsTooMuchOrNothing() {
            UUID series = planned(12);

            desk.post("/series/" + series + "/extend", "{\"sessions\":13,\"weeks\":9}")
                    .expect(422, "series-too-long");
            assertThat(desk.post("/series/" + series + "/extend", "{\"sessions\":12}")
                            .expect(422, "series-does-not-fit")
                            .body()
                            .path("needsWeeks")
                            .asInt())
                    .isEqualTo(12);
            desk.post("/series/" + series + "/extend", "{}").expect(400);
            desk.post("/series/" + series + "/extend", "{\"sessions\":-1}").expect(400);
        }
    }

    @Nested
    class Abandoning {

        @Test
        void isRefusedWhileVisitsAreBookedAndIsForGood() {
            UUID series = planned(4);
            UUID visit = booked(series, "2026-03-09T10:00").getFirst();
            long before = events();

            Answer refused = desk.post("/series/" + series + "/abandon", WHY).expect(409, "series-has-visits");

            assertThat(refused.body().path("appointments"))
                    .extracting(JsonNode::asString)
                    .containsExactly(visit.toString());
            assertThat(events()).isEqualTo(before);

            desk.post("/appointments/" + visit + "/cancel", "{\"reason\":\"ILL\"}")
                    .expect(200);
            assertThat(desk.post("/series/" + series + "/abandon", WHY)
                            .expect(200)
                            .text("status"))
                    .isEqualTo("ABANDONED");
            single(series, "2026-03-12T10:00").expect(409, "series-not-open");
            desk.post("/appointments/" + visit + "/undo", "{}").expect(409, "series-not-open");
            desk.post("/series/" + series + "/resume", "").expect(409, "wrong-status");
            assertThat(told(branch.lena(), series, 3)).endsWith(SeriesAbandonedV1.class);
        }
    }

    @Nested
    class Lapsing {

        private UUID series;

        @BeforeEach
        void fulfilOne() {
            series = planned(4);
            fulfil(booked(series, "2026-03-03T10:00").getFirst());
        }

        @Test
        void happensWhenTheLongestGapIsOverAndTheNextBookingReopensIt() {
            itIs("2026-03-17T23:59");
            assertThat(series(series).text("status")).isEqualTo("ACTIVE");

            itIs("2026-03-18T00:00");
            assertThat(series(series).text("status")).isEqualTo("LAPSED");

            UUID next = single(series, "2026-03-19T10:00").expect(201).id("appointmentId");
            assertThat(series(series).text("status")).isEqualTo("ACTIVE");

            desk.post("/appointments/" + next + "/cancel", "{\"reason\":\"ILL\"}")
                    .expect(200);
            due.runDue();
            assertThat(series(series).text("status")).isEqualTo("LAPSED");

            desk.post("/appointments/" + next + "/undo", "{}").expect(200);
            assertThat(series(series).text("status")).isEqualTo("ACTIVE");
            assertThat(told(branch.lena(), series, 7))
                    .containsExactly(
                            SeriesPlannedV1.class,
                            SeriesBookedV1.class,
                            SeriesSessionCompletedV1.class,
                            SeriesLapsedV1.class,
                            SeriesBookedV1.class,
                            SeriesLapsedV1.class,
                            SeriesBookedV1.class);
        }

        @Test
        void doesNotHappenWhileAVisitIsBookedOrTheSeriesIsPaused() {
            UUID other = planned(clinic.screenedClient("Paul", "Brandt"), 4);
            UUID visit = booked(other, "2026-03-04T10:00").getFirst();
            fulfil(visit);
            booked(other, "2026-04-30T10:00");
            desk.post("/series/" + series + "/pause", WHY).expect(200);

            itIs("2026-04-20T09:00");

            assertThat(series(series).text("status")).isEqualTo("PAUSED");
            assertThat(series(other).text("status")).isEqualTo("ACTIVE");

            desk.post("/series/" + series + "/resume", "").expect(200);
            due.runDue();
            assertThat(series(series).text("status")).isEqualTo("ACTIVE");
            itIs("2026-05-05T00:00");
            assertThat(series(series).text("status")).isEqualTo("LAPSED");
        }

        @Test
        void isOverOnceAWholeBookingIsMade() {
            itIs("2026-03-18T00:00");

            booked(series, "2026-03-19T10:00", "2026-03-23T10:00");

            assertThat(series(series).text("status")).isEqualTo("ACTIVE");
            assertThat(told(branch.lena(), series, 5)).endsWith(SeriesLapsedV1.class, SeriesBookedV1.class);
        }
    }

    @Nested
    class Progress {

        @Test
        void countsEachFulfilledVisitOnceAndEndsWithTheLast() {
            UUID series = planned(3);
            List<UUID> visits = booked(series, "2026-03-03T10:00", "2026-03-09T10:00", "2026-03-26T10:00");
            fulfil(visits.get(0));
            fulfil(visits.get(1));

            JsonNode halfway = series(series).body();
            assertThat(halfway.path("target").asInt()).isEqualTo(3);
            assertThat(halfway.path("completed").asInt()).isEqualTo(2);
            assertThat(halfway.path("booked").asInt()).isEqualTo(1);
            assertThat(halfway.path("lastGapDays").asInt()).isEqualTo(6);
            assertThat(halfway.path("pacePerWeek").asDouble()).isEqualTo(1.17);
            assertThat(halfway.path("lastVisitDate").asString()).isEqualTo("2026-03-09");
            assertThat(halfway.path("sessions")).hasSize(3);
            assertThat(halfway.path("warnings"))
                    .singleElement()
                    .satisfies(
                            warning -> assertThat(warning.path("days").asInt()).isEqualTo(17));

            fulfil(visits.get(2));
            JsonNode done = series(series).body();
            assertThat(done.path("status").asString()).isEqualTo("COMPLETED");
            assertThat(done.path("completed").asInt()).isEqualTo(3);
            assertThat(told(branch.lena(), series, 6))
                    .containsExactly(
                            SeriesPlannedV1.class,
                            SeriesBookedV1.class,
                            SeriesSessionCompletedV1.class,
                            SeriesSessionCompletedV1.class,
                            SeriesSessionCompletedV1.class,
                            SeriesCompletedV1.class);
        }

        @Test
        void isKeptInRhythmWhenACancellationIsUndone() {
            UUID series = planned(4);
            UUID monday = booked(series, "2026-03-09T10:00").getFirst();
            desk.post("/appointments/" + monday + "/cancel", "{\"reason\":\"ILL\"}")
                    .expect(200);
            single(series, "2026-03-10T10:00").expect(201);

            desk.post("/appointments/" + monday + "/undo", "{}").expect(422, "gap-too-short");
        }
    }

    @Nested
    class MovingFrom {

        private UUID series;
        private List<UUID> visits;

        @BeforeEach
        void bookFour() {
            series = planned(4);
            visits = booked(series, "2026-03-09T10:00", "2026-03-12T10:00", "2026-03-16T10:00", "2026-03-19T10:00");
        }

        private Answer moveFrom(int visit, String more) {
            return desk.post(
                    "/series/" + series + "/move-from",
                    "{\"appointmentId\":\"" + visits.get(visit) + "\"," + more + "}");
        }

        private List<String> starts() {
            return visits.stream().map(SeriesLifeIT.this::localStart).toList();
        }

        @Test
        void takesAllThatFollowAlongEvenIntoEachOthersSlots() {
            Answer moved = moveFrom(1, "\"shiftDays\":4,\"time\":\"14:00\"").expect(200);

            assertThat(starts())
                    .containsExactly("2026-03-09T10:00", "2026-03-16T14:00", "2026-03-20T14:00", "2026-03-23T14:00");
            assertThat(moved.body().path("appointments")).hasSize(3);
            assertThat(moved.response().getHeader("ETag")).isEqualTo("\"2\"");
            assertThat(received(SeriesMovedV1.class)).satisfies(event -> {
                assertThat(event.fromAppointmentId()).isEqualTo(visits.get(1).toString());
                assertThat(event.visits()).hasSize(3).first().satisfies(visit -> {
                    assertThat(visit.seriesIndex()).isEqualTo(2);
                    assertThat(visit.previousStart().toString()).isEqualTo("2026-03-12T10:00+01:00");
                    assertThat(visit.start().toString()).isEqualTo("2026-03-16T14:00+01:00");
                });
            });
            assertThat(desk.get("/appointments/" + visits.get(3) + "/history")
                            .body()
                            .path("items")
                            .path(1)
                            .path("reason")
                            .path("code")
                            .asString())
                    .isEqualTo("SERIES_MOVED");
        }

        private <T extends ContractMessage> T received(Class<T> type) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> received
                            .of(Topics.BOOKING_EVENTS, branch.lena().toString())
                            .stream()
                            .anyMatch(type::isInstance));
            return received.of(Topics.BOOKING_EVENTS, branch.lena().toString()).stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void shiftsByAWeekIntoTheSlotsThatItsOwnVisitsLeave() {
            moveFrom(0, "\"shiftDays\":7").expect(200);

            assertThat(starts())
                    .containsExactly("2026-03-16T10:00", "2026-03-19T10:00", "2026-03-23T10:00", "2026-03-26T10:00");
            UUID paul = clinic.screenedClient("Paul", "Brandt");
            desk.post(
                            "/appointments",
                            TestClinic.booking(paul, branch.location(), branch.mei(), "FACIAL", "2026-03-09T10:00"))
                    .expect(201);
            desk.post(
                            "/appointments",
                            TestClinic.booking(paul, branch.location(), branch.mei(), "FACIAL", "2026-03-23T10:00"))
                    .expect(409, "slot-taken");
        }

        @Test
        void movesNothingWhereOneCollidesAndAllOnceAnAlternativeIsTaken() {
            UUID paul = clinic.screenedClient("Paul", "Brandt");
            desk.post(
                            "/appointments",
                            TestClinic.booking(paul, branch.location(), branch.mei(), "FACIAL", "2026-03-17T10:00"))
                    .expect(201);
            List<String> before = starts();
            long events = events();

            Answer refused = moveFrom(1, "\"shiftDays\":1").expect(409, "series-conflicts");

            assertThat(refused.body().path("conflicts")).hasSize(1);
            JsonNode conflict = refused.body().path("conflicts").path(0);
            assertThat(conflict.path("index").asInt()).isEqualTo(1);
            assertThat(conflict.path("appointmentId").asString())
                    .isEqualTo(visits.get(2).toString());
            assertThat(conflict.path("reason").asString()).isEqualTo("slot-taken");
            assertThat(conflict.path("alternatives")).hasSize(3);
            assertThat(starts()).isEqualTo(before);
            assertThat(events()).isEqualTo(events);

            JsonNode other = conflict.path("alternatives").path(0);
            moveFrom(
                            1,
                            "\"shiftDays\":1,\"instead\":[{\"appointmentId\":\"%s\",\"start\":%s,\"practitionerId\":%s,\"roomId\":%s}]"
                                    .formatted(
                                            visits.get(2),
                                            other.path("start"),
                                            other.path("practitionerId"),
                                            other.path("roomId")))
                    .expect(200);
            assertThat(starts().get(1)).isEqualTo("2026-03-13T10:00");
            assertThat(starts().get(2)).isEqualTo(other.path("start").asString().substring(0, 16));
            assertThat(starts().get(3)).isEqualTo("2026-03-20T10:00");
        }

        @Test
        void keepsTheRhythmOfTheWhole() {
            Answer refused = moveFrom(1, "\"shiftDays\":-2").expect(409, "series-conflicts");

            assertThat(refused.body().path("conflicts"))
                    .extracting(conflict -> conflict.path("index").asInt() + " "
                            + conflict.path("reason").asString())
                    .containsExactly("0 gap-too-short");
            assertThat(moveFrom(3, "\"shiftDays\":60")
                            .expect(409, "series-conflicts")
                            .body()
                            .path("conflicts")
                            .path(0)
                            .path("reason")
                            .asString())
                    .isEqualTo("outside-window");
        }

        @Test
        void warnsOfALongGap() {
            JsonNode warnings =
                    moveFrom(2, "\"shiftDays\":14").expect(200).body().path("warnings");

            assertThat(warnings).singleElement().satisfies(warning -> {
                assertThat(warning.path("reason").asString()).isEqualTo("gap-too-long");
                assertThat(warning.path("days").asInt()).isEqualTo(18);
            });
        }

        @Test
        void leavesWhatHasBegunWhereItIs() {
            fulfil(visits.get(0));

            moveFrom(0, "\"shiftDays\":1").expect(409, "visit-past");
            moveFrom(1, "\"shiftDays\":1").expect(200);
            clock.set(LocalDateTime.parse("2026-03-13T10:30")
                    .atZone(ZoneId.of("Europe/Berlin"))
                    .toInstant());
            moveFrom(1, "\"shiftDays\":1").expect(409, "visit-past");

            assertThat(starts().getFirst()).isEqualTo("2026-03-09T10:00");
        }

        @Test
        void wantsAMoveAVisitOfTheSeriesAndTheVersionThatWasSeen() {
            moveFrom(0, "\"shiftDays\":0").expect(400);
            moveFrom(0, "\"shiftDays\":1000").expect(400);
            desk.post("/series/" + series + "/move-from", "{\"shiftDays\":1}").expect(400);
            desk.post(
                            "/series/" + series + "/move-from",
                            "{\"appointmentId\":\"" + UUID.randomUUID() + "\",\"shiftDays\":1}")
                    .expect(422, "visit-not-of-series");
            desk.send(
                            HttpMethod.POST,
                            "/series/" + series + "/move-from",
                            "{\"appointmentId\":\"" + visits.getFirst() + "\",\"shiftDays\":1}",
                            r -> r.header("If-Match", "\"0\""),
                            Role.FRONT_DESK)
                    .expect(412, "stale");
            assertThat(starts()).startsWith("2026-03-09T10:00", "2026-03-12T10:00");
        }

        @Test
        void isUndoneVisitByVisit() {
            moveFrom(3, "\"shiftDays\":4").expect(200);

            desk.post("/appointments/" + visits.get(3) + "/undo", "{}").expect(200);

            assertThat(starts().get(3)).isEqualTo("2026-03-19T10:00");
        }

        @Test
        void isDoneOnceForOneKey() {
            String body = "{\"appointmentId\":\"" + visits.getFirst() + "\",\"shiftDays\":1}";
            String key = UUID.randomUUID().toString();
            for (int times = 0; times < 2; times++) {
                desk.send(
                                HttpMethod.POST,
                                "/series/" + series + "/move-from",
                                body,
                                r -> r.header("Idempotency-Key", key),
                                Role.FRONT_DESK)
                        .expect(200);
            }

            assertThat(starts()).startsWith("2026-03-10T10:00", "2026-03-13T10:00");
        }
    }
}
