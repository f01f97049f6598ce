package clinic.meridian.booking.series;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.TestDesk.Answer;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.platform.testing.TestUsers;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@DeskTest
class SeriesApiIT {

    /// Twelve visits from Monday, 9 March 2026, on; the clocks in Berlin change on Sunday the 29th.
    private static final String MONDAYS_AND_THURSDAYS = """
            {"startDate":"2026-03-09","days":["MONDAY","THURSDAY"],"time":"10:00"}
            """;

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

    private String plan(String more) {
        return """
                {"clientId":"%s","service":"FACIAL","locationId":"%s","practitionerId":"%s","maintenance":"MONTHLY"%s}
                """.formatted(branch.lena(), branch.location(), branch.mei(), more);
    }

    private UUID planned(String more) {
        return desk.post("/series", plan(more)).expect(201).id("seriesId");
    }

    private List<JsonNode> proposals(UUID series) {
        return list(desk.post("/series/" + series + "/plan", MONDAYS_AND_THURSDAYS)
                .expect(200)
                .body()
                .path("proposals"));
    }

    private Answer book(UUID series, List<String> slots) {
        return desk.post("/series/" + series + "/bookings", "{\"slots\":[" + String.join(",", slots) + "]}");
    }

    private static String slot(String start) {
        return "{\"start\":\"" + start + "\"}";
    }

    private static String slotIn(String start, UUID room) {
        return "{\"start\":\"" + start + "\",\"roomId\":\"" + room + "\"}";
    }

    private static List<String> starts(List<JsonNode> proposals) {
        return proposals.stream()
                .map(proposal -> slot(proposal.path("start").asString()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<JsonNode> list(JsonNode array) {
        return array.valueStream().toList();
    }

    private static List<String> named(JsonNode conflict) {
        return conflict.path("conflicts")
                .valueStream()
                .map(taken -> taken.path("resource").asString() + " "
                        + taken.path("resourceId").asString())
                .toList();
    }

    /// Somebody else's visit.
    private UUID elsewhereBooked(UUID practitioner, UUID room, String start) {
        UUID paul = clinic.screenedClient("Paul", "Brandt");
        return desk.post("/appointments", """
                        {"clientId":"%s","service":"FACIAL","locationId":"%s","practitionerId":"%s","roomId":"%s",
                         "start":"%s"}
                        """.formatted(paul, branch.location(), practitioner, room, start))
                .expect(201)
                .id("appointmentId");
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    private record Written(long events, long reservations, long visits) {}

    private Written written() {
        return new Written(count("event"), count("reservation"), count("diary_entry"));
    }

    @Nested
    class Planning {

        @Test
        void takesTheClinicsRhythmWhereNothingElseIsAskedFor() {
            Answer planned = desk.post("/series", plan("")).expect(201);

            Answer shown = desk.get("/series/" + planned.id("seriesId")).expect(200);
            assertThat(planned.response().getHeader("ETag")).isEqualTo("\"0\"");
            assertThat(planned.response().getHeader("Location"))
                    .isEqualTo("/api/v1/series/" + planned.text("seriesId"));
            assertThat(shown.response().getHeader("ETag")).isEqualTo("\"0\"");
            assertThat(shown.text("status")).isEqualTo("ACTIVE");
            assertThat(shown.text("maintenance")).isEqualTo("MONTHLY");
            assertThat(shown.body().path("target").asInt()).isEqualTo(12);
            assertThat(shown.body().path("sessionsPerWeek").asInt()).isEqualTo(2);
            assertThat(shown.body().path("minGapDays").asInt()).isEqualTo(2);
            assertThat(shown.body().path("maxGapDays").asInt()).isEqualTo(14);
            assertThat(shown.body().path("windowWeeks").asInt()).isEqualTo(10);
            assertThat(shown.body().path("completed").asInt()).isZero();
            assertThat(shown.body().path("booked").asInt()).isZero();
            assertThat(shown.body().path("sessions")).isEmpty();
        }

        @Test
        void saysHowManyWeeksItWouldNeed() {
            Written before = written();

            Answer refused = desk.post("/series", plan(",\"targetSessions\":12,\"sessionsPerWeek\":1"))
                    .expect(422, "series-does-not-fit");

            assertThat(refused.body().path("needsWeeks").asInt()).isEqualTo(12);
            assertThat(written()).isEqualTo(before);
        }

        @Test
        void countsTheGapsToo() {
            Answer refused = desk.post("/series", plan(",\"targetSessions\":12,\"minGapDays\":7"))
                    .expect(422, "series-does-not-fit");

            assertThat(refused.body().path("needsWeeks").asInt()).isEqualTo(12);
        }

        @Test
        void saysHowManyWeeksTheWeekdaysWouldNeed() {
            UUID series = planned("");

            Answer refused = desk.post(
                            "/series/" + series + "/plan",
                            "{\"startDate\":\"2026-03-09\",\"days\":[\"MONDAY\"],\"time\":\"10:00\"}")
                    .expect(422, "series-does-not-fit");

            assertThat(refused.body().path("needsWeeks").asInt()).isEqualTo(12);
        }

        @Test
        void namesEachFieldThatIsWrong() {
            Answer refused = desk.post("/series", """
                            {"clientId":"%s","service":"FACIAL","locationId":"%s","targetSessions":25,
                             "sessionsPerWeek":3,"maintenance":"MONTHLY"}
                            """.formatted(branch.lena(), branch.location()))
                    .expect(400);

            assertThat(refused.body().path("errors").findValuesAsString("field"))
                    .contains("practitionerId", "targetSessions", "sessionsPerWeek");
        }

        @Test
        void isRefusedForWhomOrWhatNobodyKnows() {
            String nobody = UUID.randomUUID().toString();

            desk.post("/series", plan("").replace(branch.lena().toString(), nobody))
                    .expect(422, "client-unknown");
            desk.post("/series", plan("").replace(branch.mei().toString(), nobody))
                    .expect(422, "practitioner-unknown");
            desk.post("/series", plan("").replace(branch.location().toString(), nobody))
                    .expect(422, "location-unknown");
            desk.post("/series", plan("").replace("FACIAL", "BOTOX")).expect(422, "service-unknown");
            desk.get("/series/" + nobody).expect(404, "series-unknown");
            desk.post("/series/" + nobody + "/plan", MONDAYS_AND_THURSDAYS).expect(404, "series-unknown");
        }

        @Test
        void isTheDesksAndShownToPractitionersOfTheLocation() {
            UUID series = planned("");

            desk.as(Role.PRACTITIONER, HttpMethod.POST, "/series", plan("")).expect(403);
            desk.as(Role.PRACTITIONER, HttpMethod.GET, "/series/" + series, "").expect(200);
            desk.send(
                            HttpMethod.GET,
                            "/series/" + series,
                            "",
                            r -> r.with(TestUsers.bearer(
                                    "jo", List.of(UUID.randomUUID().toString()), Role.PRACTITIONER)),
                            Role.PRACTITIONER)
                    .expect(403);
        }
    }

    @Nested
    class Proposing {

        @Test
        void proposesEveryDateAtTheSameWallClockTimeAndWritesNothing() {
            UUID series = planned("");
            Written before = written();

            List<JsonNode> proposals = proposals(series);

            assertThat(proposals).hasSize(12).allSatisfy(proposal -> {
                assertThat(proposal.path("start").asString()).contains("T10:00:00");
                assertThat(proposal.path("end").asString()).contains("T11:00:00");
                assertThat(proposal.path("roomId").asString())
                        .isEqualTo(branch.room1().toString());
                assertThat(proposal.path("conflict").isNull()
                                || proposal.path("conflict").isMissingNode())
                        .isTrue();
                assertThat(proposal.path("alternatives")).isEmpty();
            });
            assertThat(proposals.stream()
                            .map(proposal -> proposal.path("start").asString().substring(0, 10))
                            .toList())
                    .startsWith("2026-03-09", "2026-03-12", "2026-03-16")
                    .endsWith("2026-04-13", "2026-04-16");
            assertThat(proposals.stream()
                            .map(proposal -> OffsetDateTime.parse(
                                            proposal.path("start").asString())
                                    .getOffset())
                            .toList())
                    .isEqualTo(offsets());
            assertThat(written()).isEqualTo(before);
        }

        /// Six visits before the clocks change and six after.
        private static List<ZoneOffset> offsets() {
            List<ZoneOffset> offsets = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                offsets.add(ZoneOffset.ofHours(i < 6 ? 1 : 2));
            }
            return offsets;
        }

        @Test
        void doesNotNameARoomWhereAnotherOneIsFree() {
            elsewhereBooked(branch.mei(), branch.room1(), "2026-03-30T10:00");
            UUID series = planned("");

            JsonNode seventh = proposals(series).get(6);

            assertThat(seventh.path("conflict").path("reason").asString()).isEqualTo("slot-taken");
            assertThat(named(seventh.path("conflict"))).isNotEmpty().containsOnly("PRACTITIONER " + branch.mei());
            assertThat(seventh.path("alternatives")).hasSize(3);
        }

        @Test
        void takesTheOtherRoomWhereOneIsTaken() {
            elsewhereBooked(branch.jonas(), branch.room1(), "2026-03-30T10:00");
            UUID series = planned("");

            JsonNode seventh = proposals(series).get(6);

            assertThat(seventh.path("roomId").asString())
                    .isEqualTo(branch.room2().toString());
        }

        @Test
        void namesAllRoomsWhereNoneIsLeft() {
            UUID lea = clinic.practitioner(branch.location(), "Lea");
            elsewhereBooked(branch.jonas(), branch.room1(), "2026-03-30T10:00");
            elsewhereBooked(lea, branch.room2(), "2026-03-30T10:00");
            UUID series = planned("");

            JsonNode seventh = proposals(series).get(6);

            assertThat(named(seventh.path("conflict")))
                    .containsExactlyInAnyOrder("ROOM " + branch.room1(), "ROOM " + branch.room2());
        }

        @Test
        void tellsATimeThatTheClocksSkip() {
            UUID series = planned(",\"targetSessions\":2,\"sessionsPerWeek\":1");

            List<JsonNode> proposals = list(desk.post(
                            "/series/" + series + "/plan",
                            "{\"startDate\":\"2026-03-22\",\"days\":[\"SUNDAY\"],\"time\":\"02:30\"}")
                    .expect(200)
                    .body()
                    .path("proposals"));

            assertThat(proposals.get(0).path("conflict").path("reason").asString())
                    .isEqualTo("outside-opening-hours");
            assertThat(proposals.get(1).path("conflict").path("reason").asString())
                    .isEqualTo("time-does-not-exist");
            assertThat(proposals.get(1).path("date").asString()).isEqualTo("2026-03-29");
        }
    }

    @Nested
    class Booking {

        @Test
        void booksAllTwelveAtTheSameWallClockTime() {
            UUID series = planned("");

            Answer booked = book(series, starts(proposals(series))).expect(201);

            List<JsonNode> visits = list(booked.body().path("appointments"));
            assertThat(visits).hasSize(12).allSatisfy(visit -> {
                assertThat(visit.path("status").asString()).isEqualTo("BOOKED");
                assertThat(visit.path("seriesId").asString()).isEqualTo(series.toString());
                assertThat(visit.path("localStart").asString()).contains("T10:00");
                assertThat(visit.path("start").asString()).contains("T10:00:00");
            });
            assertThat(visits.stream()
                            .map(visit -> visit.path("seriesIndex").asInt())
                            .toList())
                    .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
            assertThat(visits.get(5).path("start").asString()).isEqualTo("2026-03-26T10:00:00+01:00");
            assertThat(visits.get(6).path("start").asString()).isEqualTo("2026-03-30T10:00:00+02:00");
            Answer shown = desk.get("/series/" + series).expect(200);
            assertThat(shown.body().path("booked").asInt()).isEqualTo(12);
            assertThat(shown.body().path("sessions")).hasSize(12);
            assertThat(booked.response().getHeader("ETag"))
                    .isEqualTo(shown.response().getHeader("ETag"))
                    .isEqualTo("\"1\"");
        }

        @Test
        void booksNothingWhereOneDateIsTakenAndAllOnceItsAlternativeIsTaken() {
            UUID series = planned("");
            elsewhereBooked(branch.mei(), branch.room1(), "2026-03-30T10:00");
            List<String> slots = starts(proposals(series));
            Written before = written();

            Answer refused = book(series, slots).expect(409, "series-conflicts");

            List<JsonNode> conflicts = list(refused.body().path("conflicts"));
            assertThat(conflicts).hasSize(1);
            JsonNode conflict = conflicts.getFirst();
            assertThat(conflict.path("index").asInt()).isEqualTo(6);
            assertThat(conflict.path("reason").asString()).isEqualTo("slot-taken");
            assertThat(conflict.path("start").asString()).isEqualTo("2026-03-30T10:00:00+02:00");
            assertThat(named(conflict)).containsOnly("PRACTITIONER " + branch.mei());
            assertThat(conflict.path("alternatives")).hasSize(3);
            assertThat(written()).isEqualTo(before);
            assertThat(desk.get("/series/" + series).body().path("booked").asInt())
                    .isZero();

            JsonNode other = conflict.path("alternatives").get(0);
            slots.set(6, other.toString().replaceFirst(",?\"end\":\"[^\"]*\"", ""));
            Answer booked = book(series, slots).expect(201);

            assertThat(booked.body().path("appointments")).hasSize(12);
            assertThat(booked.body().path("appointments").get(6).path("start")).isEqualTo(other.path("start"));
            assertThat(desk.get("/series/" + series).body().path("booked").asInt())
                    .isEqualTo(12);
        }

        @Test
        void everyAlternativeOfADateFitsAmongTheOthers() {
            UUID series = planned("");
            elsewhereBooked(branch.mei(), branch.room1(), "2026-03-30T10:00");
            List<String> slots = starts(proposals(series));
            JsonNode alternatives = book(series, slots)
                    .expect(409)
                    .body()
                    .path("conflicts")
                    .path(0)
                    .path("alternatives");

            for (JsonNode other : alternatives) {
                slots.set(6, other.toString().replaceFirst(",?\"end\":\"[^\"]*\"", ""));
                UUID again = planned("");

                Answer booked = book(again, slots).expect(201);

                booked.body()
                        .path("appointments")
                        .forEach(visit -> desk.post(
                                        "/appointments/"
                                                + visit.path("appointmentId").asString() + "/undo",
                                        "{}")
                                .expect(200));
            }
        }

        @Test
        void keepsToARoomThatIsNamed() {
            elsewhereBooked(branch.jonas(), branch.room1(), "2026-03-09T10:00");
            UUID series = planned("");

            Answer refused = book(series, List.of(slotIn("2026-03-09T10:00", branch.room1())))
                    .expect(409, "series-conflicts");
            Answer elsewhere = book(series, List.of(slot("2026-03-09T10:00"))).expect(201);

            assertThat(named(refused.body().path("conflicts").get(0))).containsOnly("ROOM " + branch.room1());
            assertThat(elsewhere
                            .body()
                            .path("appointments")
                            .get(0)
                            .path("roomId")
                            .asString())
                    .isEqualTo(branch.room2().toString());
        }

        @Test
        void namesEveryDateThatCannotBeHadWithItsReason() {
            UUID series = planned("");

            Answer refused = book(
                            series,
                            List.of(
                                    slot("2026-03-09T10:00"),
                                    slot("2026-03-10T10:00"),
                                    slot("2026-03-16T07:00"),
                                    slot("2026-03-19T10:03"),
                                    slot("2026-03-01T10:00")))
                    .expect(409, "series-conflicts");

            assertThat(list(refused.body().path("conflicts")).stream()
                            .map(conflict -> conflict.path("index").asInt() + " "
                                    + conflict.path("reason").asString())
                            .toList())
                    .containsExactly("1 gap-too-short", "2 outside-opening-hours", "3 off-the-grid", "4 in-the-past");
        }

        @Test
        void isNotDoneTwiceForOneKeyAndNotOverAChangeOfOthers() {
            UUID series = planned("");
            String body = "{\"slots\":[" + slot("2026-03-09T10:00") + "]}";
            String path = "/series/" + series + "/bookings";
            String key = UUID.randomUUID().toString();

            Answer first =
                    desk.send(HttpMethod.POST, path, body, r -> r.header("Idempotency-Key", key), Role.FRONT_DESK);
            Answer again =
                    desk.send(HttpMethod.POST, path, body, r -> r.header("Idempotency-Key", key), Role.FRONT_DESK);
            Answer stale = desk.send(
                    HttpMethod.POST,
                    path,
                    "{\"slots\":[" + slot("2026-03-12T10:00") + "]}",
                    r -> r.header("If-Match", "\"0\""),
                    Role.FRONT_DESK);

            assertThat(again.expect(201).body()).isEqualTo(first.expect(201).body());
            stale.expect(412);
            assertThat(desk.get("/series/" + series).body().path("booked").asInt())
                    .isEqualTo(1);
        }

        @Test
        void takesNoMoreVisitsThanPlanned() {
            UUID series = planned(",\"targetSessions\":2");
            book(series, List.of(slot("2026-03-09T10:00"), slot("2026-03-12T10:00")))
                    .expect(201);

            Answer refused = book(series, List.of(slot("2026-03-16T10:00"))).expect(409, "series-conflicts");

            assertThat(refused.body().path("conflicts").get(0).path("reason").asString())
                    .isEqualTo("series-full");
        }

        @Test
        void wantsAtLeastOneSlotAndNoMoreThanASeriesHas() {
            UUID series = planned("");

            book(series, List.of()).expect(400);
            book(series, java.util.Collections.nCopies(25, slot("2026-03-09T10:00")))
                    .expect(400);
            desk.post("/series/" + series + "/bookings", "{\"slots\":[{}]}").expect(400);
            book(series, List.of(slot("tomorrow"))).expect(400);
        }
    }

    @Nested
    class KeepingTheLeastGap {

        private UUID series;
        private UUID monday;

        @BeforeEach
        void bookTwo() {
            series = planned("");
            JsonNode booked = book(series, List.of(slot("2026-03-09T10:00"), slot("2026-03-12T10:00")))
                    .expect(201)
                    .body();
            monday = UUID.fromString(
                    booked.path("appointments").get(0).path("appointmentId").asString());
        }

        private Answer single(String start) {
            return desk.post(
                    "/appointments",
                    TestClinic.booking(branch, "FACIAL", start)
                            .replace("\"start\"", "\"seriesId\":\"" + series + "\",\"start\""));
        }

        @Test
        void inASingleBooking() {
            single("2026-03-17T10:00").expect(201);

            single("2026-03-18T10:00").expect(422, "gap-too-short");
            single("2026-03-16T10:00").expect(422, "gap-too-short");
        }

        @Test
        void inAMove() {
            desk.post("/appointments/" + monday + "/reschedule", "{\"start\":\"2026-03-11T10:00\"}")
                    .expect(422, "gap-too-short");
            desk.post("/appointments/" + monday + "/reschedule", "{\"start\":\"2026-03-10T10:00\"}")
                    .expect(200);
        }

        @Test
        void inAnotherBookingOfTheSeries() {
            Answer refused = book(series, List.of(slot("2026-03-13T10:00"))).expect(409, "series-conflicts");

            assertThat(refused.body().path("conflicts").get(0).path("reason").asString())
                    .isEqualTo("gap-too-short");
        }

        @Test
        void inWhatIsProposed() {
            List<String> dates = list(desk.post(
                                    "/series/" + series + "/plan",
                                    "{\"startDate\":\"2026-03-09\",\"days\":[\"FRIDAY\",\"TUESDAY\"],\"time\":\"10:00\"}")
                            .expect(200)
                            .body()
                            .path("proposals"))
                    .stream()
                    .map(proposal -> proposal.path("date").asString())
                    .toList();

            assertThat(dates).hasSize(10).startsWith("2026-03-17", "2026-03-20");
        }

        @Test
        void butNotBesideAVisitThatWasGivenUp() {
            desk.post("/appointments/" + monday + "/cancel", "{\"reason\":\"ILL\"}")
                    .expect(200);

            single("2026-03-10T10:00").expect(201);
        }
    }
}
