package clinic.meridian.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.contracts.EnvelopeHeaders;
import clinic.meridian.contracts.Topics;
import clinic.meridian.system.harness.Effort;
import clinic.meridian.system.harness.Message;
import clinic.meridian.system.harness.OwnClinic;
import clinic.meridian.system.harness.Service;
import clinic.meridian.system.harness.Setbacks;
import clinic.meridian.system.harness.TestClinic;
import clinic.meridian.system.story.Course;
import clinic.meridian.system.story.LightLoad;
import clinic.meridian.system.story.Needle;
import clinic.meridian.system.story.Practice;
import clinic.meridian.system.story.Staff;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// Parts of a clinic die, stand still or say nonsense in the middle of its work. What was acknowledged to a caller is
/// there
/// once, proven by counts that no service makes; and nobody is told anything worse than "not available at the moment".
@OwnClinic("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {
    private static final int VISITS = Effort.of(2, 12);
    private static final int BATCH = 200;
    private static final long SEED = 20260302;
    private static final List<Needle> NEEDLES = Needle.fortySix();
    private static final String SUPERVISOR = "supervisor";
    private static final List<String> VICTIMS =
            List.of("booking", "session", "postgres", "kafka", "reporting", SUPERVISOR);

    private final TestClinic clinic;
    private final Setbacks setbacks = new Setbacks();
    private final Staff staff;
    private final Practice practice;
    private final Practice busyPractice;
    private final Course course;

    FaultsIT(TestClinic clinic) {
        this.clinic = clinic;
        staff = Staff.outlasting(clinic, setbacks);
        practice = Practice.open(staff, "Faults", 1, 1);
        busyPractice = Practice.open(staff, "Busy", 3, 3);
        course = Course.register(staff, practice, "Lena", "Okafor");
    }

    @Test
    @Order(1)
    void theJourneyEndsRightWhateverIsKilledOnTheWay() {
        var victims = victims();
        var today = LocalDate.ofInstant(clinic.now(), practice.zone());
        course.screen();
        course.consent();
        course.planSeries(VISITS);
        var load = LightLoad.start(staff, busyPractice, today.plusYears(1), SEED);
        try (load) {
            kill(victims.pop());
            course.bookSeries(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), LocalTime.of(10, 0));
            for (int number = 1; number <= VISITS; number++) {
                treatWhileThingsDie(number, victims);
            }
        }
        System.out.println("faults: " + load.booked().size() + " bookings acknowledged; " + setbacks);
        clinic.settle();

        assertThat(course.series().path("completed").asInt()).isEqualTo(VISITS);
        var booking = clinic.database(Service.BOOKING);
        assertThat(booking.events("booking.series-session-completed")).isEqualTo(VISITS);
        assertThat(booking.events("booking.series-completed")).isEqualTo(1);
        assertThat(clinic.database(Service.SESSION).events("treatment.session-completed"))
                .isEqualTo(VISITS);
        everyAcknowledgedBookingIsThereOnce(load);
        nothingIsDoubleBooked();
        everyFactIsPublished();
        reportingCountsEachOnce(load);
    }

    private static Deque<String> victims() {
        var victims = new ArrayList<>(VICTIMS);
        var random = new Random(SEED);
        while (victims.size() < 1 + 3 * VISITS) {
            var more = new ArrayList<>(VICTIMS);
            Collections.shuffle(more, random);
            victims.addAll(more);
        }
        return new ArrayDeque<>(victims);
    }

    private void treatWhileThingsDie(int number, Deque<String> victims) {
        var visit = course.visit(number);
        clinic.advanceTo(visit.start().minusMinutes(5).toInstant());
        visit.begin();
        visit.insert(NEEDLES);
        kill(victims.pop());
        visit.rest();
        visit.remove(NEEDLES);
        kill(victims.pop());
        if (number == 1) {
            visit.reportBruise();
        }
        visit.complete();
        if (number < VISITS) {
            kill(victims.pop());
        }
    }

    private void kill(String victim) {
        if (victim.equals(SUPERVISOR)) {
            clinic.processes().killSupervisor();
            clinic.up();
        } else {
            clinic.processes().awaitReady();
            clinic.processes().kill(victim);
        }
    }

    private void everyAcknowledgedBookingIsThereOnce(LightLoad load) {
        var booking = clinic.database(Service.BOOKING);
        var acknowledged = new TreeSet<>(load.booked());
        acknowledged.addAll(course.appointmentIds());
        assertThat(booking.column("SELECT aggregate_id FROM event WHERE name = 'booking.session-booked' ORDER BY 1"))
                .containsExactlyElementsOf(acknowledged);
        assertThat(booking.column("SELECT aggregate_id FROM event WHERE name = 'booking.session-cancelled' ORDER BY 1"))
                .containsExactlyElementsOf(load.cancelled());
    }

    /// From the visits as they were published, with no help of the constraint that forbids it.
    private void nothingIsDoubleBooked() {
        var standing = new TreeMap<String, Message>();
        for (var message : clinic.topic(Topics.BOOKING_EVENTS).readAll()) {
            switch (message.type()) {
                case "booking.session-booked.v1" ->
                    standing.put(
                            message.json().path("visit").path("appointmentId").asString(), message);
                case "booking.session-cancelled.v1" ->
                    standing.remove(
                            message.json().path("visit").path("appointmentId").asString());
                default -> {
                    // changes neither time nor place
                }
            }
        }
        assertThat(Occupations.of(standing.values()).overlaps()).isEmpty();
    }

    /// None is missing and none is made up. One whose acknowledgement died with the service is there again, the same
    /// to the letter: consumers know it by its number.
    private void everyFactIsPublished() {
        var topics = Map.of(
                Service.BOOKING, Topics.BOOKING_EVENTS,
                Service.SESSION, Topics.TREATMENT_EVENTS,
                Service.REPORTING, Topics.REPORTING_EVENTS);
        topics.forEach((service, topic) -> {
            var published = new HashMap<String, Message>();
            int repeated = 0;
            for (var message : clinic.topic(topic).readAll()) {
                var first = published.putIfAbsent(message.headers().getOrDefault(EnvelopeHeaders.ID, ""), message);
                if (first != null) {
                    repeated++;
                    assertThat(message.key()).isEqualTo(first.key());
                    assertThat(message.value()).isEqualTo(first.value());
                    assertThat(message.headers()).isEqualTo(first.headers());
                }
            }
            assertThat(repeated).as("at most a batch for each death").isLessThan((1 + 3 * VISITS) * BATCH);
            var names = published.values().stream()
                    .map(message -> message.type().replaceFirst("\\.v\\d+$", ""))
                    .collect(Collectors.toSet());
            var stored = clinic.database(service).rows("SELECT event_id, name FROM event").stream()
                    .filter(row -> names.contains(row.getLast()))
                    .map(List::getFirst);
            assertThat(published.keySet())
                    .as("what %s published", service.label())
                    .containsExactlyInAnyOrderElementsOf(stored.toList());
        });
    }

    private void reportingCountsEachOnce(LightLoad load) {
        var shown = new HashMap<String, String>();
        for (var day : load.days()) {
            var schedule = "/schedule?locationId=" + busyPractice.locationId() + "&date=" + day;
            for (var visit : staff.manager().items(schedule)) {
                var twin = shown.put(
                        visit.path("appointmentId").asString(),
                        visit.path("status").asString());
                assertThat(twin).as("the same visit twice").isNull();
            }
        }
        var expected = new HashMap<String, String>();
        load.booked().forEach(id -> expected.put(id, "BOOKED"));
        load.cancelled().forEach(id -> expected.put(id, "CANCELLED"));
        assertThat(shown).isEqualTo(expected);

        assertThat(staff.manager()
                        .items("/adverse-effects?from=2026-01-01&to=2026-12-31&locationId=" + practice.locationId()))
                .hasSize(1);
        assertThat(staff.manager().items("/series-progress?clientId=" + course.clientId()))
                .singleElement()
                .satisfies(
                        series -> assertThat(series.path("completed").asInt()).isEqualTo(VISITS));
    }

    @Test
    @Order(2)
    void bookingGoesOnWithoutKafkaAndPublishesLater() {
        clinic.processes().awaitReady();
        awaitPipeline(Service.BOOKING, Set.of("UP"));
        clinic.processes().freeze("kafka");
        String appointmentId;
        try {
            appointmentId = clinic.api(Service.BOOKING, "desk")
                    .post(
                            "/appointments",
                            Map.of(
                                    "clientId", course.clientId(),
                                    "service", "CONSULTATION",
                                    "locationId", practice.locationId(),
                                    "practitionerId", practice.practitionerId(),
                                    "start", "2027-06-01T09:00"))
                    .expect(201)
                    .text("appointmentId");
            awaitPipeline(Service.BOOKING, Set.of("DEGRADED"));
            assertThat(clinic.anonymously(Service.BOOKING)
                            .get("//actuator/health/readiness")
                            .status())
                    .isEqualTo(200);
        } finally {
            clinic.processes().thaw("kafka");
        }
        clinic.settle();
        assertThat(clinic.topic(Topics.BOOKING_EVENTS).readAll("booking.session-booked.v1"))
                .filteredOn(message -> message.json()
                        .path("visit")
                        .path("appointmentId")
                        .asString()
                        .equals(appointmentId))
                .hasSize(1);
        awaitPipeline(Service.BOOKING, Set.of("UP"));
    }

    @Test
    @Order(3)
    void aRecordSentTwiceChangesNothing() {
        var completed = clinic.topic(Topics.TREATMENT_EVENTS).readAll("treatment.session-completed.v1").stream()
                .filter(message -> course.clientId().equals(message.key()))
                .toList();
        var before = List.of(
                clinic.database(Service.BOOKING).events(),
                clinic.database(Service.SESSION).events(),
                clinic.database(Service.REPORTING).events());

        for (var message : completed) {
            clinic.topic(Topics.TREATMENT_EVENTS)
                    .publish(course.clientId(), message.headers(), String.valueOf(message.value()));
        }
        clinic.settle();

        assertThat(List.of(
                        clinic.database(Service.BOOKING).events(),
                        clinic.database(Service.SESSION).events(),
                        clinic.database(Service.REPORTING).events()))
                .isEqualTo(before);
        assertThat(course.series().path("completed").asInt()).isEqualTo(VISITS);
        assertThat(clinic.command("parked").mustSucceed().output()).contains("Nothing is parked");
    }

    @Test
    @Order(4)
    void anUnreadableRecordIsPutAsideAndRaisesAnAlert() {
        var original = clinic.topic(Topics.TREATMENT_EVENTS)
                .readAll("treatment.session-completed.v1")
                .getFirst();
        var key = "5e0f3c52-0000-4000-8000-000000000001";

        clinic.topic(Topics.TREATMENT_EVENTS).publish(key, original.headers(), "{\"session\": this is not JSON");

        for (var service : List.of(Service.BOOKING, Service.REPORTING)) {
            awaitPipeline(service, Set.of("DOWN"));
        }
        var parked = clinic.command("parked").mustSucceed().output();
        assertThat(parked).contains("booking", "reporting", Topics.TREATMENT_EVENTS, key);
        var retried = clinic.command("parked", "retry", key);
        assertThat(retried.exit()).isEqualTo(1);
        assertThat(retried.output()).contains("still cannot be handled: unreadable");
        // The others of that topic are not held up.
        course.screenAgain();
        clinic.settle();
        assertThat(clinic.database(Service.BOOKING)
                        .number("SELECT count(*) FROM parked_record WHERE record_key <> ?", key))
                .isZero();
    }

    @Test
    @Order(5)
    void anEventOfAnUnknownNameStopsTheProcessorThatMeetsIt() {
        awaitPipeline(Service.SESSION, Set.of("UP"));
        int changed = clinic.database(Service.SESSION, "owner").damage("""
                        INSERT INTO event (event_id, aggregate_type, aggregate_id, sequence_number, system_time, name,
                                           revision, payload, metadata)
                        SELECT 'unheard-of', aggregate_type, aggregate_id, sequence_number + 1000, system_time,
                               'treatment.unheard-of', revision, payload, metadata
                        FROM event ORDER BY global_index DESC LIMIT 1
                        """);
        assertThat(changed).isEqualTo(1);
        awaitPipeline(Service.SESSION, Set.of("DOWN"));
        assertThat(clinic.topic(Topics.TREATMENT_EVENTS).readAll())
                .extracting(Message::type)
                .doesNotContain("treatment.unheard-of.v1");
    }

    private void awaitPipeline(Service service, Set<String> statuses) {
        await().alias(service.label() + " pipeline " + statuses)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> statuses.contains(clinic.anonymously(service)
                        .get("//actuator/health/pipeline")
                        .json()
                        .path("status")
                        .asString()));
    }
}
