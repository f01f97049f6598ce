package clinic.meridian.session.treatment;

import static clinic.meridian.session.RefusedBecause.refusedBecause;
import static clinic.meridian.session.treatment.SessionFixture.APPOINTMENT;
import static clinic.meridian.session.treatment.SessionFixture.CLIENT;
import static clinic.meridian.session.treatment.SessionFixture.LEA;
import static clinic.meridian.session.treatment.SessionFixture.MEI;
import static clinic.meridian.session.treatment.SessionFixture.NOW;
import static clinic.meridian.session.treatment.SessionFixture.SESSION;
import static clinic.meridian.session.treatment.SessionFixture.TODAY;
import static clinic.meridian.session.treatment.SessionFixture.completed;
import static clinic.meridian.session.treatment.SessionFixture.mouth;
import static clinic.meridian.session.treatment.SessionFixture.pulled;
import static clinic.meridian.session.treatment.SessionFixture.removed;
import static clinic.meridian.session.treatment.SessionFixture.resting;
import static clinic.meridian.session.treatment.SessionFixture.st4;
import static clinic.meridian.session.treatment.SessionFixture.started;
import static clinic.meridian.session.treatment.SessionFixture.twoIn;
import static clinic.meridian.session.treatment.SessionFixture.visit;

import clinic.meridian.session.consent.Procedure;
import clinic.meridian.session.point.Side;
import clinic.meridian.session.reason.Reason;
import clinic.meridian.session.screening.Outcome;
import clinic.meridian.session.screening.PointsToAvoid;
import clinic.meridian.session.screening.Screenings.Standing;
import clinic.meridian.session.treatment.TreatmentCommand.AbortSession;
import clinic.meridian.session.treatment.TreatmentCommand.AmendRecord;
import clinic.meridian.session.treatment.TreatmentCommand.CompleteSession;
import clinic.meridian.session.treatment.TreatmentCommand.CorrectInsertion;
import clinic.meridian.session.treatment.TreatmentCommand.DeclareNeedleMissing;
import clinic.meridian.session.treatment.TreatmentCommand.DeclareNeedleRetained;
import clinic.meridian.session.treatment.TreatmentCommand.HandOver;
import clinic.meridian.session.treatment.TreatmentCommand.InsertNeedles;
import clinic.meridian.session.treatment.TreatmentCommand.NoteRestOverrun;
import clinic.meridian.session.treatment.TreatmentCommand.PerformAddOn;
import clinic.meridian.session.treatment.TreatmentCommand.ReconcileNeedles;
import clinic.meridian.session.treatment.TreatmentCommand.RecordAssessment;
import clinic.meridian.session.treatment.TreatmentCommand.RecordBrokenNeedle;
import clinic.meridian.session.treatment.TreatmentCommand.RecordPreparation;
import clinic.meridian.session.treatment.TreatmentCommand.RecordStrayNeedle;
import clinic.meridian.session.treatment.TreatmentCommand.RemoveInEmergency;
import clinic.meridian.session.treatment.TreatmentCommand.RemoveNeedles;
import clinic.meridian.session.treatment.TreatmentCommand.StartRest;
import clinic.meridian.session.treatment.TreatmentCommand.StartRestByItself;
import clinic.meridian.session.treatment.TreatmentCommand.StartSession;
import clinic.meridian.session.treatment.TreatmentEvent.AddOnPerformed;
import clinic.meridian.session.treatment.TreatmentEvent.AssessmentRecorded;
import clinic.meridian.session.treatment.TreatmentEvent.InsertionCorrected;
import clinic.meridian.session.treatment.TreatmentEvent.NeedleBroken;
import clinic.meridian.session.treatment.TreatmentEvent.NeedleMissing;
import clinic.meridian.session.treatment.TreatmentEvent.NeedleRetained;
import clinic.meridian.session.treatment.TreatmentEvent.NeedlesInserted;
import clinic.meridian.session.treatment.TreatmentEvent.NeedlesReconciled;
import clinic.meridian.session.treatment.TreatmentEvent.NeedlesRemoved;
import clinic.meridian.session.treatment.TreatmentEvent.NeedlesRemovedInEmergency;
import clinic.meridian.session.treatment.TreatmentEvent.PreparationRecorded;
import clinic.meridian.session.treatment.TreatmentEvent.RecordAmended;
import clinic.meridian.session.treatment.TreatmentEvent.RestOverran;
import clinic.meridian.session.treatment.TreatmentEvent.RestStarted;
import clinic.meridian.session.treatment.TreatmentEvent.SessionAborted;
import clinic.meridian.session.treatment.TreatmentEvent.SessionCompleted;
import clinic.meridian.session.treatment.TreatmentEvent.SessionHandedOver;
import clinic.meridian.session.treatment.TreatmentEvent.SessionStarted;
import clinic.meridian.session.treatment.TreatmentEvent.StrayNeedleFound;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreatmentSessionTest {

    private final SessionFixture clinic = new SessionFixture();

    private ResultValidator<TreatmentSession> when(Object command, Object... given) {
        return clinic.axon.given(given).when(command);
    }

    private static Standing standing(Outcome outcome, Duration before) {
        return new Standing("s-1", outcome, NOW.minus(before), TODAY.plusYears(1), null);
    }

    @Nested
    class Start {

        private ResultValidator<TreatmentSession> start() {
            return clinic.axon.givenNoPriorActivity().when(new StartSession(SESSION, APPOINTMENT, null));
        }

        @Test
        void startsACheckedInVisitWithTodaysScreeningAndConsent() {
            start().expectEvents(started());
        }

        @Test
        void belongsToTheSignedInPractitioner() {
            clinic.axon
                    .givenNoPriorActivity()
                    .when(new StartSession(SESSION, APPOINTMENT, LEA))
                    .expectEvents(new SessionStarted(
                            SESSION, APPOINTMENT, CLIENT, "l-1", "r-1", "Europe/Berlin", LEA, "FACIAL", 25, NOW));
        }

        @Test
        void waitsForAnAppointmentThatNobodyHasToldOf() {
            clinic.visit = null;
            start().expectException(refusedBecause(TreatmentRefusal.NOT_KNOWN_YET))
                    .expectNoEvents();
        }

        @ParameterizedTest
        @ValueSource(strings = {"BOOKED", "CONFIRMED", "CANCELLED", "NO_SHOW", "FULFILLED"})
        void needsTheClientToBeCheckedIn(String status) {
            clinic.visit = visit("FACIAL", status);
            start().expectException(refusedBecause(TreatmentRefusal.NOT_CHECKED_IN, status));
        }

        @Test
        void needsAScreening() {
            clinic.standing = null;
            start().expectException(refusedBecause(TreatmentRefusal.SCREENING_MISSING));
        }

        @Test
        void needsTheScreeningOnTheSameLocalDay() {
            // 23:30 of the day before in Berlin, though the same day in UTC would be a different question.
            clinic.standing = standing(Outcome.CLEAR, Duration.ofMinutes(10 * 60 + 30));
            start().expectException(refusedBecause(TreatmentRefusal.SCREENING_MISSING));
            clinic.standing = standing(Outcome.CLEAR, Duration.ofMinutes(9 * 60 + 59));
            start().expectSuccessfulHandlerExecution();
        }

        @Test
        void takesCaution() {
            clinic.standing = standing(Outcome.CAUTION, Duration.ofMinutes(1));
            start().expectSuccessfulHandlerExecution();
        }

        @ParameterizedTest
        @EnumSource(names = {"CLEARANCE_NEEDED", "NOT_TODAY", "NOT_SUITABLE"})
        void refusesWhatTodaysScreeningSpeaksAgainst(Outcome outcome) {
            clinic.standing = standing(outcome, Duration.ofMinutes(1));
            start().expectException(refusedBecause(TreatmentRefusal.valueOf(outcome.name())));
        }

        @Test
        void takesAClearanceThatIsValidToday() {
            clinic.standing = new Standing("s-1", Outcome.CLEARANCE_NEEDED, NOW, TODAY.plusYears(1), TODAY);
            start().expectSuccessfulHandlerExecution();
            clinic.standing =
                    new Standing("s-1", Outcome.CLEARANCE_NEEDED, NOW, TODAY.plusYears(1), TODAY.minusDays(1));
            start().expectException(refusedBecause(TreatmentRefusal.CLEARANCE_NEEDED));
        }

        @Test
        void needsConsentInForce() {
            clinic.consents.remove(Procedure.FACIAL_ACUPUNCTURE);
            start().expectException(refusedBecause(TreatmentRefusal.CONSENT_MISSING));
        }

        @Test
        void aConsultationNeedsNeitherScreeningNorConsent() {
            clinic.visit = visit("CONSULTATION", "CHECKED_IN");
            clinic.standing = null;
            clinic.consents.clear();
            start().expectEvents(started("CONSULTATION"));
        }

        @Test
        void happensOnce() {
            when(new StartSession(SESSION, APPOINTMENT, null), started())
                    .expectException(refusedBecause(TreatmentRefusal.ALREADY_STARTED))
                    .expectNoEvents();
        }
    }

    @Nested
    class BeforeTheNeedles {

        @Test
        void recordsTheAssessment() {
            when(new RecordAssessment(SESSION, "tense jaw", List.of("JAW_TENSION")), started())
                    .expectEvents(new AssessmentRecorded(SESSION, CLIENT, "tense jaw", List.of("JAW_TENSION"), NOW));
        }

        @Test
        void recordsThePreparation() {
            when(new RecordPreparation(SESSION, List.of("HANDS")), started())
                    .expectEvents(new PreparationRecorded(SESSION, CLIENT, List.of("HANDS"), NOW));
        }
    }

    @Nested
    class Insertion {

        @Test
        void chartsPlacementsUnderWhoeverInserted() {
            when(new InsertNeedles(SESSION, List.of(st4(Side.LEFT)), null, LEA), started())
                    .expectEvents(new NeedlesInserted(SESSION, CLIENT, LEA, List.of(st4(Side.LEFT)), null, null, NOW));
        }

        @Test
        void fallsBackToTheSessionsPractitioner() {
            when(
                            new InsertNeedles(SESSION, List.of(st4(Side.LEFT)), null, null),
                            started(),
                            new SessionHandedOver(SESSION, CLIENT, MEI, LEA, null, NOW))
                    .expectEvents(new NeedlesInserted(SESSION, CLIENT, LEA, List.of(st4(Side.LEFT)), null, null, NOW));
        }

        @Test
        void aConsultationHasNone() {
            when(new InsertNeedles(SESSION, List.of(st4(Side.LEFT)), null, null), started("CONSULTATION"))
                    .expectException(refusedBecause(TreatmentRefusal.CONSULTATION_HAS_NO_NEEDLES));
        }

        @Test
        void stopsWhenConsentIsWithdrawn() {
            clinic.consents.clear();
            when(new InsertNeedles(SESSION, List.of(st4(Side.LEFT)), null, null), started())
                    .expectException(refusedBecause(TreatmentRefusal.CONSENT_MISSING));
        }

        private final Placement li4 =
                new Placement("LI4", "hand", Side.LEFT, 1, null, null, null, null, null, null, null);

        @Test
        void leavesOutPointsToAvoid() {
            clinic.avoid.add(PointsToAvoid.PREGNANCY);
            when(new InsertNeedles(SESSION, List.of(st4(Side.LEFT), li4), null, null), started())
                    .expectException(refusedBecause(TreatmentRefusal.POINT_TO_AVOID, "LI4"));
            when(new InsertNeedles(SESSION, List.of(st4(Side.LEFT)), null, null), started())
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void needlesAPointToAvoidOnlyWithAReasonAndRecordsIt() {
            clinic.avoid.add(PointsToAvoid.PREGNANCY);
            when(new InsertNeedles(SESSION, List.of(li4), "agreed with her midwife", null), started())
                    .expectEvents(new NeedlesInserted(
                            SESSION, CLIENT, MEI, List.of(li4), List.of("LI4"), "agreed with her midwife", NOW));
        }

        @Test
        void anOverrideOfNothingIsNotRecorded() {
            when(new InsertNeedles(SESSION, List.of(li4), "just in case", null), started())
                    .expectEvents(new NeedlesInserted(SESSION, CLIENT, MEI, List.of(li4), null, null, NOW));
        }

        @Test
        void isCorrectedVisibly() {
            when(new CorrectInsertion(SESSION, mouth(1), Reason.of("MISCOUNTED"), null), started(), twoIn())
                    .expectEvents(new InsertionCorrected(SESSION, CLIENT, MEI, mouth(1), "MISCOUNTED", null, NOW));
        }

        @Test
        void isNotCorrectedBelowWhatIsStillIn() {
            when(
                            new CorrectInsertion(SESSION, mouth(2), Reason.of("MISCOUNTED"), null),
                            started(),
                            twoIn(),
                            removed(1, NOW))
                    .expectException(refusedBecause(TreatmentRefusal.MORE_OUT_THAN_IN, "mouth", "1 of 2"));
        }
    }

    @Nested
    class Resting {

        @Test
        void takesTheServicesMinutesUnlessToldOtherwise() {
            when(new StartRest(SESSION, null, null), started(), twoIn()).expectEvents(resting());
            when(new StartRest(SESSION, 20, null), started(), twoIn())
                    .expectEvents(
                            new RestStarted(SESSION, CLIENT, MEI, NOW, 20, NOW.plus(Duration.ofMinutes(20)), false));
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 0, 19, 31})
        void lastsTwentyToThirtyMinutes(int minutes) {
            when(new StartRest(SESSION, minutes, null), started(), twoIn())
                    .expectException(refusedBecause(TreatmentRefusal.REST_LENGTH));
        }

        @Test
        void needsANeedle() {
            when(new StartRest(SESSION, null, null), started())
                    .expectException(refusedBecause(TreatmentRefusal.NO_NEEDLES_IN));
        }

        @Test
        void beginsOnceAndItsPlannedEndStays() {
            when(new StartRest(SESSION, 30, null), started(), twoIn(), resting())
                    .expectException(refusedBecause(TreatmentRefusal.ALREADY_RESTING));
            when(new InsertNeedles(SESSION, List.of(st4(Side.RIGHT)), null, null), started(), twoIn(), resting())
                    .expectEvents(new NeedlesInserted(SESSION, CLIENT, MEI, List.of(st4(Side.RIGHT)), null, null, NOW));
        }

        @Test
        void beginsByItself() {
            var due = NOW.plus(Duration.ofMinutes(20));
            clinic.now = due.plusSeconds(3);
            when(new StartRestByItself(SESSION, due), started(), twoIn())
                    .expectEvents(
                            new RestStarted(SESSION, CLIENT, MEI, due, 25, due.plus(Duration.ofMinutes(25)), true));
        }

        @Test
        void doesNotBeginByItselfWhenItBeganOrThereIsNothingToRestWith() {
            var command = new StartRestByItself(SESSION, NOW);
            when(command, started(), twoIn(), resting()).expectNoEvents().expectSuccessfulHandlerExecution();
            when(command, started(), twoIn(), removed(2, NOW)).expectNoEvents();
            when(command, started(), completed()).expectNoEvents();
        }

        @Test
        void overrunsOnceWhileANeedleIsIn() {
            var due = NOW.plus(Duration.ofMinutes(30));
            var overran = new RestOverran(SESSION, CLIENT, MEI, NOW.plus(Duration.ofMinutes(25)), due, 1);
            var command = new NoteRestOverrun(SESSION, due);

            when(command, started(), twoIn(), resting(), removed(1, due)).expectEvents(overran);
            when(command, started(), twoIn(), resting(), removed(2, due)).expectNoEvents();
            when(command, started(), twoIn(), resting(), overran).expectNoEvents();
        }
    }

    @Nested
    class Removal {

        @Test
        void countsNeedlesOut() {
            when(new RemoveNeedles(SESSION, List.of(mouth(2)), LEA), started(), twoIn())
                    .expectEvents(new NeedlesRemoved(SESSION, CLIENT, LEA, List.of(mouth(2)), NOW));
        }

        @Test
        void neverMoreThanAreIn() {
            when(new RemoveNeedles(SESSION, List.of(mouth(3)), null), started(), twoIn())
                    .expectException(refusedBecause(TreatmentRefusal.MORE_OUT_THAN_IN, "mouth LEFT", "3", "2 of 2"))
                    .expectNoEvents();
            when(
                            new RemoveNeedles(SESSION, List.of(new NeedleCount(null, "cheek", Side.LEFT, 1)), null),
                            started(),
                            twoIn())
                    .expectException(refusedBecause(TreatmentRefusal.MORE_OUT_THAN_IN, "cheek LEFT", "0 of 0"));
        }

        @Test
        void inAnEmergencyEverythingIsOutAtOnce() {
            when(new RemoveInEmergency(SESSION, List.of(), Reason.of("SYNCOPE"), null), started(), twoIn())
                    .expectEvents(new NeedlesRemovedInEmergency(
                            SESSION, CLIENT, MEI, List.of(mouth(2)), "SYNCOPE", null, NOW));
        }

        @Test
        void inAnEmergencyTheNamedOnesAreOut() {
            when(new RemoveInEmergency(SESSION, List.of(mouth(1)), null, null), started(), twoIn())
                    .expectEvents(
                            new NeedlesRemovedInEmergency(SESSION, CLIENT, MEI, List.of(mouth(1)), null, null, NOW));
            when(new RemoveInEmergency(SESSION, List.of(mouth(3)), null, null), started(), twoIn())
                    .expectException(refusedBecause(TreatmentRefusal.MORE_OUT_THAN_IN));
        }

        @Test
        void anEmergencyWithoutNeedlesIsNone() {
            when(new RemoveInEmergency(SESSION, List.of(), null, null), started())
                    .expectException(refusedBecause(TreatmentRefusal.NO_NEEDLES_IN));
        }

        @Test
        void aCountSaysWhatTheLedgerExpected() {
            when(new ReconcileNeedles(SESSION, "mouth", Side.LEFT, 1, null), started(), twoIn(), pulled())
                    .expectEvents(new NeedlesReconciled(SESSION, CLIENT, MEI, "mouth", Side.LEFT, 1, 2, NOW));
        }
    }

    @Nested
    class OtherFates {

        @Test
        void aRetainedNeedleNeedsConsentAndAFollowUpAhead() {
            var command = new DeclareNeedleRetained(SESSION, mouth(1), "pull on Friday", TODAY, null);
            when(command, started(), twoIn())
                    .expectException(refusedBecause(TreatmentRefusal.CONSENT_MISSING, "RETAINED_NEEDLE"));
            clinic.consents.add(Procedure.RETAINED_NEEDLE);
            when(command, started(), twoIn())
                    .expectEvents(new NeedleRetained(SESSION, CLIENT, MEI, mouth(1), "pull on Friday", TODAY, NOW));
            when(new DeclareNeedleRetained(SESSION, mouth(1), "pull", TODAY.minusDays(1), null), started(), twoIn())
                    .expectException(refusedBecause(TreatmentRefusal.FOLLOW_UP_IN_THE_PAST));
        }

        @Test
        void aStrayNeedleIsAccountedFor() {
            when(new RecordStrayNeedle(SESSION, mouth(1), "under the couch", null), started(), twoIn())
                    .expectEvents(new StrayNeedleFound(SESSION, CLIENT, MEI, mouth(1), "under the couch", NOW));
            when(new RecordStrayNeedle(SESSION, mouth(1), null, null), started())
                    .expectException(refusedBecause(TreatmentRefusal.MORE_OUT_THAN_IN));
        }

        @Test
        void aBrokenNeedleIsAccountedFor() {
            when(new RecordBrokenNeedle(SESSION, mouth(1), true, null, null), started(), twoIn())
                    .expectEvents(new NeedleBroken(SESSION, CLIENT, MEI, mouth(1), true, null, NOW));
            when(new RecordBrokenNeedle(SESSION, mouth(3), true, null, null), started(), twoIn())
                    .expectException(refusedBecause(TreatmentRefusal.MORE_OUT_THAN_IN));
        }

        @Test
        void aMissingNeedleNeedsTwoPeopleAndAFollowUp() {
            when(new DeclareNeedleMissing(SESSION, mouth(1), "Mei", "Lea", true, TODAY, null), started(), twoIn())
                    .expectEvents(new NeedleMissing(SESSION, CLIENT, MEI, mouth(1), "Mei", "Lea", true, TODAY, NOW));
            when(new DeclareNeedleMissing(SESSION, mouth(1), "Mei", " mei", true, TODAY, null), started(), twoIn())
                    .expectException(refusedBecause(TreatmentRefusal.SECOND_PERSON_NEEDED));
            when(
                            new DeclareNeedleMissing(SESSION, mouth(1), "Mei", "Lea", true, TODAY.minusDays(1), null),
                            started(),
                            twoIn())
                    .expectException(refusedBecause(TreatmentRefusal.FOLLOW_UP_IN_THE_PAST));
            when(new DeclareNeedleMissing(SESSION, mouth(3), "Mei", "Lea", true, TODAY, null), started(), twoIn())
                    .expectException(refusedBecause(TreatmentRefusal.MORE_OUT_THAN_IN));
        }
    }

    @Nested
    class Ending {

        private final SessionSummary.Line closedLine = new SessionSummary.Line("mouth", Side.LEFT, 2, 0, 2, 0, 0, 0, 0);

        @Test
        void completesWithAClosedLedger() {
            var removal = NOW.plus(Duration.ofMinutes(26));
            clinic.now = NOW.plus(Duration.ofMinutes(40));
            when(
                            new CompleteSession(SESSION),
                            started(),
                            twoIn(),
                            resting(),
                            removed(1, removal),
                            removed(1, clinic.now))
                    .expectEvents(new SessionCompleted(
                            SESSION,
                            CLIENT,
                            new SessionSummary(
                                    APPOINTMENT,
                                    "l-1",
                                    "r-1",
                                    MEI,
                                    "FACIAL",
                                    NOW,
                                    clinic.now,
                                    2,
                                    List.of(closedLine),
                                    25,
                                    26)));
        }

        @Test
        void neitherCompletesNorAbortsWithANeedleIn() {
            for (Object command :
                    List.of(new CompleteSession(SESSION), new AbortSession(SESSION, Reason.of("UNWELL")))) {
                when(command, started(), twoIn(), removed(1, NOW))
                        .expectException(refusedBecause(TreatmentRefusal.NEEDLE_LEDGER_OPEN, "mouth LEFT", "1 of 2"))
                        .expectNoEvents();
            }
        }

        @Test
        void neitherCompletesNorAbortsBeforeAnEmergencyIsCounted() {
            for (Object command :
                    List.of(new CompleteSession(SESSION), new AbortSession(SESSION, Reason.of("UNWELL")))) {
                when(command, started(), twoIn(), pulled())
                        .expectException(refusedBecause(TreatmentRefusal.NEEDLE_LEDGER_OPEN, "counted"));
                when(
                                command,
                                started(),
                                twoIn(),
                                pulled(),
                                new NeedlesReconciled(SESSION, CLIENT, MEI, "mouth", Side.LEFT, 2, 2, NOW))
                        .expectSuccessfulHandlerExecution();
            }
        }

        @Test
        void abortsWithItsReason() {
            when(new AbortSession(SESSION, new Reason("UNWELL", "felt faint")), started())
                    .expectEvents(new SessionAborted(
                            SESSION,
                            CLIENT,
                            new SessionSummary(
                                    APPOINTMENT, "l-1", "r-1", MEI, "FACIAL", NOW, NOW, 0, List.of(), null, null),
                            "UNWELL",
                            "felt faint"));
        }

        static Stream<TreatmentCommand> everythingButAmending() {
            Reason reason = Reason.of("OTHER");
            return Stream.of(
                    new RecordAssessment(SESSION, null, List.of()),
                    new RecordPreparation(SESSION, List.of()),
                    new InsertNeedles(SESSION, List.of(st4(Side.LEFT)), null, null),
                    new CorrectInsertion(SESSION, mouth(1), reason, null),
                    new StartRest(SESSION, null, null),
                    new RemoveNeedles(SESSION, List.of(mouth(1)), null),
                    new RemoveInEmergency(SESSION, List.of(), null, null),
                    new DeclareNeedleRetained(SESSION, mouth(1), "pull", TODAY, null),
                    new RecordStrayNeedle(SESSION, mouth(1), null, null),
                    new RecordBrokenNeedle(SESSION, mouth(1), null, null, null),
                    new DeclareNeedleMissing(SESSION, mouth(1), "Mei", "Lea", true, TODAY, null),
                    new ReconcileNeedles(SESSION, "mouth", Side.LEFT, 0, null),
                    new PerformAddOn(SESSION, "GUA_SHA", null, null),
                    new HandOver(SESSION, LEA, null),
                    new CompleteSession(SESSION),
                    new AbortSession(SESSION, reason));
        }

        @ParameterizedTest
        @MethodSource("everythingButAmending")
        void nothingChangesAfterTheEnd(TreatmentCommand command) {
            when(command, started(), completed())
                    .expectException(refusedBecause(TreatmentRefusal.SESSION_ENDED))
                    .expectNoEvents();
        }
    }

    @Nested
    class AroundIt {

        @Test
        void recordsAddOns() {
            when(new PerformAddOn(SESSION, "GUA_SHA", 5, LEA), started())
                    .expectEvents(new AddOnPerformed(SESSION, CLIENT, LEA, "GUA_SHA", 5, NOW));
        }

        @Test
        void handsOverToAKnownPractitioner() {
            when(new HandOver(SESSION, LEA, "two in the cheek hurt"), started())
                    .expectEvents(new SessionHandedOver(SESSION, CLIENT, MEI, LEA, "two in the cheek hurt", NOW));
            when(new HandOver(SESSION, "p-new", null), started())
                    .expectException(refusedBecause(TreatmentRefusal.NOT_KNOWN_YET));
        }

        @ParameterizedTest
        @ValueSource(strings = {"assessment", "ASSESSMENT", "assessment.note", "assessmentNote", "assessment-note"})
        void amendsANoteAlsoAfterTheEnd(String field) {
            when(new AmendRecord(SESSION, field, "left jaw, not right", "mixed up"), started(), completed())
                    .expectEvents(
                            new RecordAmended(SESSION, CLIENT, "ASSESSMENT", "left jaw, not right", "mixed up", NOW));
        }

        @ParameterizedTest
        @ValueSource(strings = {"count", "needlesIn", "ledger", ""})
        void neverAmendsACount(String field) {
            when(new AmendRecord(SESSION, field, "47", "miscounted"), started())
                    .expectException(refusedBecause(TreatmentRefusal.NOTHING_TO_AMEND));
        }
    }
}
