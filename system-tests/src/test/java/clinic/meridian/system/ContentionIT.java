package clinic.meridian.system;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.system.harness.Answer;
import clinic.meridian.system.harness.Api;
import clinic.meridian.system.harness.Effort;
import clinic.meridian.system.harness.Service;
import clinic.meridian.system.harness.SharedClinic;
import clinic.meridian.system.harness.TestClinic;
import clinic.meridian.system.story.Course;
import clinic.meridian.system.story.Practice;
import clinic.meridian.system.story.Staff;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Many want the same slot at the same moment. One gets it, the others are told so, and nobody sees how hard it was.
@SharedClinic
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContentionIT {
    private static final int BURST = 200;
    private static final int CONNECTIONS = 64;
    private static final int SLOT_MINUTES = 35; // a consultation and its distance to the next one
    private static final LocalTime FIRST_SLOT = LocalTime.of(8, 0);
    private static final int SLOTS_A_DAY = 20;

    private final TestClinic clinic;
    private final Practice practice;
    private final List<String> clientIds;
    private final Api desk;
    /// Far away: the clinic's time may run on meanwhile.
    private final LocalDate firstDay;

    ContentionIT(TestClinic clinic) {
        this.clinic = clinic;
        var staff = Staff.of(clinic);
        practice = Practice.open(staff, "Contention", 1, 1);
        desk = staff.desk();
        firstDay = LocalDate.ofInstant(clinic.now(), practice.zone()).plusYears(1);
        clientIds = IntStream.range(0, CONNECTIONS)
                .mapToObj(number -> Course.register(staff, practice, "Rival", "Number " + number)
                        .clientId())
                .toList();
    }

    @Test
    void oneOfTwoHundredGetsTheSlot() throws InterruptedException, ExecutionException {
        var start = slotOf(0).minusDays(1);
        var barrier = new CyclicBarrier(BURST);
        var rivals = IntStream.range(0, BURST)
                .<Callable<Answer>>mapToObj(number -> () -> {
                    barrier.await();
                    return book(clientIds.get(number % clientIds.size()), start);
                })
                .toList();

        var answers = atTheSameTime(rivals);

        assertThat(statuses(answers.stream())).isEqualTo(Map.of(201, 1L, 409, BURST - 1L));
        var refused = answers.stream().filter(answer -> answer.status() == 409).toList();
        assertThat(refused).allSatisfy(answer -> {
            var problem = answer.problem();
            assertThat(problem.reason()).isEqualTo("slot-taken");
            assertThat(problem.document().path("conflicts").valueStream())
                    .isNotEmpty()
                    .allSatisfy(conflict -> {
                        assertThat(conflict.path("resource").isMissingNode()).isFalse();
                        assertThat(conflict.path("start").isString()).isTrue();
                        assertThat(conflict.path("end").isString()).isTrue();
                    });
            assertThat(problem.document().path("alternatives").valueStream()).hasSize(3);
        });
        var alternative = refused.getFirst().json().path("alternatives").path(0);
        desk.post(
                        "/appointments",
                        Map.of(
                                "clientId", clientIds.getLast(),
                                "service", "CONSULTATION",
                                "locationId", practice.locationId(),
                                "practitionerId", alternative.path("practitionerId"),
                                "roomId", alternative.path("roomId"),
                                "start", alternative.path("start")))
                .expect(201);
    }

    @Test
    void slotAfterSlotHasOneWinner() throws InterruptedException, ExecutionException {
        var end = System.nanoTime() + Duration.ofSeconds(Effort.of(6, 60)).toNanos();
        long before = bookedEvents();
        var rounds = new ArrayList<List<Timed>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int slot = 0; System.nanoTime() < end; slot++) {
                var start = slotOf(slot);
                var barrier = new CyclicBarrier(CONNECTIONS);
                var rivals = clientIds.stream()
                        .<Callable<Timed>>map(client -> () -> {
                            barrier.await();
                            return timed(() -> book(client, start));
                        })
                        .toList();
                rounds.add(results(threads.invokeAll(rivals)));
            }
        }

        var all = rounds.stream().flatMap(List::stream).toList();
        System.out.printf(
                "contention: %d slots, %d rivals each: answers %s, worst %.0f ms%n",
                rounds.size(),
                CONNECTIONS,
                statuses(all.stream().map(Timed::answer)),
                all.stream().mapToDouble(Timed::millis).max().orElseThrow());
        assertThat(rounds)
                .hasSizeGreaterThan(1)
                .allSatisfy(round -> assertThat(statuses(round.stream().map(Timed::answer)))
                        .isEqualTo(Map.of(201, 1L, 409, CONNECTIONS - 1L)));
        assertThat(all)
                .extracting(Timed::answer)
                .filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(answer.problem().reason()).isEqualTo("slot-taken"));
        assertThat(bookedEvents() - before).isEqualTo(rounds.size());
    }

    private record Timed(Answer answer, double millis) {}

    private static Timed timed(Callable<Answer> request) throws Exception {
        long begun = System.nanoTime();
        var answer = request.call();
        return new Timed(answer, (System.nanoTime() - begun) / 1e6);
    }

    private LocalDateTime slotOf(int number) {
        return firstDay.plusDays(number / SLOTS_A_DAY)
                .atTime(FIRST_SLOT.plusMinutes((long) SLOT_MINUTES * (number % SLOTS_A_DAY)));
    }

    private Answer book(String clientId, LocalDateTime start) {
        return desk.post(
                "/appointments",
                Map.of(
                        "clientId", clientId,
                        "service", "CONSULTATION",
                        "locationId", practice.locationId(),
                        "practitionerId", practice.practitionerId(),
                        "roomId", practice.roomId(),
                        "start", start.toString()));
    }

    /// Counted in the database: what the service said does not matter here.
    private long bookedEvents() {
        return clinic.database(Service.BOOKING).number("""
                        SELECT count(*) FROM readable_event
                        WHERE name = 'booking.session-booked' AND payload -> 'visit' ->> 'practitionerId' = ?
                        """, practice.practitionerId());
    }

    private static Map<Integer, Long> statuses(Stream<Answer> answers) {
        return answers.collect(Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.counting()));
    }

    private static <T> List<T> atTheSameTime(List<Callable<T>> tasks) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return results(threads.invokeAll(tasks));
        }
    }

    private static <T> List<T> results(List<Future<T>> futures) throws InterruptedException, ExecutionException {
        var results = new ArrayList<T>();
        for (var future : futures) {
            results.add(future.get());
        }
        return results;
    }
}
