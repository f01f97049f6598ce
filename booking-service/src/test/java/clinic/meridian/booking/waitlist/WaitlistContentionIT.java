package clinic.meridian.booking.waitlist;

import static clinic.meridian.booking.waitlist.WaitingRoom.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.ServedBooking;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.platform.publishing.WireJson;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.Seeds;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.platform.testing.TestIssuer;
import clinic.meridian.platform.time.DueTasks;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Holds, offers, bookings and second thoughts at the same moment, through the service's real port: each slot has one
/// owner in the end, and everybody else is told why not.
@ServedBooking
class WaitlistContentionIT {

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

    @Autowired
    TestIssuer issuer;

    @LocalServerPort
    int port;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Branch branch;
    private WaitingRoom room;
    private String token;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
        room = new WaitingRoom(desk, jdbc, branch);
        token = issuer.accessToken("anna", Role.FRONT_DESK);
    }

    @AfterEach
    void tearDown() {
        clock.set(SettableClinicClock.START);
        threads.close();
        http.close();
    }

    private record Answer(int status, JsonNode body) {
        String outcome() {
            return (status + " " + body.path("reason").asString("")).strip();
        }
    }

    private Callable<Answer> post(String path, String body) {
        return send("POST", path, body);
    }

    private Callable<Answer> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return () -> {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            String text = response.body();
            return new Answer(response.statusCode(), WireJson.mapper().readTree(text.isEmpty() ? "{}" : text));
        };
    }

    private Callable<Answer> hold() {
        return post("/holds", """
                {"service":"FACIAL","locationId":"%s","practitionerId":"%s","start":"%s"}
                """.formatted(branch.location(), branch.mei(), TEN));
    }

    private Callable<Answer> book(UUID client, String more) {
        return post("/appointments", """
                {"clientId":"%s","service":"FACIAL","locationId":"%s","practitionerId":"%s","start":"%s"%s}
                """.formatted(client, branch.location(), branch.mei(), TEN, more));
    }

    private Callable<Answer> accept(UUID entry, UUID offer) {
        return post("/waitlist/" + entry + "/offers/" + offer + "/accept", "{}");
    }

    private List<Answer> atTheSameTime(List<Callable<Answer>> requests) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(requests.size());
        List<Callable<Answer>> rivals = requests.stream()
                .<Callable<Answer>>map(request -> () -> {
                    barrier.await();
                    return request.call();
                })
                .toList();
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : threads.invokeAll(rivals)) {
            answers.add(answer.get());
        }
        return answers;
    }

    private static Map<String, Long> outcomes(List<Answer> answers) {
        return answers.stream().collect(Collectors.groupingBy(Answer::outcome, TreeMap::new, Collectors.counting()));
    }

    /// Visits that stand in the slot that everybody wants.
    private long standing() {
        return jdbc.sql("""
                        SELECT count(*) FROM diary_entry
                        WHERE location_id = ? AND practitioner_id = ? AND visit ->> 'localStart' LIKE ?
                          AND recorded_to = 'infinity' AND status = 'BOOKED'
                        """)
                .params(branch.location(), branch.mei(), TEN + "%")
                .query(Long.class)
                .single();
    }

    private List<UUID> entriesOf(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> {
                    clock.advance(Duration.ofSeconds(1));
                    return room.waits(clinic.screenedClient("Waiting", "Number " + n));
                })
                .toList();
    }

    @ParameterizedTest
    @Seeds({64, 400})
    void ofHoldsAndBookingsOneHasTheSlot(int rivals) throws Exception {
        List<Answer> answers = atTheSameTime(IntStream.range(0, rivals)
                .mapToObj(n -> n % 2 == 0 ? hold() : book(branch.lena(), ""))
                .toList());

        assertThat(outcomes(answers)).isEqualTo(Map.of("201", 1L, "409 slot-taken", rivals - 1L));
    }

    @Test
    void aHoldIsGivenUpOnceHoweverManyBookWithItOrEndIt() throws Exception {
        for (int round = 0; round < 5; round++) {
            Branch here = clinic.open();
            branch = here;
            UUID hold = UUID.fromString(hold().call().body().path("holdId").asString());

            List<Answer> answers = atTheSameTime(IntStream.range(0, 64)
                    .mapToObj(n -> n % 4 == 0
                            ? send("DELETE", "/holds/" + hold, "")
                            : book(here.lena(), n % 4 == 1 ? "" : ",\"holdId\":\"" + hold + "\""))
                    .toList());

            assertThat(outcomes(answers))
                    .containsEntry("201", 1L)
                    .containsEntry("204", 16L)
                    .containsOnlyKeys("201", "204", "409 slot-taken");
            assertThat(standing()).isOne();
            assertThat(jdbc.sql("SELECT count(*) FROM event WHERE aggregate_id = ? AND name = 'booking.slot-released'")
                            .param(hold.toString())
                            .query(Long.class)
                            .single())
                    .isOne();
        }
    }

    @ParameterizedTest
    @Seeds(
            value = {3, 64, 300},
            quick = 2)
    void ofAllWhoAcceptOneHasTheVisit(int rivals) throws Exception {
        UUID freed = room.booked(branch.lena(), branch.mei(), TEN);
        List<UUID> entries = entriesOf(3);
        room.cancel(freed).expect(200);
        due.runDue();
        List<UUID> offers = entries.stream().map(room::offer).toList();

        List<Answer> answers = atTheSameTime(IntStream.range(0, rivals)
                .mapToObj(n -> accept(entries.get(n % 3), offers.get(n % 3)))
                .toList());

        assertThat(outcomes(answers))
                .containsEntry("200", 1L)
                .containsOnlyKeys(
                        rivals == 3
                                ? new String[] {"200", "409 offer-taken"}
                                : new String[] {"200", "409 offer-taken", "409 offer-accepted"});
        assertThat(standing()).isOne();
        assertThat(room.waiting()).hasSize(2);
    }

    @Test
    void theDeskTheReturningVisitAndThoseWhoAcceptLeaveOneOwner() throws Exception {
        for (int round = 0; round < 12; round++) {
            branch = clinic.open();
            room = new WaitingRoom(desk, jdbc, branch);
            UUID freed = room.booked(branch.lena(), branch.mei(), TEN);
            List<UUID> entries = entriesOf(2);
            room.cancel(freed).expect(200);
            due.runDue();
            UUID paul = clinic.screenedClient("Paul", "Brandt");
            List<Callable<Answer>> requests = new ArrayList<>();
            for (UUID entry : entries) {
                requests.add(accept(entry, room.offer(entry)));
            }
            requests.add(post("/appointments/" + freed + "/undo", "{}"));
            requests.add(book(paul, ""));
            requests.add(send("DELETE", "/waitlist/" + entries.getFirst(), ""));

            List<Answer> answers = atTheSameTime(requests);

            assertThat(outcomes(answers).keySet())
                    .isSubsetOf(
                            "200",
                            "201",
                            "204",
                            "409 slot-taken",
                            "409 offer-taken",
                            "409 offer-withdrawn",
                            "409 not-waiting");
            assertThat(Stream.of(answers.get(0), answers.get(1), answers.get(2), answers.get(3))
                            .filter(answer -> answer.status() < 300))
                    .hasSize(1);
            assertThat(standing()).isOne();
        }
    }

    @Test
    void whoIsOfferedTwoSlotsGetsOneOfThemAndSoDoesTheOther() throws Exception {
        for (int round = 0; round < 8; round++) {
            branch = clinic.open();
            room = new WaitingRoom(desk, jdbc, branch);
            UUID early = room.booked(branch.lena(), branch.mei(), TEN);
            UUID late = room.booked(clinic.screenedClient("Paul", "Brandt"), branch.jonas(), "2026-03-05T14:00");
            List<UUID> entries = entriesOf(2);
            room.cancel(early).expect(200);
            room.cancel(late).expect(200);
            due.runDue();
            List<Callable<Answer>> requests = new ArrayList<>();
            for (JsonNode entry : room.entries()) {
                entry.path("offers")
                        .forEach(offer -> requests.add(
                                accept(WaitingRoom.id(entry, "entryId"), WaitingRoom.id(offer, "offerId"))));
            }
            assertThat(requests).hasSize(4);

            List<Answer> answers = atTheSameTime(requests);

            assertThat(outcomes(answers))
                    .containsEntry("200", 2L)
                    .containsOnlyKeys("200", "409 offer-taken", "409 not-waiting");
            assertThat(room.waiting()).doesNotContainAnyElementsOf(entries);
        }
    }
}
