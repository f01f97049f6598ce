package clinic.meridian.booking.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.TestDesk.Answer;
import clinic.meridian.booking.feed.CalendarFile.Status;
import clinic.meridian.booking.feed.ReadCalendar.ReadEntry;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.platform.testing.TestUsers;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

@DeskTest
class FeedApiIT {

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    @Autowired
    SettableClinicClock clock;

    @Autowired
    MockMvc mvc;

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

    private URI opened(UUID practitioner) {
        return URI.create(desk.post("/practitioners/" + practitioner + "/feed", "{}")
                .expect(201)
                .text("url"));
    }

    private MockHttpServletResponse fetch(URI url, String... etag) {
        MockHttpServletRequestBuilder request = get(url.getPath());
        if (etag.length > 0) {
            request.header("If-None-Match", etag[0]);
        }
        try {
            return mvc.perform(request).andReturn().getResponse();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String etag(MockHttpServletResponse response) {
        return String.valueOf(response.getHeader("ETag"));
    }

    private ReadCalendar read(URI url) {
        MockHttpServletResponse response = fetch(url);
        assertThat(response.getStatus()).isEqualTo(200);
        return ReadCalendar.of(response.getContentAsByteArray());
    }

    private UUID booked(UUID practitioner, String start) {
        return desk.post(
                        "/appointments",
                        TestClinic.booking(branch.lena(), branch.location(), practitioner, "FACIAL", start))
                .expect(201)
                .id("appointmentId");
    }

    private Answer change(UUID visit, String what, String body) {
        return desk.post("/appointments/" + visit + "/" + what, body).expect(200);
    }

    @Test
    void showsHerVisitsToWhoeverKnowsTheAddress() {
        UUID visit = booked(branch.mei(), "2026-03-03T10:00");
        booked(branch.jonas(), "2026-03-04T10:00");
        URI url = opened(branch.mei());

        MockHttpServletResponse response = fetch(url);

        assertThat(url.toString()).matches("http://localhost:8081/feeds/[A-Za-z0-9_-]{64}\\.ics");
        assertThat(response.getContentType()).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(response.getHeader("Cache-Control")).contains("private").doesNotContain("no-store");
        assertThat(read(url).entries())
                .containsExactly(Map.entry(
                        visit,
                        new ReadEntry(
                                0,
                                Status.TENTATIVE,
                                SettableClinicClock.START,
                                Instant.parse("2026-03-03T09:00:00Z"),
                                Instant.parse("2026-03-03T10:00:00Z"),
                                "Gesichtsakupunktur · Room 1")));
        assertThat(read(url).property(visit, "LOCATION")).isEqualTo("Mitte, Torstraße 1");
    }

    @Test
    void namesNoClientUnlessAskedTo() {
        UUID visit = booked(branch.mei(), "2026-03-03T10:00");
        MockHttpServletResponse plain = fetch(opened(branch.mei()));
        URI withNames = URI.create(desk.post("/practitioners/" + branch.mei() + "/feed", "{\"names\":true}")
                .text("url"));

        assertThat(new String(plain.getContentAsByteArray(), UTF_8))
                .doesNotContain("Lena")
                .doesNotContain("Okafor");
        assertThat(read(withNames).entry(visit).summary()).isEqualTo("Gesichtsakupunktur · Room 1 · Lena O.");
    }

    @Test
    void isFoundNoMoreOnceItHasANewAddressOrIsClosed() {
        URI first = opened(branch.mei());
        URI second = opened(branch.mei());
        assertThat(fetch(first).getStatus()).isEqualTo(404);
        assertThat(fetch(second).getStatus()).isEqualTo(200);

        desk.send(HttpMethod.DELETE, "/practitioners/" + branch.mei() + "/feed", "", r -> {}, Role.MANAGER)
                .expect(204);

        assertThat(fetch(second).getStatus()).isEqualTo(404);
    }

    @Test
    void tellsNothingToWhoeverGuesses() throws Exception {
        URI url = opened(branch.mei());
        String secret =
                url.getPath().substring("/feeds/".length(), url.getPath().length() - ".ics".length());
        String otherKey = FeedSecret.parse(secret)
                .map(right -> new FeedSecret(right.feedId(), FeedSecret.fresh().key()).text())
                .orElseThrow();

        for (String wrong :
                List.of(otherKey, FeedSecret.fresh().text(), "x", "%20", secret + "A", secret.substring(4))) {
            MockHttpServletResponse response = fetch(URI.create("/feeds/" + wrong + ".ics"));
            assertThat(response.getStatus()).as(wrong).isEqualTo(404);
            assertThat(response.getContentAsString()).contains("\"reason\":\"feed-unknown\"");
        }
        assertThat(fetch(URI.create("/feeds/" + secret)).getStatus()).isEqualTo(404);
    }

    @Test
    void keepsOnlyAHashOfItsKey() {
        URI url = opened(branch.mei());
        String secret =
                url.getPath().substring("/feeds/".length(), url.getPath().length() - ".ics".length());

        byte[] kept = jdbc.sql("SELECT key_hash FROM practitioner_feed WHERE practitioner_id = ?")
                .param(branch.mei())
                .query(byte[].class)
                .single();

        FeedSecret given = FeedSecret.parse(secret).orElseThrow();
        assertThat(given.fits(kept)).isTrue();
        assertThat(kept).hasSize(32).isNotEqualTo(given.key());
        assertThat(given.toString()).doesNotContain(secret);
    }

    @Test
    void isOpenedByManagersAndByThePractitionerHerself() {
        String user = "user-" + UUID.randomUUID();
        UUID ana = desk.post("/practitioners", """
                        {"name":"Ana","username":"%s","locationId":"%s","services":["FACIAL"],"workingHours":[]}
                        """.formatted(user, branch.location()))
                .expect(201)
                .id("practitionerId");
        String path = "/practitioners/" + ana + "/feed";

        desk.as(Role.FRONT_DESK, HttpMethod.POST, path, "{}").expect(403);
        desk.as(Role.PRACTITIONER, HttpMethod.POST, path, "{}").expect(403);
        desk.as(Role.MANAGER, HttpMethod.POST, path, "").expect(201);
        desk.as(Role.ADMIN, HttpMethod.POST, path, "{}").expect(201);
        desk.send(HttpMethod.POST, path, "{}", r -> r.with(TestUsers.bearer(user, Role.PRACTITIONER)), Role.FRONT_DESK)
                .expect(201);
        desk.post("/practitioners/" + UUID.randomUUID() + "/feed", "{}").expect(404, "practitioner-unknown");
        desk.post(path, "{\"names\":\"yes\"}").expect(400);
    }

    @Test
    void givesTheSameAddressToARepeatedRequest() {
        String path = "/practitioners/" + branch.mei() + "/feed";
        List<String> urls = new ArrayList<>();
        for (int time = 0; time < 2; time++) {
            urls.add(desk.send(HttpMethod.POST, path, "{}", r -> r.header("Idempotency-Key", path), Role.ADMIN)
                    .expect(201)
                    .text("url"));
        }

        assertThat(urls.getFirst()).isEqualTo(urls.getLast());
        assertThat(fetch(URI.create(urls.getFirst())).getStatus()).isEqualTo(200);
    }

    @Test
    void isSentAgainExactlyWhenItHasChanged() {
        UUID visit = booked(branch.mei(), "2026-03-03T10:00");
        URI url = opened(branch.mei());
        String first = etag(fetch(url));
        assertThat(first).matches("\"[0-9a-f]{32}\"");

        clock.advance(Duration.ofHours(3));
        booked(branch.jonas(), "2026-03-03T12:00");
        MockHttpServletResponse unchanged = fetch(url, first);
        assertThat(unchanged.getStatus()).isEqualTo(304);
        assertThat(unchanged.getContentAsByteArray()).isEmpty();

        change(visit, "confirm", "{}");
        MockHttpServletResponse changed = fetch(url, first);
        assertThat(changed.getStatus()).isEqualTo(200);
        assertThat(etag(changed)).isNotEqualTo(first);
        assertThat(read(url).entry(visit))
                .extracting(ReadEntry::sequence, ReadEntry::status)
                .containsExactly(1L, Status.CONFIRMED);
    }

    @Test
    void showsForFourWeeksWhatIsNoLongerHers() {
        UUID cancelled = booked(branch.mei(), "2026-03-03T10:00");
        UUID handedOver = booked(branch.mei(), "2026-06-03T10:00");
        URI url = opened(branch.mei());
        change(cancelled, "cancel", "{\"reason\":\"CLIENT_ILL\"}");
        change(handedOver, "reschedule", """
                {"start":"2026-06-04T12:00","practitionerId":"%s"}""".formatted(branch.jonas()));

        clock.advance(Duration.ofDays(28).minusSeconds(1));
        ReadCalendar kept = read(url);
        assertThat(kept.entries().values())
                .extracting(ReadEntry::status, ReadEntry::sequence)
                .containsOnly(tuple(Status.CANCELLED, 1L))
                .hasSize(2);
        assertThat(kept.entry(handedOver).start()).isEqualTo(Instant.parse("2026-06-03T08:00:00Z"));
        assertThat(read(opened(branch.jonas())).entry(handedOver).status()).isEqualTo(Status.TENTATIVE);

        clock.advance(Duration.ofSeconds(1));
        assertThat(read(url).entries()).isEmpty();
    }

    @Test
    void goesBackNinetyDays() {
        UUID visit = booked(branch.mei(), "2026-03-03T10:00");
        URI url = opened(branch.mei());

        clock.set(Instant.parse("2026-06-01T21:59:59Z"));
        assertThat(read(url).entries()).containsOnlyKeys(visit);
        clock.set(Instant.parse("2026-06-01T22:00:00Z"));
        assertThat(read(url).entries()).isEmpty();
    }

    @Test
    void endsWithHerLastDay() {
        URI url = opened(branch.mei());
        jdbc.sql("UPDATE practitioner SET last_day = ?, last_event = ? WHERE practitioner_id = ?")
                .params(LocalDate.parse("2026-03-02"), UUID.randomUUID(), branch.mei())
                .update();

        assertThat(fetch(url).getStatus()).isEqualTo(200);
        clock.advance(Duration.ofDays(1));
        assertThat(fetch(url).getStatus()).isEqualTo(404);
        desk.post("/practitioners/" + branch.mei() + "/feed", "{}").expect(409, "has-left");
    }

    /// Whatever is done to visits, her feed shows what the answers said, and its tag changes with it and only then.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void equalsHerVisitsWhateverIsDoneToThem(long seed) {
        Random random = new Random(seed);
        URI url = opened(branch.mei());
        Map<UUID, List<JsonNode>> answers = new LinkedHashMap<>();
        Map<Map<UUID, ReadEntry>, String> tags = new HashMap<>();
        for (int step = 0; step < 40; step++) {
            clock.advance(Duration.ofSeconds(random.nextInt(120)));
            act(random, new ArrayList<>(answers.keySet()))
                    .filter(answer -> answer.status() < 300)
                    .ifPresent(answer -> answers.computeIfAbsent(answer.id("appointmentId"), id -> new ArrayList<>())
                            .add(answer.body()));

            MockHttpServletResponse response = fetch(url);
            Map<UUID, ReadEntry> shown = withoutTimes(
                    ReadCalendar.of(response.getContentAsByteArray()).entries());

            assertThat(shown).as("after step %d", step).isEqualTo(expected(answers));
            String tag = tags.putIfAbsent(shown, etag(response));
            assertThat(tag == null || tag.equals(etag(response))).isTrue();
            assertThat(tags.values()).doesNotHaveDuplicates();
        }
        assertThat(tags).hasSizeGreaterThan(8);
    }

    private Optional<Answer> act(Random random, List<UUID> visits) {
        String day = "2026-03-%02d".formatted(3 + random.nextInt(4));
        String start = day + "T%02d:00".formatted(9 + 2 * random.nextInt(4));
        UUID practitioner = random.nextBoolean() ? branch.mei() : branch.jonas();
        if (visits.isEmpty() || random.nextInt(3) == 0) {
            return Optional.of(desk.post(
                    "/appointments",
                    TestClinic.booking(branch.lena(), branch.location(), practitioner, "FACIAL", start)));
        }
        String path = "/appointments/" + visits.get(random.nextInt(visits.size())) + "/";
        return Optional.of(
                switch (random.nextInt(5)) {
                    case 0 -> desk.post(path + "confirm", "{}");
                    case 1 -> desk.post(path + "cancel", "{\"reason\":\"CLIENT_ILL\"}");
                    case 2 -> desk.post(path + "undo", "{}");
                    default ->
                        desk.post(
                                path + "reschedule",
                                "{\"start\":\"%s\",\"practitionerId\":\"%s\"}".formatted(start, practitioner));
                });
    }

    private Map<UUID, ReadEntry> expected(Map<UUID, List<JsonNode>> answers) {
        Map<UUID, ReadEntry> expected = new HashMap<>();
        answers.forEach((visit, states) -> {
            for (int n = states.size() - 1; n >= 0; n--) {
                JsonNode state = states.get(n);
                if (state.path("practitionerId").asString().equals(branch.mei().toString())) {
                    boolean hers = n == states.size() - 1;
                    expected.put(visit, entry(state, hers));
                    break;
                }
            }
        });
        return expected;
    }

    private ReadEntry entry(JsonNode state, boolean hers) {
        Status status = switch (state.path("status").asString()) {
            case "BOOKED" -> Status.TENTATIVE;
            case "CONFIRMED" -> Status.CONFIRMED;
            default -> Status.CANCELLED;
        };
        boolean firstRoom =
                state.path("roomId").asString().equals(branch.room1().toString());
        return new ReadEntry(
                state.path("version").asLong() + (hers ? 0 : 1),
                hers ? status : Status.CANCELLED,
                Instant.EPOCH,
                OffsetDateTime.parse(state.path("start").asString()).toInstant(),
                OffsetDateTime.parse(state.path("end").asString()).toInstant(),
                "Gesichtsakupunktur · Room " + (firstRoom ? 1 : 2));
    }

    private static Map<UUID, ReadEntry> withoutTimes(Map<UUID, ReadEntry> entries) {
        Map<UUID, ReadEntry> without = new HashMap<>();
        entries.forEach((id, entry) -> without.put(
                id,
                new ReadEntry(
                        entry.sequence(), entry.status(), Instant.EPOCH, entry.start(), entry.end(), entry.summary())));
        return without;
    }
}
