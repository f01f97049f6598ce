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
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.booking.rhythm.Rhythm;
import clinic.meridian.booking.series.SeriesCommand.AbandonSeries;
import clinic.meridian.booking.series.SeriesCommand.BookSeries;
import clinic.meridian.booking.series.SeriesCommand.CountSession;
import clinic.meridian.booking.series.SeriesCommand.ExtendSeries;
import clinic.meridian.booking.series.SeriesCommand.LapseSeries;
import clinic.meridian.booking.series.SeriesCommand.PauseSeries;
import clinic.meridian.booking.series.SeriesCommand.PlanSeries;
import clinic.meridian.booking.series.SeriesCommand.ReopenSeries;
import clinic.meridian.booking.series.SeriesCommand.ResumeSeries;
import clinic.meridian.booking.series.SeriesEvent.BookedVisit;
import clinic.meridian.booking.series.SeriesEvent.SeriesAbandoned;
import clinic.meridian.booking.series.SeriesEvent.SeriesBooked;
import clinic.meridian.booking.series.SeriesEvent.SeriesCompleted;
import clinic.meridian.booking.series.SeriesEvent.SeriesExtended;
import clinic.meridian.booking.series.SeriesEvent.SeriesLapsed;
import clinic.meridian.booking.series.SeriesEvent.SeriesPaused;
import clinic.meridian.booking.series.SeriesEvent.SeriesPlanned;
import clinic.meridian.booking.series.SeriesEvent.SeriesReopened;
import clinic.meridian.booking.series.SeriesEvent.SeriesResumed;
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
import org.junit.jupiter.api.Nested;
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
        fixture.registerInjectableResource(clinic.locks);
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

    @Nested
    class Pausing {

        private static final SeriesPaused PAUSED = new SeriesPaused(SERIES, LENA, "TRAVEL", "until May");

        @Test
        void keepsTheReason() {
            fixture.given(PLANNED)
                    .when(new PauseSeries(SERIES, Times.ANY, new Reason("TRAVEL", "until May")))
                    .expectEvents(PAUSED);
        }

        @Test
        void leavesNoRoomForBookings() {
            expectRefusal(
                    fixture.given(PLANNED, PAUSED).when(slots("2026-03-12T10:00")),
                    SeriesRefusal.SERIES_PAUSED,
                    Map.of());
        }

        @Test
        void endsOnceAndOnlyIfItHasBegun() {
            fixture.given(PLANNED, PAUSED)
                    .when(new ResumeSeries(SERIES, Times.ANY, null))
                    .expectEvents(new SeriesResumed(SERIES, LENA, null, null, LocalDate.parse("2026-03-02")));
            expectRefusal(
                    fixture.given(PLANNED).when(new ResumeSeries(SERIES, Times.ANY, null)),
                    SeriesRefusal.WRONG_STATUS,
                    Map.of());
        }

        @Test
        void isRefusedOverAChangeOfOthers() {
            fixture.given(PLANNED, PAUSED)
                    .when(new ResumeSeries(SERIES, Times.version(0), null))
                    .expectNoEvents()
                    .expectException(Refused.class);
        }
    }

    @Nested
    class Extending {

        private static ExtendSeries by(int sessions, int weeks) {
            return new ExtendSeries(SERIES, Times.ANY, sessions, weeks);
        }

        @Test
        void addsVisitsAndWeeks() {
            fixture.given(PLANNED)
                    .when(by(4, 2))
                    .expectEvents(new SeriesExtended(SERIES, LENA, 4, 2, 7, 12, LocalDate.parse("2026-03-02")));
        }

        @Test
        void endsAtTwentyFourVisits() {
            fixture.given(PLANNED).when(by(21, 2)).expectSuccessfulHandlerExecution();
            expectRefusal(fixture.given(PLANNED).when(by(22, 20)), SeriesRefusal.SERIES_TOO_LONG, Map.of());
            expectRefusal(fixture.given(PLANNED).when(by(0, 95)), SeriesRefusal.SERIES_TOO_LONG, Map.of());
        }

        @Test
        void mustFit() {
            expectRefusal(
                    fixture.given(PLANNED).when(by(21, 1)),
                    SeriesRefusal.SERIES_DOES_NOT_FIT,
                    Map.of("needsWeeks", 12));
        }

        @Test
        void makesACompletedSeriesGoOnAndBeCompletedAgain() {
            SeriesCompleted ended = new SeriesCompleted(
                    SERIES, LENA, clinic.clock.now(), 3, LocalDate.parse("2026-03-09"), Maintenance.MONTHLY);
            fixture.given(
                            PLANNED,
                            completed(id("visit 1"), "2026-03-03", 1),
                            completed(id("visit 2"), "2026-03-05", 2),
                            completed(id("visit 3"), "2026-03-09", 3),
                            ended,
                            new SeriesExtended(SERIES, LENA, 1, 0, 4, 10, LocalDate.parse("2026-03-10")))
                    .when(new CountSession(SERIES, id("visit 4"), id("session"), LocalDate.parse("2026-03-12")))
                    .expectEvents(
                            new SeriesSessionCompleted(
                                    SERIES, LENA, id("visit 4"), id("session"), LocalDate.parse("2026-03-12"), 4, 4),
                            new SeriesCompleted(
                                    SERIES,
                                    LENA,
                                    clinic.clock.now(),
                                    4,
                                    LocalDate.parse("2026-03-12"),
                                    Maintenance.MONTHLY));
            expectRefusal(fixture.given(PLANNED, ended).when(by(0, 2)), SeriesRefusal.SERIES_COMPLETED, Map.of());
        }
    }

    @Nested
    class Abandoning {

        private static final AbandonSeries ABANDON =
                new AbandonSeries(SERIES, Times.ANY, new Reason("MOVED_AWAY", null));

        @Test
        void saysHowFarItCame() {
            clinic.series = StandingSeries.of(LENA, TWICE_A_WEEK, Map.of(id("visit 1"), "2026-03-03"));
            fixture.given(PLANNED, completed(id("visit 1"), "2026-03-03", 1))
                    .when(ABANDON)
                    .expectEvents(new SeriesAbandoned(SERIES, LENA, "MOVED_AWAY", null, 1));
        }

        @Test
        void isRefusedWithTheVisitsThatAreStillBooked() {
            clinic.series = StandingSeries.of(
                    LENA, TWICE_A_WEEK, Map.of(id("visit 1"), "2026-03-03", id("visit 2"), "2026-03-05"));
            expectRefusal(
                    fixture.given(PLANNED, completed(id("visit 1"), "2026-03-03", 1))
                            .when(ABANDON),
                    SeriesRefusal.SERIES_HAS_VISITS,
                    Map.of("appointments", List.of(id("visit 2"))));
        }

        @Test
        void isForGood() {
            SeriesAbandoned abandoned = new SeriesAbandoned(SERIES, LENA, "MOVED_AWAY", null, 0);
            expectRefusal(fixture.given(PLANNED, abandoned).when(ABANDON), SeriesRefusal.WRONG_STATUS, Map.of());
            expectRefusal(
                    fixture.given(PLANNED, abandoned).when(slots("2026-03-12T10:00")),
                    SeriesRefusal.SERIES_ABANDONED,
                    Map.of());
            expectRefusal(
                    fixture.given(PLANNED, abandoned).when(new ExtendSeries(SERIES, Times.ANY, 1, 1)),
                    SeriesRefusal.SERIES_ABANDONED,
                    Map.of());
        }
    }

    @Nested
    class Lapsing {

        private final LapseSeries lapse = new LapseSeries(SERIES);
        private final SeriesSessionCompleted first = completed(id("visit 1"), "2026-03-03", 1);

        @BeforeEach
        void fulfilOne() {
            clinic.series = StandingSeries.of(LENA, TWICE_A_WEEK, Map.of(id("visit 1"), "2026-03-03"));
        }

        private void itIs(String localTime) {
            clinic.clock.set(Times.stated(localTime).instant(ClinicOnPaper.BERLIN, "now"));
        }

        @Test
        void happensOnTheFirstDayAfterTheLongestGap() {
            itIs("2026-03-17T23:59");
            fixture.given(PLANNED, first).when(lapse).expectNoEvents();

            itIs("2026-03-18T00:00");
            fixture.given(PLANNED, first)
                    .when(lapse)
                    .expectEvents(new SeriesLapsed(SERIES, LENA, 1, LocalDate.parse("2026-03-03")));
        }

        @Test
        void doesNotHappenWhileSomethingIsBookedOrItIsPausedOrNothingWasFulfilled() {
            itIs("2026-05-01T00:00");
            fixture.given(PLANNED, first, new SeriesPaused(SERIES, LENA, "TRAVEL", null))
                    .when(lapse)
                    .expectNoEvents();
            fixture.given(PLANNED).when(lapse).expectNoEvents();
            clinic.series = StandingSeries.of(
                    LENA, TWICE_A_WEEK, Map.of(id("visit 1"), "2026-03-03", id("visit 2"), "2026-05-05"));
            fixture.given(PLANNED, first).when(lapse).expectNoEvents();
        }

        @Test
        void countsAnewFromTheEndOfAPause() {
            SeriesResumed resumed = new SeriesResumed(SERIES, LENA, null, null, LocalDate.parse("2026-04-01"));
            SeriesPaused paused = new SeriesPaused(SERIES, LENA, "TRAVEL", null);

            itIs("2026-04-15T23:59");
            fixture.given(PLANNED, first, paused, resumed).when(lapse).expectNoEvents();

            itIs("2026-04-16T00:00");
            fixture.given(PLANNED, first, paused, resumed)
                    .when(lapse)
                    .expectEvents(new SeriesLapsed(SERIES, LENA, 1, LocalDate.parse("2026-03-03")));
        }

        @Test
        void endsWithTheNextVisitThatStands() {
            BookedVisit visit =
                    new BookedVisit(id("visit 2"), 2, java.time.OffsetDateTime.parse("2026-04-01T10:00:00+02:00"));
            SeriesLapsed lapsed = new SeriesLapsed(SERIES, LENA, 1, LocalDate.parse("2026-03-03"));

            fixture.given(PLANNED, first, lapsed)
                    .when(new ReopenSeries(SERIES, visit))
                    .expectEvents(new SeriesReopened(SERIES, LENA, visit));
            fixture.given(PLANNED, first).when(new ReopenSeries(SERIES, visit)).expectNoEvents();
        }
    }

    private static SeriesSessionCompleted completed(UUID visit, String date, int count) {
        return new SeriesSessionCompleted(SERIES, LENA, visit, id("session"), LocalDate.parse(date), count, 3);
    }
}
