package clinic.meridian.booking.appointment;

import static clinic.meridian.booking.appointment.ClinicOnPaper.JONAS;
import static clinic.meridian.booking.appointment.ClinicOnPaper.LENA;
import static clinic.meridian.booking.appointment.ClinicOnPaper.MEI;
import static clinic.meridian.booking.appointment.ClinicOnPaper.MITTE;
import static clinic.meridian.booking.appointment.ClinicOnPaper.PAUL;
import static clinic.meridian.booking.appointment.ClinicOnPaper.ROOM_1;
import static clinic.meridian.booking.appointment.ClinicOnPaper.ROOM_2;
import static clinic.meridian.booking.appointment.ClinicOnPaper.facialAt;
import static clinic.meridian.booking.appointment.ClinicOnPaper.id;
import static clinic.meridian.booking.appointment.ClinicOnPaper.screened;
import static clinic.meridian.booking.appointment.ClinicOnPaper.visitAt;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.RefusedAs;
import clinic.meridian.booking.Times;
import clinic.meridian.booking.appointment.AppointmentCommand.BookSession;
import clinic.meridian.booking.appointment.AppointmentCommand.CancelSession;
import clinic.meridian.booking.appointment.AppointmentCommand.CheckInClient;
import clinic.meridian.booking.appointment.AppointmentCommand.ConfirmAttendance;
import clinic.meridian.booking.appointment.AppointmentCommand.RecordNoShow;
import clinic.meridian.booking.appointment.AppointmentCommand.RecordTreatmentAborted;
import clinic.meridian.booking.appointment.AppointmentCommand.RecordTreatmentCompleted;
import clinic.meridian.booking.appointment.AppointmentCommand.RecordTreatmentStarted;
import clinic.meridian.booking.appointment.AppointmentCommand.RescheduleSession;
import clinic.meridian.booking.appointment.AppointmentCommand.UndoLastChange;
import clinic.meridian.booking.appointment.AppointmentEvent.AppointmentAborted;
import clinic.meridian.booking.appointment.AppointmentEvent.AppointmentFulfilled;
import clinic.meridian.booking.appointment.AppointmentEvent.AppointmentStarted;
import clinic.meridian.booking.appointment.AppointmentEvent.AttendanceConfirmed;
import clinic.meridian.booking.appointment.AppointmentEvent.ChangeUndone;
import clinic.meridian.booking.appointment.AppointmentEvent.ClientCheckedIn;
import clinic.meridian.booking.appointment.AppointmentEvent.NoShowRecorded;
import clinic.meridian.booking.appointment.AppointmentEvent.SessionBooked;
import clinic.meridian.booking.appointment.AppointmentEvent.SessionCancelled;
import clinic.meridian.booking.appointment.AppointmentEvent.SessionRescheduled;
import clinic.meridian.booking.appointment.AppointmentEvent.TreatmentConflict;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.location.LocationView.Room;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.booking.reservation.Claim;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.CancelledBy;
import clinic.meridian.contracts.ScreeningOutcome;
import clinic.meridian.contracts.UndoneChange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.Description;
import org.hamcrest.TypeSafeMatcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppointmentTest {

    private static final UUID VISIT = id("visit");
    private static final UUID SESSION = id("session");
    private static final Reason ILL = new Reason("ILL", "has a cold");

    private final ClinicOnPaper clinic = new ClinicOnPaper();
    private FixtureConfiguration<Appointment> fixture;

    /// Tomorrow at ten, in room 1.
    private Visit tomorrow;

    @BeforeEach
    void setUp() {
        fixture = new AggregateTestFixture<>(Appointment.class);
        fixture.registerInjectableResource(clinic.booking);
        fixture.registerInjectableResource(clinic.clock);
        tomorrow = clinic.visit(facialAt("2026-03-03T10:00"));
    }

    private Instant now() {
        return clinic.clock.now();
    }

    private SessionBooked booked(Visit visit) {
        clinic.reserve(VISIT, LENA, visit);
        return new SessionBooked(VISIT, LENA, visit, null, now());
    }

    private ResultValidator<Appointment> book(WantedVisit wanted) {
        return fixture.givenNoPriorActivity().when(new BookSession(VISIT, wanted));
    }

    private static ResultValidator<Appointment> expectRefusal(
            ResultValidator<Appointment> result, AppointmentRefusal reason) {
        return result.expectNoEvents().expectException(new RefusedAs(reason));
    }

    @Nested
    class Booking {

        @Test
        void isStoredWithEverythingThatWasAgreed() {
            book(facialAt("2026-03-03T10:00")).expectEvents(new SessionBooked(VISIT, LENA, tomorrow, null, now()));

            assertThat(tomorrow.localStart()).isEqualTo(LocalDateTime.parse("2026-03-03T10:00"));
            assertThat(tomorrow.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
            assertThat(tomorrow.start()).isEqualTo("2026-03-03T09:00:00Z");
            assertThat(tomorrow.end()).isEqualTo("2026-03-03T10:00:00Z");
            assertThat(tomorrow.policyVersion()).isEqualTo(1);
        }

        @Test
        void takesRoomClientAndHands() {
            book(facialAt("2026-03-03T10:00")).expectSuccessfulHandlerExecution();

            assertThat(clinic.reservations.of(VISIT))
                    .extracting(Claim::resource, Claim::during)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(ROOM_1, between("09:00", "10:05")),
                            org.assertj.core.groups.Tuple.tuple(LENA, between("09:00", "10:00")),
                            org.assertj.core.groups.Tuple.tuple(MEI, between("09:00", "09:20")),
                            org.assertj.core.groups.Tuple.tuple(MEI, between("09:45", "10:00")));
        }

        @Test
        void goesToTheNextRoomWhileTheFirstIsTaken() {
            clinic.reserve(id("other"), PAUL, clinic.visit(visitAt("FACIAL", PAUL, JONAS, ROOM_1, "2026-03-03T09:30")));

            book(facialAt("2026-03-03T10:00")).expectResultMessagePayloadMatching(inRoom(ROOM_2));
        }

        @Test
        void fitsIntoTheRestOfAnotherVisitOfThePractitioner() {
            clinic.reserve(id("other"), PAUL, clinic.visit(visitAt("FACIAL", PAUL, MEI, ROOM_1, "2026-03-03T09:35")));

            book(visitAt("FACIAL", LENA, MEI, ROOM_2, "2026-03-03T09:55")).expectSuccessfulHandlerExecution();
        }

        @Test
        void isRefusedWhereThePractitionersHandsAreTaken() {
            clinic.reserve(id("other"), PAUL, clinic.visit(visitAt("FACIAL", PAUL, MEI, ROOM_1, "2026-03-03T09:45")));

            expectRefusal(book(facialAt("2026-03-03T10:00")), AppointmentRefusal.SLOT_TAKEN);
        }

        @Test
        void isRefusedInARoomThatIsTaken() {
            clinic.reserve(id("other"), PAUL, clinic.visit(visitAt("FACIAL", PAUL, JONAS, ROOM_1, "2026-03-03T09:00")));

            expectRefusal(
                    book(visitAt("FACIAL", LENA, MEI, ROOM_1, "2026-03-03T10:00")), AppointmentRefusal.SLOT_TAKEN);
        }

        @Test
        void isRefusedWhereTheClientHasAnotherVisit() {
            clinic.reserve(id("other"), LENA, clinic.visit(visitAt("FACIAL", LENA, JONAS, ROOM_1, "2026-03-03T09:30")));

            expectRefusal(book(facialAt("2026-03-03T10:00")), AppointmentRefusal.SLOT_TAKEN);
        }

        @ParameterizedTest
        @CsvSource({
            "2026-03-02T07:55, IN_THE_PAST",
            "2026-03-03T10:03, OFF_THE_GRID",
            "2026-03-03T10:00:30, OFF_THE_GRID",
            "2026-03-03T07:30, OUTSIDE_OPENING_HOURS",
            "2026-03-03T19:30, OUTSIDE_OPENING_HOURS",
            "2026-03-03T08:30, OUTSIDE_WORKING_HOURS",
            "2026-03-03T17:05, OUTSIDE_WORKING_HOURS",
            "2026-03-29T02:30, TIME_DOES_NOT_EXIST"
        })
        void isRefusedAtATimeThatCannotBe(String start, AppointmentRefusal reason) {
            expectRefusal(book(facialAt(start)), reason);
        }

        @Test
        void mayEndWithTheWorkingDay() {
            book(facialAt("2026-03-03T17:00")).expectSuccessfulHandlerExecution();
        }

        @Test
        void isRefusedDuringAClosure() {
            clinic.closures = List.of(between("08:00", "09:05"));

            expectRefusal(book(facialAt("2026-03-03T10:00")), AppointmentRefusal.LOCATION_CLOSED);
        }

        @Test
        void isRefusedWhileThePractitionerIsAway() {
            clinic.absences = List.of(between("09:55", "12:00"));

            expectRefusal(book(facialAt("2026-03-03T10:00")), AppointmentRefusal.PRACTITIONER_ABSENT);
        }

        @Test
        void isRefusedForAServiceThatThePractitionerDoesNotOffer() {
            expectRefusal(
                    book(visitAt("MAINTENANCE", LENA, MEI, null, "2026-03-03T10:00")),
                    AppointmentRefusal.SERVICE_NOT_OFFERED);
        }

        @Test
        void isRefusedForAServiceThatDoesNotExist() {
            expectRefusal(
                    book(visitAt("BOTOX", LENA, MEI, null, "2026-03-03T10:00")), AppointmentRefusal.SERVICE_UNKNOWN);
        }

        @Test
        void isRefusedForStrangers() {
            expectRefusal(
                    book(visitAt("FACIAL", id("nobody"), MEI, null, "2026-03-03T10:00")),
                    AppointmentRefusal.CLIENT_UNKNOWN);
            expectRefusal(
                    book(visitAt("FACIAL", LENA, id("nobody"), null, "2026-03-03T10:00")),
                    AppointmentRefusal.PRACTITIONER_UNKNOWN);
            expectRefusal(
                    book(visitAt("FACIAL", LENA, MEI, id("no room"), "2026-03-03T10:00")),
                    AppointmentRefusal.ROOM_NOT_HERE);
            expectRefusal(
                    book(new WantedVisit(
                            LENA, "FACIAL", id("nowhere"), MEI, null, Times.stated("2026-03-03T10:00"), null, null)),
                    AppointmentRefusal.LOCATION_UNKNOWN);
        }

        @Test
        void isRefusedInARoomThatIsClosed() {
            clinic.rooms = List.of(new Room(ROOM_1, "Room 1", false), new Room(ROOM_2, "Room 2", true));

            expectRefusal(
                    book(visitAt("FACIAL", LENA, MEI, ROOM_1, "2026-03-03T10:00")), AppointmentRefusal.ROOM_NOT_HERE);
        }

        @Test
        void isRefusedWhileThereIsNoRoom() {
            clinic.rooms = List.of();

            expectRefusal(book(facialAt("2026-03-03T10:00")), AppointmentRefusal.ROOM_NOT_HERE);
        }

        @Test
        void goesOutsideHoursAndOffersWithAReason() {
            Reason reason = new Reason("VIP", "flies home at noon");
            WantedVisit early = new WantedVisit(
                    LENA, "MAINTENANCE", MITTE, MEI, null, Times.stated("2026-03-03T07:00"), null, reason);

            book(early)
                    .expectResultMessagePayloadMatching(matching(
                            "overridden",
                            (CurrentVisit visit) -> "VIP".equals(visit.visit().overrideCode())));
        }

        @Test
        void neverOverlapsWhateverTheReason() {
            clinic.reserve(id("other"), PAUL, clinic.visit(visitAt("FACIAL", PAUL, MEI, ROOM_1, "2026-03-03T10:00")));

            expectRefusal(
                    book(new WantedVisit(
                            LENA,
                            "FACIAL",
                            MITTE,
                            MEI,
                            null,
                            Times.stated("2026-03-03T10:00"),
                            null,
                            new Reason("VIP", null))),
                    AppointmentRefusal.SLOT_TAKEN);
        }

        @ParameterizedTest
        @CsvSource({
            "CLEARANCE_NEEDED, 2026-03-03T10:00, CLEARANCE_MISSING",
            "NOT_TODAY, 2026-03-02T10:00, NOT_TODAY",
            "NOT_SUITABLE, 2026-03-03T10:00, NOT_SUITABLE",
            "CLEAR, 2027-03-03T10:00, SCREENING_EXPIRED"
        })
        void isRefusedByTheScreening(ScreeningOutcome outcome, String start, AppointmentRefusal reason) {
            clinic.screening = screened(outcome);

            expectRefusal(book(facialAt(start)), reason);
        }

        @Test
        void needsAScreening() {
            clinic.screening = null;

            expectRefusal(book(facialAt("2026-03-03T10:00")), AppointmentRefusal.SCREENING_MISSING);
        }

        @ParameterizedTest
        @CsvSource({"CONSULTATION", "FIRST_VISIT"})
        void needsNoScreeningToBegin(String service) {
            clinic.screening = null;

            book(visitAt(service, LENA, MEI, null, "2026-03-03T10:00")).expectSuccessfulHandlerExecution();
        }
    }

    @Nested
    class Moving {

        private RescheduleSession to(String start) {
            return new RescheduleSession(VISIT, Times.ANY, Times.stated(start), null, null, ILL, null);
        }

        @Test
        void takesTheNewSlotInsteadOfTheOldOne() {
            Visit later = clinic.visit(facialAt("2026-03-04T11:00"));
            fixture.given(booked(tomorrow))
                    .when(to("2026-03-04T11:00"))
                    .expectEvents(
                            new SessionRescheduled(VISIT, LENA, later, tomorrow.start(), "ILL", "has a cold", now()));

            assertThat(clinic.reservations.of(VISIT))
                    .isEqualTo(later.claims(VISIT, LENA).claims());
        }

        @Test
        void mayOverlapItself() {
            fixture.given(booked(tomorrow)).when(to("2026-03-03T10:05")).expectSuccessfulHandlerExecution();
        }

        @Test
        void staysInItsRoomWhenThatIsFree() {
            Visit inRoom2 = clinic.visit(visitAt("FACIAL", LENA, MEI, ROOM_2, "2026-03-03T10:00"));

            fixture.given(booked(inRoom2))
                    .when(to("2026-03-04T11:00"))
                    .expectResultMessagePayloadMatching(inRoom(ROOM_2));
        }

        @Test
        void isRefusedWhereSomebodyElseIs() {
            SessionBooked booked = booked(tomorrow);
            clinic.reserve(id("other"), PAUL, clinic.visit(visitAt("FACIAL", PAUL, MEI, ROOM_2, "2026-03-04T11:00")));

            expectRefusal(fixture.given(booked).when(to("2026-03-04T11:00")), AppointmentRefusal.SLOT_TAKEN);
        }

        @Test
        void isRefusedToThePast() {
            expectRefusal(fixture.given(booked(tomorrow)).when(to("2026-03-01T11:00")), AppointmentRefusal.IN_THE_PAST);
        }

        @Test
        void isRefusedOnceTheClientIsThere() {
            expectRefusal(
                    fixture.given(booked(tomorrow), new ClientCheckedIn(VISIT, LENA, tomorrow, now()))
                            .when(to("2026-03-04T11:00")),
                    AppointmentRefusal.WRONG_STATUS);
        }
    }

    @Nested
    class Cancelling {

        private final CancelSession cancel = new CancelSession(VISIT, Times.ANY, ILL, CancelledBy.CLIENT, null);

        @Test
        void givesTheSlotBack() {
            fixture.given(booked(tomorrow))
                    .when(cancel)
                    .expectEvents(new SessionCancelled(
                            VISIT,
                            LENA,
                            tomorrow,
                            "ILL",
                            "has a cold",
                            CancelledBy.CLIENT,
                            false,
                            false,
                            null,
                            null,
                            now()));

            assertThat(clinic.reservations.of(VISIT)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"2026-03-02T08:59:59Z, false", "2026-03-02T09:00:00Z, true", "2026-03-03T12:00:00Z, true"})
        void isLateFromTwentyFourHoursBefore(Instant moment, boolean late) {
            SessionBooked booked = booked(tomorrow);
            clinic.clock.set(moment);

            fixture.given(booked)
                    .when(cancel)
                    .expectEvents(new SessionCancelled(
                            VISIT,
                            LENA,
                            tomorrow,
                            "ILL",
                            "has a cold",
                            CancelledBy.CLIENT,
                            late,
                            false,
                            null,
                            null,
                            moment));
        }

        @Test
        void canBeWaivedWhenItIsLate() {
            SessionBooked booked = booked(tomorrow);
            clinic.clock.advance(Duration.ofHours(20));

            fixture.given(booked)
                    .when(new CancelSession(VISIT, Times.ANY, ILL, CancelledBy.CLIENT, new Reason("GOODWILL", null)))
                    .expectEvents(new SessionCancelled(
                            VISIT,
                            LENA,
                            tomorrow,
                            "ILL",
                            "has a cold",
                            CancelledBy.CLIENT,
                            true,
                            true,
                            "GOODWILL",
                            null,
                            now()));
        }

        @Test
        void isRefusedTwice() {
            SessionCancelled cancelled = new SessionCancelled(
                    VISIT, LENA, tomorrow, "ILL", null, CancelledBy.CLIENT, false, false, null, null, now());

            expectRefusal(fixture.given(booked(tomorrow), cancelled).when(cancel), AppointmentRefusal.WRONG_STATUS);
        }
    }

    @Nested
    class OnTheDay {

        @Test
        void theClientConfirms() {
            fixture.given(booked(tomorrow))
                    .when(new ConfirmAttendance(VISIT, Times.ANY))
                    .expectEvents(new AttendanceConfirmed(VISIT, LENA, tomorrow, now()));
        }

        @Test
        void theClientIsCheckedIn() {
            SessionBooked booked = booked(tomorrow);
            clinic.clock.set(Instant.parse("2026-03-02T23:00:00Z"));

            fixture.given(booked)
                    .when(new CheckInClient(VISIT, Times.ANY))
                    .expectEvents(new ClientCheckedIn(VISIT, LENA, tomorrow, now()));
        }

        @ParameterizedTest
        @CsvSource({"2026-03-02T22:59:59Z", "2026-03-03T23:00:00Z"})
        void theClientIsNotCheckedInOnAnotherDayOfTheLocation(Instant moment) {
            SessionBooked booked = booked(tomorrow);
            clinic.clock.set(moment);

            expectRefusal(
                    fixture.given(booked).when(new CheckInClient(VISIT, Times.ANY)), AppointmentRefusal.NOT_THE_DAY);
        }

        @Test
        void aNoShowIsRecordedAQuarterOfAnHourAfterTheStart() {
            SessionBooked booked = booked(tomorrow);
            clinic.clock.set(Instant.parse("2026-03-03T09:15:00Z"));

            fixture.given(booked)
                    .when(new RecordNoShow(VISIT, Times.ANY, null))
                    .expectEvents(new NoShowRecorded(VISIT, LENA, tomorrow, false, null, null, now()));
            assertThat(clinic.reservations.of(VISIT)).isEmpty();
        }

        @Test
        void aNoShowIsNotRecordedBefore() {
            SessionBooked booked = booked(tomorrow);
            clinic.clock.set(Instant.parse("2026-03-03T09:14:59Z"));

            expectRefusal(
                    fixture.given(booked).when(new RecordNoShow(VISIT, Times.ANY, null)),
                    AppointmentRefusal.TOO_EARLY_FOR_NO_SHOW);
        }
    }

    @Nested
    class Undoing {

        private final UndoLastChange undo = new UndoLastChange(VISIT, Times.ANY, null);

        private ChangeUndone undone(Visit visit, AppointmentStatus status, UndoneChange what) {
            return new ChangeUndone(VISIT, LENA, visit, status, what, null, null, now());
        }

        @Test
        void withdrawsABooking() {
            fixture.given(booked(tomorrow))
                    .when(undo)
                    .expectEvents(undone(tomorrow, AppointmentStatus.WITHDRAWN, UndoneChange.BOOKING));

            assertThat(clinic.reservations.of(VISIT)).isEmpty();
        }

        @Test
        void bringsTheOldSlotBackAfterAMove() {
            Visit later = clinic.visit(facialAt("2026-03-04T11:00"));
            clinic.reserve(VISIT, LENA, later);

            fixture.given(
                            new SessionBooked(VISIT, LENA, tomorrow, null, now()),
                            new AttendanceConfirmed(VISIT, LENA, tomorrow, now()),
                            new SessionRescheduled(VISIT, LENA, later, tomorrow.start(), null, null, now()))
                    .when(undo)
                    .expectEvents(undone(tomorrow, AppointmentStatus.CONFIRMED, UndoneChange.RESCHEDULE));
            assertThat(clinic.reservations.of(VISIT))
                    .isEqualTo(tomorrow.claims(VISIT, LENA).claims());
        }

        @Test
        void takesTheSlotAgainAfterACancellation() {
            fixture.given(new SessionBooked(VISIT, LENA, tomorrow, null, now()), cancelled())
                    .when(undo)
                    .expectEvents(undone(tomorrow, AppointmentStatus.BOOKED, UndoneChange.CANCELLATION));

            assertThat(clinic.reservations.of(VISIT)).isNotEmpty();
        }

        @Test
        void isRefusedWhenSomebodyElseHasTheSlotNow() {
            clinic.reserve(id("other"), PAUL, clinic.visit(visitAt("FACIAL", PAUL, MEI, ROOM_2, "2026-03-03T10:00")));

            expectRefusal(
                    fixture.given(new SessionBooked(VISIT, LENA, tomorrow, null, now()), cancelled())
                            .when(undo),
                    AppointmentRefusal.SLOT_TAKEN);
        }

        @Test
        void goesBackStepByStep() {
            fixture.given(
                            booked(tomorrow),
                            new AttendanceConfirmed(VISIT, LENA, tomorrow, now()),
                            new ClientCheckedIn(VISIT, LENA, tomorrow, now()),
                            undone(tomorrow, AppointmentStatus.CONFIRMED, UndoneChange.CHECK_IN))
                    .when(undo)
                    .expectEvents(undone(tomorrow, AppointmentStatus.BOOKED, UndoneChange.CONFIRMATION));
        }

        @Test
        void endsWhereNothingIsLeft() {
            expectRefusal(
                    fixture.given(
                                    new SessionBooked(VISIT, LENA, tomorrow, null, now()),
                                    undone(tomorrow, AppointmentStatus.WITHDRAWN, UndoneChange.BOOKING))
                            .when(undo),
                    AppointmentRefusal.NOTHING_TO_UNDO);
        }

        @Test
        void isPossibleForADay() {
            Instant then = now();
            SessionBooked booked = booked(tomorrow);
            clinic.clock.set(then.plus(Duration.ofHours(24)));
            fixture.given(booked).when(undo).expectSuccessfulHandlerExecution();
        }

        @Test
        void isTooLateAfterADay() {
            Instant then = now();
            SessionBooked booked = booked(tomorrow);
            clinic.clock.set(then.plus(Duration.ofHours(24)).plusSeconds(1));

            expectRefusal(fixture.given(booked).when(undo), AppointmentRefusal.UNDO_TOO_LATE);
        }

        @Test
        void isRefusedDuringTreatment() {
            expectRefusal(
                    fixture.given(booked(tomorrow), new AppointmentStarted(VISIT, LENA, tomorrow, SESSION, null, now()))
                            .when(undo),
                    AppointmentRefusal.WRONG_STATUS);
        }

        private SessionCancelled cancelled() {
            return new SessionCancelled(
                    VISIT, LENA, tomorrow, "ILL", null, CancelledBy.CLIENT, false, false, null, null, now());
        }
    }

    @Nested
    class InTheTreatmentRoom {

        private final RecordTreatmentStarted started = new RecordTreatmentStarted(VISIT, SESSION);
        private final RecordTreatmentCompleted completed = new RecordTreatmentCompleted(VISIT, SESSION);

        @Test
        void theVisitBegins() {
            fixture.given(booked(tomorrow), new ClientCheckedIn(VISIT, LENA, tomorrow, now()))
                    .when(started)
                    .expectEvents(new AppointmentStarted(VISIT, LENA, tomorrow, SESSION, null, now()));
        }

        @Test
        void theVisitIsFulfilled() {
            fixture.given(booked(tomorrow), new AppointmentStarted(VISIT, LENA, tomorrow, SESSION, null, now()))
                    .when(completed)
                    .expectEvents(new AppointmentFulfilled(VISIT, LENA, tomorrow, SESSION, null, now()));
        }

        @Test
        void theVisitIsBrokenOff() {
            fixture.given(booked(tomorrow), new AppointmentStarted(VISIT, LENA, tomorrow, SESSION, null, now()))
                    .when(new RecordTreatmentAborted(VISIT, SESSION))
                    .expectEvents(new AppointmentAborted(VISIT, LENA, tomorrow, SESSION, null, now()));
        }

        @Test
        void whatIsToldTwiceIsAcceptedOnce() {
            fixture.given(
                            booked(tomorrow),
                            new AppointmentStarted(VISIT, LENA, tomorrow, SESSION, null, now()),
                            new AppointmentFulfilled(VISIT, LENA, tomorrow, SESSION, null, now()))
                    .when(completed)
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void nobodyHadToCheckIn() {
            fixture.given(booked(tomorrow))
                    .when(started)
                    .expectEvents(new AppointmentStarted(
                            VISIT, LENA, tomorrow, SESSION, TreatmentConflict.NOT_CHECKED_IN, now()));
        }

        @Test
        void aCancelledVisitTakesItsSlotAgain() {
            fixture.given(new SessionBooked(VISIT, LENA, tomorrow, null, now()), cancelled())
                    .when(started)
                    .expectEvents(new AppointmentStarted(
                            VISIT, LENA, tomorrow, SESSION, TreatmentConflict.HAD_BEEN_GIVEN_UP, now()));

            assertThat(clinic.reservations.of(VISIT)).isNotEmpty();
        }

        @Test
        void aCancelledVisitBeginsEvenWhereOthersHaveItsSlot() {
            clinic.reserve(id("other"), PAUL, clinic.visit(visitAt("FACIAL", PAUL, MEI, ROOM_2, "2026-03-03T10:00")));

            fixture.given(new SessionBooked(VISIT, LENA, tomorrow, null, now()), cancelled())
                    .when(started)
                    .expectEvents(new AppointmentStarted(
                            VISIT, LENA, tomorrow, SESSION, TreatmentConflict.SLOT_GIVEN_TO_OTHERS, now()));
        }

        @Test
        void anEndWithoutABeginningCountsAllTheSame() {
            fixture.given(booked(tomorrow), new ClientCheckedIn(VISIT, LENA, tomorrow, now()))
                    .when(completed)
                    .expectEvents(new AppointmentFulfilled(
                            VISIT, LENA, tomorrow, SESSION, TreatmentConflict.NOT_STARTED, now()));
        }

        private SessionCancelled cancelled() {
            return new SessionCancelled(
                    VISIT, LENA, tomorrow, "ILL", null, CancelledBy.CLIENT, false, false, null, null, now());
        }
    }

    @Test
    void aChangeByAnOldViewIsStale() {
        fixture.given(booked(tomorrow), new AttendanceConfirmed(VISIT, LENA, tomorrow, now()))
                .when(new CheckInClient(VISIT, Times.version(0)))
                .expectNoEvents()
                .expectExceptionMessage(
                        "Somebody changed this after you opened it. Nothing was changed; look at it again first.");
    }

    private static TimeRange between(String from, String to) {
        return new TimeRange(Instant.parse("2026-03-03T" + from + ":00Z"), Instant.parse("2026-03-03T" + to + ":00Z"));
    }

    private static org.hamcrest.Matcher<CurrentVisit> inRoom(UUID room) {
        return matching("in room " + room, visit -> visit.visit().roomId().equals(room));
    }

    private static org.hamcrest.Matcher<CurrentVisit> matching(
            String what, java.util.function.Predicate<CurrentVisit> test) {
        return new TypeSafeMatcher<>() {
            @Override
            protected boolean matchesSafely(CurrentVisit visit) {
                return test.test(visit);
            }

            @Override
            public void describeTo(Description description) {
                description.appendText(what);
            }
        };
    }
}
