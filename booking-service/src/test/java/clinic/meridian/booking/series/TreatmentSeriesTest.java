package clinic.meridian.booking.series;

import static clinic.meridian.booking.appointment.ClinicOnPaper.LENA;
import static clinic.meridian.booking.appointment.ClinicOnPaper.MEI;
import static clinic.meridian.booking.appointment.ClinicOnPaper.MITTE;
import static clinic.meridian.booking.appointment.ClinicOnPaper.id;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.Times;
import clinic.meridian.booking.appointment.Appointment;
import clinic.meridian.booking.appointment.AppointmentEvent.SessionBooked;
import clinic.meridian.booking.appointment.BookingFacts;
import clinic.meridian.booking.appointment.ClinicOnPaper;
import clinic.meridian.booking.appointment.SeriesBooking;
import clinic.meridian.booking.appointment.SlotOutcome;
import clinic.meridian.booking.appointment.SlotOutcome.Conflicted;
import clinic.meridian.booking.appointment.StandingSeries;
import clinic.meridian.booking.appointment.WantedSlot;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.rhythm.Rhythm;
import clinic.meridian.booking.series.SeriesCommand.BookSeries;
import clinic.meridian.booking.series.SeriesCommand.CountSession;
import clinic.meridian.booking.series.SeriesCommand.PlanSeries;
import clinic.meridian.booking.series.SeriesEvent.BookedVisit;
import clinic.meridian.booking.series.SeriesEvent.SeriesBooked;
import clinic.meridian.booking.series.SeriesEvent.SeriesCompleted;
import clinic.meridian.booking.series.SeriesEvent.SeriesPlanned;
import clinic.meridian.booking.series.SeriesEvent.SeriesSessionCompleted;
import clinic.meridian.contracts.Maintenance;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.Message;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TreatmentSeriesTest {

    private static final UUID SERIES = id("series");
    private static final Rhythm TWICE_A_WEEK = new Rhythm(3, 2, 2, 14, 10);

    private final ClinicOnPaper clinic = new ClinicOnPaper();
    private AggregateTestFixture<TreatmentSeries> fixture;

    private static final SeriesPlanned PLANNED =
            new SeriesPlanned(SERIES, LENA, "FACIAL", MITTE, MEI, 3, 2, 2, 14, 10, Maintenance.MONTHLY);

    @BeforeEach
    void setUp() {
        fixture = new AggregateTestFixture<>(TreatmentSeries.class);
        fixture.registerInjectableResource(clinic.facts);
        fixture.registerInjectableResource(clinic.seriesBooking);
        fixture.registerInjectableResource(clinic.catalogue);
        fixture.registerInjectableResource(clinic.clock);
        clinic.series = StandingSeries.of(LENA, TWICE_A_WEEK);
    }

    private static PlanSeries plan(Rhythm rhythm) {
        return new PlanSeries(SERIES, LENA, "FACIAL", MITTE, MEI, rhythm, Maintenance.MONTHLY);
    }

    private static BookSeries slots(String... starts) {
        List<WantedSlot> slots = new ArrayList<>();
        for (String start : starts) {
            slots.add(new WantedSlot(id("visit " + start), Times.stated(start), MEI, null));
        }
        return new BookSeries(SERIES, Times.ANY, slots);
    }

    private static ResultValidator<TreatmentSeries> expectRefusal(
            ResultValidator<TreatmentSeries> result, SeriesRefusal reason, Map<String, Object> facts) {
        return result.expectNoEvents()
                .expectException(Matchers.allOf(
                        Matchers.instanceOf(Refused.class),
                        Matchers.hasProperty("message", Matchers.notNullValue()),
                        new org.hamcrest.CustomMatcher<Throwable>("refused as " + reason + " " + facts) {
                            @Override
                            public boolean matches(Object thrown) {
                                return thrown instanceof Refused refused
                                        && refused.reason() == reason
                                        && refused.facts().entrySet().containsAll(facts.entrySet());
                            }
                        }));
    }

    @Test
    void isPlanned() {
        fixture.givenNoPriorActivity().when(plan(TWICE_A_WEEK)).expectEvents(PLANNED);
    }

    @Test
    void isNotPlannedWhereItDoesNotFit() {
        expectRefusal(
                fixture.givenNoPriorActivity().when(plan(new Rhythm(12, 1, 2, 14, 10))),
                SeriesRefusal.SERIES_DOES_NOT_FIT,
                Map.of("needsWeeks", 12));
    }

    @Test
    void isNotPlannedForStrangers() {
        expectRefusal(
                fixture.givenNoPriorActivity()
                        .when(new PlanSeries(
                                SERIES, id("nobody"), "FACIAL", MITTE, MEI, TWICE_A_WEEK, Maintenance.NONE)),
                SeriesRefusal.CLIENT_UNKNOWN,
                Map.of());
        expectRefusal(
                fixture.givenNoPriorActivity()
                        .when(new PlanSeries(
                                SERIES, LENA, "FACIAL", MITTE, id("nobody"), TWICE_A_WEEK, Maintenance.NONE)),
                SeriesRefusal.PRACTITIONER_UNKNOWN,
                Map.of());
        expectRefusal(
                fixture.givenNoPriorActivity()
                        .when(new PlanSeries(SERIES, LENA, "BOTOX", MITTE, MEI, TWICE_A_WEEK, Maintenance.NONE)),
                SeriesRefusal.SERVICE_UNKNOWN,
                Map.of());
        expectRefusal(
                fixture.givenNoPriorActivity()
                        .when(new PlanSeries(SERIES, LENA, "MAINTENANCE", MITTE, MEI, TWICE_A_WEEK, Maintenance.NONE)),
                SeriesRefusal.SERVICE_NOT_OFFERED,
                Map.of());
        expectRefusal(
                fixture.givenNoPriorActivity()
                        .when(new PlanSeries(
                                SERIES, LENA, "FACIAL", id("nowhere"), MEI, TWICE_A_WEEK, Maintenance.NONE)),
                SeriesRefusal.LOCATION_UNKNOWN,
                Map.of());
    }

    /// With a whole event store: a fixture knows one aggregate only.
    @Test
    void booksAllOfItsVisitsInOneGo() {
        Configuration axon = DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(c -> new InMemoryEventStorageEngine())
                .configureAggregate(TreatmentSeries.class)
                .configureAggregate(Appointment.class)
                .registerComponent(BookingFacts.class, c -> clinic.facts)
                .registerComponent(SeriesBooking.class, c -> clinic.seriesBooking)
                .registerComponent(ServiceCatalogue.class, c -> clinic.catalogue)
                .registerComponent(ClinicClock.class, c -> clinic.clock)
                .buildConfiguration();
        axon.start();
        CommandGateway gateway = axon.getComponent(CommandGateway.class);
        gateway.sendAndWait(plan(TWICE_A_WEEK));

        List<BookedVisit> visits =
                gateway.sendAndWait(slots("2026-03-05T10:00", "2026-03-03T10:00", "2026-03-09T10:00"));

        assertThat(visits).extracting(BookedVisit::seriesIndex).containsExactly(2, 1, 3);
        EventStore events = axon.getComponent(EventStore.class);
        assertThat(events.readEvents(SERIES.toString()).asStream().map(Message::getPayload))
                .last()
                .isEqualTo(new SeriesBooked(SERIES, LENA, visits));
        for (BookedVisit visit : visits) {
            assertThat(events.readEvents(visit.appointmentId().toString())
                            .asStream()
                            .map(Message::getPayload))
                    .singleElement()
                    .isInstanceOfSatisfying(SessionBooked.class, booked -> {
                        assertThat(booked.visit().seriesId()).isEqualTo(SERIES);
                        assertThat(clinic.reservations.of(visit.appointmentId()))
                                .isEqualTo(booked.visit()
                                        .claims(visit.appointmentId(), LENA)
                                        .claims());
                    });
        }
        axon.shutdown();
    }

    @Test
    void booksNothingWhereOneVisitCollides() {
        clinic.reserve(
                id("other"),
                ClinicOnPaper.PAUL,
                clinic.visit(ClinicOnPaper.visitAt("FACIAL", ClinicOnPaper.PAUL, MEI, null, "2026-03-05T10:00")));

        expectRefusal(
                fixture.given(PLANNED).when(slots("2026-03-03T10:00", "2026-03-05T10:00", "2026-03-09T10:00")),
                SeriesRefusal.SERIES_CONFLICTS,
                Map.of());
        assertThat(clinic.reservations.of(id("visit 2026-03-03T10:00"))).isEmpty();
    }

    @Test
    void namesEveryVisitThatCannotBeHad() {
        clinic.reserve(
                id("other"),
                ClinicOnPaper.PAUL,
                clinic.visit(ClinicOnPaper.visitAt("FACIAL", ClinicOnPaper.PAUL, MEI, null, "2026-03-09T10:00")));

        fixture.given(PLANNED)
                .when(slots("2026-03-03T10:00", "2026-03-04T10:00", "2026-03-09T10:00", "2026-03-12T05:00"))
                .expectException(new org.hamcrest.CustomMatcher<Throwable>("three conflicts") {
                    @Override
                    public boolean matches(Object thrown) {
                        return thrown instanceof Refused refused
                                && refused.facts().get(SeriesConflicts.FACT) instanceof SeriesConflicts conflicts
                                && reasons(conflicts.outcomes())
                                        .equals(List.of(
                                                "free", "gap-too-short", "slot-taken", "outside-opening-hours"));
                    }
                });
    }

    private static List<String> reasons(List<SlotOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome instanceof Conflicted conflicted ? conflicted.reason() : "free")
                .toList();
    }

    @Test
    void countsEachVisitOnceHoweverOftenItIsTold() {
        UUID visit = id("visit");
        SeriesSessionCompleted first = completed(visit, "2026-03-03", 1);

        fixture.given(PLANNED)
                .when(new CountSession(SERIES, visit, id("session"), LocalDate.parse("2026-03-03")))
                .expectEvents(first);
        fixture.given(PLANNED, first)
                .when(new CountSession(SERIES, visit, id("session"), LocalDate.parse("2026-03-03")))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void isCompletedByItsLastVisitWhoeverIsToldLast() {
        fixture.given(PLANNED, completed(id("visit 1"), "2026-03-03", 1), completed(id("visit 3"), "2026-03-09", 2))
                .when(new CountSession(SERIES, id("visit 2"), id("session"), LocalDate.parse("2026-03-05")))
                .expectEvents(
                        completed(id("visit 2"), "2026-03-05", 3),
                        new SeriesCompleted(
                                SERIES,
                                LENA,
                                clinic.clock.now(),
                                3,
                                LocalDate.parse("2026-03-09"),
                                Maintenance.MONTHLY));
    }

    @Test
    void takesNoMoreVisitsOnceItIsCompleted() {
        expectRefusal(
                fixture.given(
                                PLANNED,
                                new SeriesCompleted(
                                        SERIES,
                                        LENA,
                                        clinic.clock.now(),
                                        3,
                                        LocalDate.parse("2026-03-09"),
                                        Maintenance.MONTHLY))
                        .when(slots("2026-03-12T10:00")),
                SeriesRefusal.SERIES_COMPLETED,
                Map.of());
    }

    private static SeriesSessionCompleted completed(UUID visit, String date, int count) {
        return new SeriesSessionCompleted(SERIES, LENA, visit, id("session"), LocalDate.parse(date), count, 3);
    }
}
