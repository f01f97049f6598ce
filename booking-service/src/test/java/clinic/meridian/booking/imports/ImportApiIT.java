package clinic.meridian.booking.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.ReceivedRecords;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.TestDesk.Answer;
import clinic.meridian.contracts.AppointmentEvent.SessionBookedV1;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.contracts.Topics;
import clinic.meridian.platform.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@DeskTest
class ImportApiIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    @Autowired
    ReceivedRecords received;

    @Autowired
    JdbcClient jdbc;

    /// Of its own for every test, so that references do not meet.
    private final String system = "test-" + UUID.randomUUID();

    private Branch branch;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
    }

    private static Map<String, Object> client(String reference) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("reference", reference);
        line.put("givenName", "Zoë");
        line.put("familyName", "O’Neill " + reference);
        line.put("email", reference + "@mail.example");
        return line;
    }

    private Map<String, Object> visit(String reference, String client, String status, String start) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("reference", reference);
        line.put("client", client);
        line.put("service", "facial");
        line.put("location", branch.location().toString());
        line.put("practitioner", "MEI");
        line.put("start", start);
        line.put("status", status);
        return line;
    }

    private Answer post(String what, boolean dryRun, List<Map<String, Object>> lines) {
        return desk.post(
                "/imports/" + what,
                JSON.writeValueAsString(Map.of("system", system, "dryRun", dryRun, "lines", lines)));
    }

    /// `ACCEPTED`, `ALREADY_THERE` or the reason of a refusal, line by line.
    private static List<String> outcomes(Answer answer) {
        return StreamSupport.stream(answer.expect(200).body().path("items").spliterator(), false)
                .map(item -> item.path("reason").asString(item.path("outcome").asString()))
                .toList();
    }

    @SafeVarargs
    private final List<String> clients(Map<String, Object>... lines) {
        return outcomes(post("clients", false, List.of(lines)));
    }

    @SafeVarargs
    private final List<String> visits(Map<String, Object>... lines) {
        return outcomes(post("appointments", false, List.of(lines)));
    }

    private UUID idOf(String kind, String reference) {
        OldSystem old = new OldSystem(system);
        return kind.equals("client") ? old.client(reference) : old.appointment(reference);
    }

    private long events() {
        return jdbc.sql("SELECT count(*) FROM event").query(Long.class).single();
    }

    @Nested
    class Clients {

        @Test
        void comeWithTheirNamesAsTheyAre() {
            assertThat(clients(client("17"))).containsExactly("ACCEPTED");

            Answer shown = desk.get("/clients/" + idOf("client", "17")).expect(200);

            assertThat(shown.text("givenName")).isEqualTo("Zoë");
            assertThat(shown.text("familyName")).isEqualTo("O’Neill 17");
            assertThat(shown.body().path("preferences").path("reminders").asBoolean())
                    .isTrue();
            assertThat(shown.body()
                            .path("preferences")
                            .path("recall")
                            .path("granted")
                            .asBoolean())
                    .isFalse();
        }

        @Test
        void areJudgedOneByOne() {
            Map<String, Object> nameless = client("1");
            nameless.remove("familyName");
            Map<String, Object> unreachable = client("2");
            unreachable.put("email", "not an address");
            Map<String, Object> uncallable = client("3");
            uncallable.put("phone", "call me");
            Map<String, Object> unspoken = client("4");
            unspoken.put("language", "tlh");

            Answer answer = post(
                    "clients", false, List.of(nameless, unreachable, uncallable, unspoken, client("5"), client("5")));

            assertThat(outcomes(answer))
                    .containsExactly(
                            "details-invalid",
                            "details-invalid",
                            "details-invalid",
                            "details-invalid",
                            "ACCEPTED",
                            "duplicate-reference");
            assertThat(StreamSupport.stream(answer.body().path("items").spliterator(), false)
                            .limit(4)
                            .map(item -> item.path("detail").asString()))
                    .containsExactly(
                            "familyName is missing.",
                            "email must be an e-mail address.",
                            "phone must be a telephone number.",
                            "language must be one of de, en, es, zh.");
        }

        @Test
        void areThereAlreadyTheSecondTime() {
            clients(client("1"), client("2"));
            long before = events();

            assertThat(clients(client("1"), client("2"), client("3")))
                    .containsExactly("ALREADY_THERE", "ALREADY_THERE", "ACCEPTED");
            assertThat(events()).isEqualTo(before + 2);
        }

        @Test
        void ofAnotherSystemAreOthers() {
            clients(client("1"));

            assertThat(idOf("client", "1")).isNotEqualTo(new OldSystem("another").client("1"));
        }
    }

    @Nested
    class Visits {

        @BeforeEach
        void bringClients() {
            clients(client("a"), client("b"));
        }

        @Test
        void thatAreOverStandInTheDiaryAsWhatTheyWere() {
            assertThat(visits(
                            visit("1", "a", "FULFILLED", "2025-03-03T22:00"),
                            visit("2", "a", "NO_SHOW", "2025-03-04T10:00"),
                            visit("3", "b", "CANCELLED", "2025-03-04T10:00")))
                    .containsOnly("ACCEPTED");

            Answer diary = desk.get("/diary?locationId=" + branch.location() + "&from=2025-03-01&to=2025-03-31")
                    .expect(200);
            assertThat(StreamSupport.stream(diary.body().path("items").spliterator(), false)
                            .map(item -> item.path("status").asString() + " "
                                    + item.path("imported").asBoolean()))
                    .containsExactlyInAnyOrder("FULFILLED true", "NO_SHOW true", "CANCELLED true");
            Answer history = desk.get("/appointments/" + idOf("appointment", "1") + "/history")
                    .expect(200);
            assertThat(history.body().path("items")).hasSize(1);
            assertThat(history.body().path("items").path(0).path("channel").asString())
                    .isEqualTo("IMPORT");
        }

        @Test
        void areToldToTheOthersAsBookedInTheStatusThatTheyHad() {
            visits(visit("1", "a", "NO_SHOW", "2025-03-04T10:00"));

            List<ContractMessage> told = await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> received.of(
                                    Topics.BOOKING_EVENTS, idOf("client", "a").toString()),
                            messages -> !messages.isEmpty());

            assertThat(told).singleElement().isInstanceOfSatisfying(SessionBookedV1.class, booked -> {
                assertThat(booked.visit().status()).isEqualTo(AppointmentStatus.NO_SHOW);
                assertThat(booked.visit().imported()).isTrue();
                assertThat(booked.happenedAt()).isEqualTo(Instant.parse("2025-03-04T09:00:00Z"));
            });
        }

        @Test
        void thatAreToComeAreBookedAndKeepOthersOut() {
            assertThat(visits(visit("1", "a", "BOOKED", "2026-03-03T10:00"))).containsExactly("ACCEPTED");

            desk.post("/appointments", TestClinic.booking(branch, "FACIAL", "2026-03-03T10:00"))
                    .expect(409, "slot-taken");
            desk.post("/appointments/" + idOf("appointment", "1") + "/confirm", "{}")
                    .expect(200);
        }

        @Test
        void doNotMeetWhatStandsHereNorEachOther() {
            desk.post("/appointments", TestClinic.booking(branch, "FACIAL", "2026-03-03T10:00"))
                    .expect(201);

            assertThat(visits(
                            visit("1", "a", "BOOKED", "2026-03-03T10:30"),
                            visit("2", "a", "BOOKED", "2026-03-03T12:00"),
                            visit("3", "b", "BOOKED", "2026-03-03T12:10")))
                    .containsExactly("slot-taken", "ACCEPTED", "slot-taken");
        }

        @Test
        void nameWhatIsNotHere() {
            Map<String, Object> room = visit("1", "a", "BOOKED", "2026-03-03T10:00");
            room.put("room", "Rom 1");
            Map<String, Object> practitioner = visit("2", "a", "BOOKED", "2026-03-03T10:00");
            practitioner.put("practitioner", "Jona");
            Map<String, Object> service = visit("3", "a", "BOOKED", "2026-03-03T10:00");
            service.put("service", "Gesichtsakupunktu");

            Answer answer = post(
                    "appointments",
                    false,
                    List.of(room, practitioner, service, visit("4", "c", "BOOKED", "2026-03-03T10:00")));

            assertThat(outcomes(answer))
                    .containsExactly("name-unknown", "name-unknown", "name-unknown", "client-not-imported");
            assertThat(StreamSupport.stream(answer.body().path("items").spliterator(), false)
                            .map(item -> item.path("detail").asString()))
                    .containsExactly(
                            "There is no room at Mitte \"Rom 1\"; the nearest is \"Room 1\".",
                            "There is no practitioner at Mitte \"Jona\"; the nearest is \"Jonas\".",
                            "There is no service \"Gesichtsakupunktu\"; the nearest is \"Gesichtsakupunktur\".",
                            "Its client \"c\" has not been brought over.");
        }

        @Test
        void areThereAlreadyTheSecondTimeHoweverTheyHaveChanged() {
            visits(visit("1", "a", "BOOKED", "2026-03-03T10:00"));
            desk.post("/appointments/" + idOf("appointment", "1") + "/cancel", "{\"reason\":\"CLIENT_ILL\"}")
                    .expect(200);
            long before = events();

            assertThat(visits(
                            visit("1", "a", "BOOKED", "2026-03-03T10:00"),
                            visit("2", "a", "BOOKED", "2026-03-03T10:00")))
                    .containsExactly("ALREADY_THERE", "ACCEPTED");
            assertThat(events()).isEqualTo(before + 1);
        }
    }

    @Test
    void judgesInADryRunAsInEarnestAndWritesNothing() {
        long before = events();

        assertThat(outcomes(post("clients", true, List.of(client("1"), client("1")))))
                .containsExactly("ACCEPTED", "duplicate-reference");
        Answer answer = desk.post(
                "/imports/appointments",
                JSON.writeValueAsString(Map.of(
                        "system",
                        system,
                        "dryRun",
                        true,
                        "assumedClients",
                        List.of("1"),
                        "lines",
                        List.of(
                                visit("1", "1", "BOOKED", "2026-03-03T10:00"),
                                visit("2", "1", "BOOKED", "2026-03-03T10:30"),
                                visit("3", "2", "BOOKED", "2026-03-03T14:00")))));

        assertThat(outcomes(answer)).containsExactly("ACCEPTED", "slot-taken", "client-not-imported");
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void answersTheSameRequestTheSame() {
        String body = JSON.writeValueAsString(Map.of("system", system, "lines", List.of(client("1"))));
        String key = UUID.randomUUID().toString();

        Answer first = desk.send(
                HttpMethod.POST, "/imports/clients", body, r -> r.header("Idempotency-Key", key), Role.MANAGER);
        Answer again = desk.send(
                HttpMethod.POST, "/imports/clients", body, r -> r.header("Idempotency-Key", key), Role.MANAGER);

        assertThat(again.expect(200).body()).isEqualTo(first.expect(200).body());
        assertThat(outcomes(again)).containsExactly("ACCEPTED");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void isAManagersOnly(Role role) {
        String body = JSON.writeValueAsString(Map.of("system", system, "lines", List.of(client("1"))));

        int expected = role == Role.MANAGER || role == Role.ADMIN ? 200 : 403;

        desk.as(role, HttpMethod.POST, "/imports/clients", body).expect(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"system\":\"old\",\"lines\":[]}",
                "{\"system\":\"old\",\"lines\":[null]}",
                "{\"system\":\"an old one\",\"lines\":[{\"reference\":\"1\"}]}",
                "{\"system\":\"old\",\"lines\":[{\"reference\":\" \"}]}",
                "{\"system\":\"old\",\"lines\":[{\"reference\":17}]}",
                "{\"system\":\"old\",\"lines\":[{\"reference\":\"1\",\"shoeSize\":\"43\"}]}"
            })
    void refusesABatchOfTheWrongShapeWhole(String body) {
        desk.post("/imports/clients", body).expect(400);
    }

    /// Batches with faults of every kind in random places: exactly those lines are refused, all others are
    /// in.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void refusesExactlyTheLinesThatAreFaulty(long seed) {
        Random random = new Random(seed);
        List<Map<String, Object>> people = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            people.add(client("c" + i));
        }
        assertThat(outcomes(post("clients", false, people))).containsOnly("ACCEPTED");
        List<Map<String, Object>> lines = new ArrayList<>();
        Map<Integer, String> faults = new LinkedHashMap<>();
        for (int i = 0; i < 120; i++) {
            String start = LocalDateTime.parse("2025-01-06T10:00").plusDays(i).toString();
            Map<String, Object> line = visit("v" + i, "c" + random.nextInt(20), "FULFILLED", start);
            String fault = FAULTS.get(random.nextInt(FAULTS.size()));
            if (i > 0 && random.nextInt(4) == 0) {
                spoil(line, fault, lines.get(random.nextInt(lines.size())), faults.keySet(), lines);
                faults.put(i, fault);
            }
            lines.add(line);
        }

        List<String> outcomes = outcomes(post("appointments", false, lines));

        for (int i = 0; i < lines.size(); i++) {
            assertThat(outcomes.get(i))
                    .as("line %d: %s", i, lines.get(i))
                    .isEqualTo(faults.getOrDefault(i, "ACCEPTED"));
        }
        Set<UUID> there = new HashSet<>(jdbc.sql("SELECT appointment_id FROM diary_entry WHERE location_id = ?")
                .param(branch.location())
                .query((row, n) -> row.getObject("appointment_id", UUID.class))
                .list());
        assertThat(there)
                .isEqualTo(lines.stream()
                        .filter(line -> outcomes.get(lines.indexOf(line)).equals("ACCEPTED"))
                        .map(line -> idOf("appointment", String.valueOf(line.get("reference"))))
                        .collect(Collectors.toSet()));
    }

    private static final List<String> FAULTS = List.of(
            "name-unknown",
            "client-not-imported",
            "duplicate-reference",
            "slot-taken",
            "not-yet",
            "time-does-not-exist");

    private static void spoil(
            Map<String, Object> line,
            String fault,
            Map<String, Object> other,
            Set<Integer> faulty,
            List<Map<String, Object>> earlier) {
        Map<String, Object> good = faulty.contains(earlier.indexOf(other))
                ? earlier.stream()
                        .filter(candidate -> !faulty.contains(earlier.indexOf(candidate)))
                        .findFirst()
                        .orElseThrow()
                : other;
        switch (fault) {
            case "name-unknown" -> line.put("practitioner", "Nobody");
            case "client-not-imported" -> line.put("client", "nobody");
            case "duplicate-reference" -> line.put("reference", good.get("reference"));
            case "slot-taken" -> line.put("start", good.get("start"));
            case "not-yet" -> line.put("start", "2026-05-04T10:00");
            case "time-does-not-exist" -> line.put("start", "2025-03-30T02:30");
            default -> throw new IllegalArgumentException(fault);
        }
    }
}
