package clinic.meridian.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import clinic.meridian.contracts.ContractEvents;
import clinic.meridian.contracts.EnvelopeHeaders;
import clinic.meridian.contracts.Topics;
import clinic.meridian.system.harness.Inbox.Mail;
import clinic.meridian.system.harness.Message;
import clinic.meridian.system.harness.Service;
import clinic.meridian.system.harness.SharedClinic;
import clinic.meridian.system.harness.TestClinic;
import clinic.meridian.system.story.Course;
import clinic.meridian.system.story.Needle;
import clinic.meridian.system.story.Practice;
import clinic.meridian.system.story.Staff;
import clinic.meridian.system.story.Treatment;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// The main job from end to end: a client's way from her registration to the reminder that it is time to come again.
@SharedClinic
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyIT {
    private static final int VISITS = 12;
    private static final int BRUISED_ON = 5;
    private static final int FORGETFUL_ON = 7;
    private static final LocalTime TIME = LocalTime.of(10, 0);
    private static final List<Needle> NEEDLES = Needle.fortySix();

    private final TestClinic clinic;
    private final Practice practice;
    private final Course course;
    private final List<OffsetDateTime> starts = new ArrayList<>();

    JourneyIT(TestClinic clinic) {
        this.clinic = clinic;
        var staff = Staff.of(clinic);
        practice = Practice.open(staff, "Journey", 1, 1);
        course = Course.register(staff, practice, "Lena", "Okafor");
    }

    @BeforeAll
    void sheIsScreenedConsentsAndBooksASeries() {
        course.screen();
        course.consent();
        course.planSeries(VISITS);
        var today = LocalDate.ofInstant(clinic.now(), practice.zone());
        course.bookSeries(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), TIME);
        for (int number = 1; number <= course.appointmentIds().size(); number++) {
            starts.add(course.visit(number).start());
        }
    }

    @Test
    @Order(1)
    void theWholeSeriesIsBookedAtTheSameTimeOnTheWall() {
        assertThat(starts).hasSize(VISITS).isSorted().allSatisfy(start -> {
            assertThat(start.toLocalTime()).isEqualTo(TIME);
            assertThat(start.getDayOfWeek()).isIn(DayOfWeek.MONDAY, DayOfWeek.THURSDAY);
        });
        // The clocks change on the way.
        assertThat(starts.getFirst().getOffset()).isNotEqualTo(starts.getLast().getOffset());
        assertThat(clinic.database(Service.BOOKING).number("""
                                SELECT count(*) FROM readable_event
                                WHERE name = 'booking.session-booked' AND payload -> 'visit' ->> 'seriesId' = ?
                                """, course.seriesId()))
                .isEqualTo(VISITS);
    }

    @Test
    @Order(2)
    void sheIsTreatedTwelveTimes() {
        assertThat(NEEDLES).hasSize(46);
        for (int number = 1; number <= VISITS; number++) {
            clinic.advanceTo(starts.get(number - 1).minusMinutes(5).toInstant());
            var visit = course.visit(number);
            switch (number) {
                case BRUISED_ON -> {
                    visit.happenUntilEnd(NEEDLES);
                    visit.reportBruise();
                    visit.complete();
                }
                case FORGETFUL_ON -> refusesToEndWithANeedleIn(visit);
                default -> {
                    visit.happenUntilEnd(NEEDLES);
                    visit.complete();
                }
            }
        }
        clinic.settle();
        assertThat(course.series().path("completed").asInt()).isEqualTo(VISITS);
        assertThat(course.series().path("status").asString()).isEqualTo("COMPLETED");
    }

    private static void refusesToEndWithANeedleIn(Treatment visit) {
        visit.begin();
        visit.insert(NEEDLES);
        visit.rest();
        var forgotten = NEEDLES.stream()
                .filter(needle -> needle.point().equals("ST4") && needle.side().equals("LEFT"))
                .toList();
        visit.remove(
                NEEDLES.stream().filter(needle -> !forgotten.contains(needle)).toList());

        var refusal = visit.tryToComplete().expect(409).problem();

        assertThat(refusal.reason()).isEqualTo("needle-ledger-open");
        var inThatZone = NEEDLES.stream()
                .filter(needle -> needle.zone().equals("mouth") && needle.side().equals("LEFT"))
                .count();
        assertThat(refusal.document().path("open").valueStream())
                .extracting(
                        line -> line.path("zone").asString(),
                        line -> line.path("side").asString(),
                        line -> line.path("inserted").asLong(),
                        line -> line.path("accounted").asLong(),
                        line -> line.path("missing").asLong())
                .containsExactly(tuple("mouth", "LEFT", inThatZone, inThatZone - 1, 1L));
        assertThat(refusal.detail()).contains("mouth");

        visit.remove(forgotten);
        visit.complete();
    }

    @Test
    @Order(3)
    void theSeriesIsCompletedOnce() {
        var completed = clinic.topic(Topics.BOOKING_EVENTS).readAll("booking.series-completed.v1").stream()
                .map(Message::json)
                .filter(event -> event.path("seriesId").asString().equals(course.seriesId()))
                .toList();

        assertThat(completed).singleElement().satisfies(event -> {
            assertThat(event.path("sessions").asInt()).isEqualTo(VISITS);
            assertThat(event.path("lastVisitDate").asString())
                    .isEqualTo(starts.getLast().toLocalDate().toString());
            assertThat(event.path("maintenance").asString()).isEqualTo("MONTHLY");
        });
        var counted = clinic.topic(Topics.BOOKING_EVENTS).readAll("booking.series-session-completed.v1").stream()
                .map(Message::json)
                .filter(event -> event.path("seriesId").asString().equals(course.seriesId()))
                .map(event -> event.path("appointmentId").asString());
        assertThat(counted).containsExactlyElementsOf(course.appointmentIds());
    }

    @Test
    @Order(4)
    void reportingShowsWhatHappened() {
        var reports = clinic.api(Service.REPORTING, "manager");
        for (int i = 0; i < VISITS; i++) {
            var day = starts.get(i).toLocalDate();
            assertThat(reports.items("/schedule?locationId=" + practice.locationId() + "&date=" + day))
                    .extracting(
                            visit -> visit.path("appointmentId").asString(),
                            visit -> visit.path("status").asString())
                    .containsExactly(tuple(course.appointmentIds().get(i), "FULFILLED"));
        }

        var log = "/adverse-effects?from=%s&to=%s&locationId=%s"
                .formatted(starts.getFirst().toLocalDate(), starts.getLast().toLocalDate(), practice.locationId());
        assertThat(reports.items(log))
                .extracting(
                        effect -> effect.path("code").asString(),
                        effect -> effect.path("severity").asInt(),
                        effect -> effect.path("clientId").asString())
                .containsExactly(tuple("BRUISE", 1, course.clientId()));

        assertThat(reports.items("/series-progress?clientId=" + course.clientId()))
                .extracting(
                        series -> series.path("completed").asInt(),
                        series -> series.path("target").asInt(),
                        series -> series.path("status").asString())
                .containsExactly(tuple(VISITS, VISITS, "COMPLETED"));
    }

    @Test
    @Order(5)
    void aMonthLaterSheIsRemindedOnce() {
        assertThat(clinic.inbox().to(course.email(), "MAINTENANCE_REMINDER")).isEmpty();

        clinic.advanceTo(starts.getLast().plusMonths(1).plusHours(1).toInstant());

        assertThat(clinic.inbox().to(course.email(), "MAINTENANCE_REMINDER"))
                .singleElement()
                .satisfies(this::isAddressedToHer);
        clinic.advance("+P3D");
        assertThat(clinic.inbox().to(course.email(), "MAINTENANCE_REMINDER")).hasSize(1);
        assertThat(clinic.topic(Topics.REPORTING_EVENTS).readAll("reporting.reminder-sent.v1"))
                .filteredOn(message -> course.clientId().equals(message.key()))
                .filteredOn(message -> message.json().path("kind").asString().equals("MAINTENANCE_REMINDER"))
                .hasSize(1);
    }

    private void isAddressedToHer(Mail mail) {
        assertThat(mail.to()).isEqualTo(course.email());
        assertThat(clinic.inbox().raw(mail))
                .contains("X-Meridian-Kind: MAINTENANCE_REMINDER")
                .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
                .contains("Lena");
    }

    @Test
    @Order(6)
    void everyRecordIsOneOfTheContractsAndIsThereOnce() {
        for (var topic : List.of(Topics.BOOKING_EVENTS, Topics.TREATMENT_EVENTS, Topics.REPORTING_EVENTS)) {
            var messages = clinic.topic(topic).readAll();
            assertThat(messages).isNotEmpty().allSatisfy(message -> {
                assertThat(ContractEvents.byType(message.type())).isPresent();
                assertThat(message.key()).isNotBlank();
            });
            assertThat(messages)
                    .extracting(message -> message.headers().get(EnvelopeHeaders.ID))
                    .doesNotHaveDuplicates();
            assertThat(messages)
                    .allSatisfy(
                            message -> assertThat(message.value()).doesNotContain("Lena", "Okafor", course.email()));
        }
    }
}
