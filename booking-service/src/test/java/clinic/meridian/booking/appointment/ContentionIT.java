package clinic.meridian.booking.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.booking.ServedBooking;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.platform.publishing.WireJson;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.TestIssuer;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Many want the same at the same moment, through the service's real port: one gets it, and all others are told so.
@ServedBooking
class ContentionIT {

    private static final int BURST = 1_000;
    private static final int CONNECTIONS = 32;
    private static final Duration SUSTAINED = Duration.ofSeconds(5);
    private static final int SLOTS_A_DAY = 18;
    private static final LocalDateTime FIRST = LocalDateTime.parse("2026-03-03T09:00");

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource writing;

    @Autowired
    TestIssuer issuer;

    @LocalServerPort
    int port;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Branch branch;
    private List<UUID> clients;
    private String token;
    private long bookedBefore;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
        clients = IntStream.range(0, CONNECTIONS)
                .mapToObj(number -> clinic.client("Rival", "Number " + number))
                .toList();
        token = issuer.accessToken("anna", Role.FRONT_DESK);
        bookedBefore = bookedEvents();
    }

    @AfterEach
    void tearDown() {
        threads.close();
        http.close();
    }

    private record Answer(int status, JsonNode body) {
        String reason() {
            return body.path("reason").asString("");
        }
    }

    private Answer post(String path, String body) throws Exception {
        return post(path, body, UUID.randomUUID().toString());
    }

    private Answer post(String path, String body, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), WireJson.mapper().readTree(response.body()));
    }

    private Answer book(UUID client, LocalDateTime start) throws Exception {
        return post(
                "/appointments",
                TestClinic.booking(client, branch.location(), branch.mei(), "CONSULTATION", start.toString()));
    }

    private Answer move(UUID visit, LocalDateTime start) throws Exception {
        return post("/appointments/" + visit + "/reschedule", "{\"start\":\"" + start + "\"}");
    }

    private UUID booked(UUID client, LocalDateTime start) throws Exception {
        Answer answer = book(client, start);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return UUID.fromString(answer.body().path("appointmentId").asString());
    }

    private static LocalDateTime slot(int number) {
        return FIRST.plusDays(number / SLOTS_A_DAY).plusMinutes(30L * (number % SLOTS_A_DAY));
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

    private static Map<String, Long> outcomes(Stream<Answer> answers) {
        return answers.collect(Collectors.groupingBy(
                answer -> (answer.status() + " " + answer.reason()).strip(), TreeMap::new, Collectors.counting()));
    }

    /// Counted in the database: what the service said does not matter here.
    private long bookedEvents() {
        return jdbc.sql("SELECT count(*) FROM event WHERE name = 'booking.session-booked'")
                .query(Long.class)
                .single();
    }

    private String start(UUID visit) {
        return desk.get("/appointments/" + visit).expect(200).text("localStart");
    }

    /// The others find the slot taken, by the very same request: that is no refusal.
    @Test
    void aBookingThatIsSentManyTimesAtOnceIsBookedOnceAndAnsweredTheSame() throws Exception {
        String body = TestClinic.booking(
                clients.getFirst(), branch.location(), branch.mei(), "CONSULTATION", slot(0).toString());
        String key = "sent again and again";
        List<Future<Answer>> answers = IntStream.range(0, CONNECTIONS)
                .mapToObj(n -> threads.submit(() -> post("/appointments", body, key)))
                .toList();

        Set<JsonNode> different = new HashSet<>();
        for (Future<Answer> answer : answers) {
            assertThat(answer.get().status()).isEqualTo(201);
            different.add(answer.get().body());
        }
        assertThat(different).hasSize(1);
        assertThat(bookedEvents() - bookedBefore).isEqualTo(1);
    }

    @Test
    void oneOfAThousandGetsTheSlotAndTheOthersAreOfferedThree() throws Exception {
        List<Answer> answers = atTheSameTime(IntStream.range(0, BURST)
                .<Callable<Answer>>mapToObj(number -> () -> book(clients.get(number % CONNECTIONS), FIRST))
                .toList());

        assertThat(outcomes(answers.stream())).isEqualTo(Map.of("201", 1L, "409 slot-taken", BURST - 1L));
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).allSatisfy(answer -> {
            assertThat(answer.body().path("alternatives")).hasSize(3);
            assertThat(answer.body().path("conflicts")).isNotEmpty();
        });
        assertThat(bookedEvents() - bookedBefore).isOne();
    }

    @Test
    void slotAfterSlotHasOneWinnerAndNoRivalsLockEachOtherOut() throws Exception {
        long deadlocks = deadlocks();
        List<List<Answer>> rounds = new ArrayList<>();
        long end = System.nanoTime() + SUSTAINED.toNanos();
        for (int number = 0; System.nanoTime() < end; number++) {
            LocalDateTime start = slot(number);
            rounds.add(atTheSameTime(clients.stream()
                    .<Callable<Answer>>map(client -> () -> book(client, start))
                    .toList()));
        }

        assertThat(rounds)
                .hasSizeGreaterThan(1)
                .allSatisfy(answers -> assertThat(outcomes(answers.stream()))
                        .isEqualTo(Map.of("201", 1L, "409 slot-taken", CONNECTIONS - 1L)));
        assertThat(bookedEvents() - bookedBefore).isEqualTo(rounds.size());
        assertThat(deadlocks()).isEqualTo(deadlocks);
    }

    @Test
    void twoVisitsMovedIntoEachOtherBothStayWhereTheyAre() throws Exception {
        long deadlocks = deadlocks();
        LocalDateTime early = slot(0);
        LocalDateTime late = slot(4);
        UUID first = booked(clients.get(0), early);
        UUID second = booked(clients.get(1), late);

        for (int round = 0; round < 20; round++) {
            List<Answer> answers = atTheSameTime(List.of(() -> move(first, late), () -> move(second, early)));

            assertThat(outcomes(answers.stream())).isEqualTo(Map.of("409 slot-taken", 2L));
        }

        assertThat(start(first)).startsWith(early.toString());
        assertThat(start(second)).startsWith(late.toString());
        assertThat(deadlocks()).isEqualTo(deadlocks);
    }

    @Test
    void oneOfTwoVisitsThatAreMovedToOneSlotGetsIt() throws Exception {
        for (int round = 0; round < 10; round++) {
            UUID first = booked(clients.get(0), slot(6 * round));
            UUID second = booked(clients.get(1), slot(6 * round + 1));
            LocalDateTime wanted = slot(6 * round + 4);

            List<Answer> answers = atTheSameTime(List.of(() -> move(first, wanted), () -> move(second, wanted)));

            assertThat(outcomes(answers.stream())).isEqualTo(Map.of("200", 1L, "409 slot-taken", 1L));
            assertThat(Stream.of(start(first), start(second)).filter(start -> start.startsWith(wanted.toString())))
                    .hasSize(1);
        }
    }

    @Test
    void aBookingAndAMoveWantOneSlotAndOneOfThemGetsIt() throws Exception {
        long deadlocks = deadlocks();
        for (int round = 0; round < 20; round++) {
            UUID visit = booked(clients.get(0), slot(3 * round));
            LocalDateTime wanted = slot(3 * round + 1);

            List<Answer> answers =
                    atTheSameTime(List.of(() -> book(clients.get(1), wanted), () -> move(visit, wanted)));

            assertThat(outcomes(answers.stream()))
                    .isIn(Map.of("201", 1L, "409 slot-taken", 1L), Map.of("200", 1L, "409 slot-taken", 1L));
            boolean moved = answers.get(1).status() == 200;
            assertThat(start(visit)).startsWith((moved ? wanted : slot(3 * round)).toString());
        }
        assertThat(deadlocks()).isEqualTo(deadlocks);
    }

    /// Each connection reports its deadlocks when it ends at the latest, so all are exchanged first.
    private long deadlocks() throws SQLException {
        List<Integer> open = backends();
        writing.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
        await().until(() -> backends().stream().noneMatch(open::contains));
        return jdbc.sql("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
                .query(Long.class)
                .single();
    }

    private List<Integer> backends() {
        return jdbc.sql("""
                        SELECT pid FROM pg_stat_activity
                        WHERE datname = current_database() AND application_name LIKE '%/writing'
                          AND pid <> pg_backend_pid()
                        """).query((row, n) -> row.getInt("pid")).list();
    }
}
