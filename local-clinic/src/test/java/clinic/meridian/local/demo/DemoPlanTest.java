package clinic.meridian.local.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoPlanTest {
    private static final long SEED = DemoClinic.SEED;
    private static final Map<Instant, DemoPlan> PLANS = new ConcurrentHashMap<>();
    private static final Instant MONDAY_AFTERNOON = Instant.parse("2026-11-23T14:20:00Z");

    /// Every eleven hours of some days in summer and in winter; the second has a change of clocks in its history.
    static Stream<Instant> moments() {
        return Stream.of("2026-06-08T00:10:00Z", "2026-11-20T06:40:00Z")
                .map(Instant::parse)
                .flatMap(start -> Stream.iterate(start, at -> at.plus(Duration.ofHours(11)))
                        .limit("all".equals(System.getProperty("meridian.tests")) ? 20 : 5));
    }

    private static DemoPlan plan(long seed, Instant now) {
        return DemoPlan.of(seed, now.minus(Duration.ofDays(56)).truncatedTo(ChronoUnit.DAYS), now);
    }

    private static DemoPlan plan(Instant started) {
        return PLANS.computeIfAbsent(started, at -> plan(SEED, Today.lastLively(at)));
    }

    @Test
    void theSameSeedGivesTheSameClinic() {
        assertThat(plan(7, MONDAY_AFTERNOON)).isEqualTo(plan(7, MONDAY_AFTERNOON));
        assertThat(plan(8, MONDAY_AFTERNOON)).isNotEqualTo(plan(7, MONDAY_AFTERNOON));
    }

    @Test
    void makesAClinicOfTheRightSize() {
        var summary = DemoSummary.of(plan(MONDAY_AFTERNOON));
        assertThat(summary.sessions()).isBetween(280, 400);
        assertThat(summary.ahead()).isBetween(80, 200);
        assertThat((double) summary.noShows() / (summary.sessions() + summary.noShows()))
                .isBetween(0.04, 0.08);
        assertThat((double) summary.sideEffects() / summary.sessions()).isBetween(0.05, 0.12);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void somethingIsGoingOnWheneverItIsStarted(Instant started) {
        var now = Today.lastLively(started);
        assertThat(now).isBeforeOrEqualTo(started).isAfter(started.minus(Duration.ofHours(42)));
        var summary = DemoSummary.of(plan(started));
        assertThat(summary.inTreatment() + summary.waiting()).isPositive();
        assertThat(summary.doneToday() + summary.toCome()).isGreaterThan(3);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void nothingIsAskedForThatTheDeskWouldRefuse(Instant started) {
        var diary = new Diary();
        plan(started).steps().forEach(diary::see);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void visitsLieInOpeningAndWorkingHours(Instant started) {
        for (var visit : plan(started).visits()) {
            var slot = visit.slot();
            assertThat(slot.practitioner().workingHours().contain(slot.start(), slot.end()))
                    .as(visit::toString)
                    .isTrue();
            assertThat(slot.room().location().openingHours().contain(slot.start(), slot.end()))
                    .as(visit::toString)
                    .isTrue();
            assertThat(slot.room().location()).isEqualTo(slot.practitioner().location());
            assertThat(slot.start().getMinute() % 5).isZero();
        }
    }

    @Test
    void oftenOnePractitionerLooksAfterTwoClients() {
        var visits = plan(MONDAY_AFTERNOON).visits();
        var overlapping = visits.stream()
                .filter(one -> visits.stream()
                        .anyMatch(other -> one.user().equals(other.user())
                                && one.slot().start().isBefore(other.slot().start())
                                && other.slot().start().isBefore(one.slot().end())))
                .count();
        assertThat(overlapping).isGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void everythingIsKnownBeforeItIsSpokenOf(Instant started) {
        var plan = plan(started);
        var known = new HashSet<Id>();
        var at = plan.begins();
        for (var step : plan.steps()) {
            assertThat(step.at()).isBetween(at, plan.now());
            at = step.at();
            assertThat(known).as(step::toString).containsAll(idsIn(step.call().body()));
            if (step.call().target() != null) {
                assertThat(known).as(step::toString).contains(step.call().target());
            }
            known.addAll(step.call().yields().values());
        }
    }

    private static List<Id> idsIn(Object value) {
        return switch (value) {
            case Id id -> List.of(id);
            case Map<?, ?> map ->
                map.values().stream()
                        .filter(Objects::nonNull)
                        .flatMap(each -> idsIn(each).stream())
                        .toList();
            case List<?> list ->
                list.stream().flatMap(each -> idsIn(each).stream()).toList();
            default -> List.of();
        };
    }

    @Test
    void sessionsHaveFortyToSixtyNeedlesAtPlacesThatExist() throws Exception {
        var laterality = catalogue("points.csv").collect(Collectors.toMap(line -> line[0], line -> line[4]));
        var zones = catalogue("zones.csv").map(line -> line[0]).toList();
        var needles = new HashMap<Id, Integer>();
        for (var step : plan(MONDAY_AFTERNOON).steps()) {
            if (step.call().path().endsWith("/needle-insertions")) {
                for (var each : requireNonNull((List<?>) step.call().body().get("needles"))) {
                    var needle = (Map<?, ?>) each;
                    if (needle.containsKey("point")) {
                        boolean paired = "paired".equals(laterality.get((String) needle.get("point")));
                        assertThat(laterality).containsKey((String) needle.get("point"));
                        assertThat(needle.containsKey("side")).isEqualTo(paired);
                    } else {
                        assertThat(zones).contains((String) needle.get("zone"));
                    }
                    needles.merge(step.call().target(), (Integer) needle.get("count"), Integer::sum);
                }
            }
        }
        var whole = needles.values().stream().filter(count -> count > 20).toList();
        assertThat(whole).hasSizeGreaterThan(250).allMatch(count -> count >= 40 && count <= 60);
        assertThat(needles.size() - whole.size()).as("half needled now").isLessThan(4);
    }

    private static Stream<String[]> catalogue(String name) throws Exception {
        return Files.readAllLines(Path.of("../session-service/src/main/resources/" + name)).stream()
                .skip(1)
                .map(line -> line.split(",", -1));
    }

    @Test
    void oneNeedleIsNearlyForgottenAndFoundByTheLedger() {
        var refused = plan(MONDAY_AFTERNOON).steps().stream()
                .map(step -> step.call().refusal())
                .filter(Objects::nonNull)
                .toList();
        assertThat(refused).containsExactly("needle-ledger-open");
    }

    @Test
    void clientsCanBeReachedByNobodyReal() {
        var clients = Cast.of(new Random(SEED));
        assertThat(clients).hasSize(Cast.SIZE);
        assertThat(clients.stream().map(Client::email))
                .doesNotHaveDuplicates()
                .allMatch(email -> email.matches("[a-z]+\\.[a-z]+\\d?@example\\.(com|org|net)"));
        assertThat(clients.stream().map(Client::phone))
                .doesNotHaveDuplicates()
                .allMatch(phone -> phone.matches("\\+49 (171 39200 \\d\\d|30 23125 \\d{3}|40 66969 \\d{3})"));
    }
}
