package clinic.meridian.booking.series;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.ServedBooking;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.platform.publishing.WireJson;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.Seeds;
import clinic.meridian.platform.testing.TestIssuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Two desks move series at the same moment, through the service's real port.
@ServedBooking
class SeriesMoveRaceIT {

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestIssuer issuer;

    @LocalServerPort
    int port;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Branch branch;
    private String token;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
        token = issuer.accessToken("anna", Role.FRONT_DESK);
    }

    @AfterEach
    void tearDown() {
        threads.close();
        http.close();
    }

    private record Answer(int status, JsonNode body) {
        String outcome() {
            return (status + " " + body.path("reason").asString("")).strip();
        }
    }

    private Answer post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), WireJson.mapper().readTree(response.body()));
    }

    private List<Answer> atTheSameTime(List<Callable<Answer>> requests) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(requests.size());
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : threads.invokeAll(requests.stream()
                .<Callable<Answer>>map(request -> () -> {
                    barrier.await();
                    return request.call();
                })
                .toList())) {
            answers.add(answer.get());
        }
        return answers;
    }

    /// A series with its visits, earliest first.
    private record Series(UUID id, List<UUID> visits) {}

    private Series booked(String name, UUID practitioner, int count, LocalDateTime first) {
        UUID client = clinic.screenedClient(name, "Rival");
        UUID series = desk.post("/series", """
                        {"clientId":"%s","service":"FACIAL","locationId":"%s","practitionerId":"%s",
                         "targetSessions":%s,"windowWeeks":30,"maintenance":"NONE"}
                        """.formatted(client, branch.location(), practitioner, count))
                .expect(201)
                .id("seriesId");
        String slots = Stream.iterate(first, start -> start.plusWeeks(1))
                .limit(count)
                .map(start -> "{\"start\":\"" + start + "\"}")
                .collect(Collectors.joining(","));
        return new Series(
                series,
                desk.post("/series/" + series + "/bookings", "{\"slots\":[" + slots + "]}")
                        .expect(201)
                        .body()
                        .path("appointments")
                        .valueStream()
                        .map(visit ->
                                UUID.fromString(visit.path("appointmentId").asString()))
                        .toList());
    }

    private Callable<Answer> move(Series series, int days, String time) {
        return () -> post(
                "/series/" + series.id() + "/move-from",
                "{\"appointmentId\":\"%s\",\"shiftDays\":%s,\"time\":\"%s\"}"
                        .formatted(series.visits().getFirst(), days, time));
    }

    private List<LocalDateTime> starts(Series series) {
        return series.visits().stream()
                .map(visit -> LocalDateTime.parse(
                        desk.get("/appointments/" + visit).expect(200).text("localStart")))
                .toList();
    }

    @Test
    void twoSeriesMovedIntoEachOtherBothStayWhereTheyAre() throws Exception {
        Series early = booked("Early", branch.mei(), 4, LocalDateTime.parse("2026-03-09T09:00"));
        Series late = booked("Late", branch.mei(), 4, LocalDateTime.parse("2026-03-10T15:00"));
        List<LocalDateTime> earlyBefore = starts(early);
        List<LocalDateTime> lateBefore = starts(late);

        for (int round = 0; round < 8; round++) {
            assertThat(atTheSameTime(List.of(move(early, 1, "15:00"), move(late, -1, "09:00"))))
                    .extracting(Answer::outcome)
                    .containsExactly("409 series-conflicts", "409 series-conflicts");
        }

        assertThat(starts(early)).isEqualTo(earlyBefore);
        assertThat(starts(late)).isEqualTo(lateBefore);
    }

    @Test
    void oneOfTwoSeriesThatAreMovedToTheSameSlotsGetsThem() throws Exception {
        Series one = booked("One", branch.mei(), 3, LocalDateTime.parse("2026-03-09T09:00"));
        Series other = booked("Other", branch.mei(), 3, LocalDateTime.parse("2026-03-09T15:00"));

        List<Answer> answers = atTheSameTime(List.of(move(one, 1, "12:00"), move(other, 1, "12:00")));

        assertThat(answers).extracting(Answer::outcome).containsExactlyInAnyOrder("200", "409 series-conflicts");
        boolean first = answers.getFirst().status() == 200;
        assertThat(starts(one)).allMatch(start -> start.getHour() == (first ? 12 : 9));
        assertThat(starts(other)).allMatch(start -> start.getHour() == (first ? 15 : 12));
    }

    @Test
    void aVisitCancelledInTheSameMomentIsMovedFirstOrNotAtAll() throws Exception {
        for (int round = 0; round < 5; round++) {
            Series series = booked(
                    "Round " + round,
                    branch.mei(),
                    3,
                    LocalDateTime.parse("2026-03-09T09:00").plusHours(round));
            UUID last = series.visits().getLast();

            List<Answer> answers = atTheSameTime(List.of(
                    move(series, 1, "09:00"), () -> post("/appointments/" + last + "/cancel", "{\"reason\":\"ILL\"}")));

            assertThat(answers).extracting(Answer::status).containsExactly(200, 200);
            assertThat(desk.get("/appointments/" + last).text("status")).isEqualTo("CANCELLED");
            assertThat(jdbc.sql("SELECT count(*) FROM reservation WHERE appointment_id = ?")
                            .params(last)
                            .query(Long.class)
                            .single())
                    .isZero();
            for (UUID visit : series.visits().subList(0, 2)) {
                desk.post("/appointments/" + visit + "/cancel", "{\"reason\":\"DONE\"}")
                        .expect(200);
            }
        }
    }

    /// Whatever happens at once: nobody gets a 500, and what stands is what is reserved.
    @ParameterizedTest
    @Seeds({1, 2})
    void randomMovesOfThreeDesksLeaveADiaryWithoutOverlaps(long seed) throws Exception {
        Random random = new Random(seed);
        List<Series> all = List.of(
                booked("A", branch.mei(), 3, LocalDateTime.parse("2026-03-09T09:00")),
                booked("B", branch.mei(), 3, LocalDateTime.parse("2026-03-10T12:00")),
                booked("C", branch.jonas(), 3, LocalDateTime.parse("2026-03-11T15:00")));

        for (int round = 0; round < 8; round++) {
            List<Answer> answers = atTheSameTime(all.stream()
                    .map(series -> move(
                            series,
                            random.nextInt(-1, 4),
                            List.of("09:00", "12:00").get(random.nextInt(2))))
                    .toList());
            assertThat(answers)
                    .extracting(Answer::outcome)
                    .allMatch(outcome -> outcome.equals("200") || outcome.equals("409 series-conflicts"));
        }

        for (Series series : all) {
            assertThat(new TreeSet<>(starts(series).stream()
                            .map(LocalDateTime::toLocalDate)
                            .map(LocalDate::getDayOfWeek)
                            .toList()))
                    .as("all visits of a series moved alike")
                    .hasSize(1);
        }
        List<UUID> visits =
                all.stream().flatMap(series -> series.visits().stream()).toList();
        assertThat(jdbc.sql("""
                        SELECT count(*)
                        FROM diary_entry d
                        WHERE d.appointment_id = ANY(?::uuid[]) AND d.recorded_to = 'infinity'
                          AND NOT EXISTS (
                              SELECT FROM reservation r
                              WHERE r.appointment_id = d.appointment_id AND r.kind = 'CLIENT'
                                AND r.resource_id = d.client_id AND r.during = tstzrange(d.starts_at, d.ends_at, '[)'))
                        """)
                        .param(visits.stream().map(UUID::toString).toArray(String[]::new))
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
