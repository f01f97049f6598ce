package clinic.meridian.session;

import clinic.meridian.session.consent.ConsentEvent.ConsentGiven;
import clinic.meridian.session.consent.ConsentEvent.ConsentWithdrawn;
import clinic.meridian.session.consent.Procedure;
import clinic.meridian.session.point.Side;
import clinic.meridian.session.screening.Outcome;
import clinic.meridian.session.screening.ScreeningEvent.ClearanceRecorded;
import clinic.meridian.session.screening.ScreeningEvent.ClientScreened;
import clinic.meridian.session.sideeffect.AskedBy;
import clinic.meridian.session.sideeffect.Causality;
import clinic.meridian.session.sideeffect.Onset;
import clinic.meridian.session.sideeffect.ReporterKind;
import clinic.meridian.session.sideeffect.SideEffectCode;
import clinic.meridian.session.sideeffect.SideEffectEvent.SideEffectFollowedUp;
import clinic.meridian.session.sideeffect.SideEffectEvent.SideEffectRegraded;
import clinic.meridian.session.sideeffect.SideEffectEvent.SideEffectReported;
import clinic.meridian.session.sideeffect.SideEffectEvent.SideEffectResolved;
import clinic.meridian.session.sideeffect.SideEffectOutcome;
import clinic.meridian.session.treatment.NeedleCount;
import clinic.meridian.session.treatment.Placement;
import clinic.meridian.session.treatment.SessionSummary;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// One of each event of this service, every field filled. Whatever is personal holds [#PERSONAL].
public final class EventSamples {

    /// Must never be seen outside of this service.
    public static final String PERSONAL = "Lena Okafor cried";

    private static final String SESSION = "4d1c2a6e-7b0f-3f6a-9a57-0d0c36e5a001";
    private static final String APPOINTMENT = "5a0e7c1e-55f7-4d0c-9d6f-1b7a5c2e0002";
    private static final String CLIENT = "c7f2b6a0-1c7b-4b44-8a51-9a3f60d10003";
    private static final String MEI = "0b4f3c88-2f9e-4c1e-9a55-6e0d2c7a0004";
    private static final String LEA = "6fd1a2c4-8f11-47d8-b5b3-2f54c1a90005";
    private static final String LOCATION = "1fb3f0de-1a2b-4b3c-8d4e-5f60718200a6";
    private static final String ROOM = "2ac4e1ef-2b3c-4c4d-9e5f-60718293a4b7";
    private static final String SIDE_EFFECT = "3bd5f2f0-3c4d-4d5e-8f60-718293a4b5c8";
    private static final Instant AT = Instant.parse("2026-11-23T09:15:30Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
    private static final NeedleCount ONE = new NeedleCount("ST4", "mouth", Side.LEFT, 1);
    private static final SessionSummary SUMMARY = new SessionSummary(
            APPOINTMENT,
            LOCATION,
            ROOM,
            MEI,
            "FACIAL",
            AT,
            AT.plusSeconds(3600),
            4,
            List.of(new SessionSummary.Line("mouth", Side.LEFT, 5, 1, 0, 1, 1, 1, 1)),
            25,
            26);

    private EventSamples() {}

    public static List<Object> all() {
        return List.of(
                new ClientScreened(
                        "9e0c36e5-0000-4000-8000-000000000001",
                        CLIENT,
                        Outcome.CLEARANCE_NEEDED,
                        1,
                        DAY,
                        DAY.plusYears(1),
                        AT,
                        List.of("PREGNANCY=true", PERSONAL),
                        List.of("PREGNANCY", PERSONAL),
                        List.of("PREGNANCY", PERSONAL),
                        "9e0c36e5-0000-4000-8000-000000000000"),
                new ClearanceRecorded(
                        "9e0c36e5-0000-4000-8000-000000000002",
                        CLIENT,
                        "9e0c36e5-0000-4000-8000-000000000001",
                        PERSONAL,
                        PERSONAL,
                        DAY,
                        AT),
                new ConsentGiven(
                        "9e0c36e5-0000-4000-8000-000000000003", CLIENT, Procedure.FACIAL_ACUPUNCTURE, 1, PERSONAL, AT),
                new ConsentWithdrawn(
                        "9e0c36e5-0000-4000-8000-000000000003",
                        CLIENT,
                        Procedure.FACIAL_ACUPUNCTURE,
                        "OTHER",
                        PERSONAL,
                        AT),
                new SessionStarted(
                        SESSION, APPOINTMENT, CLIENT, LOCATION, ROOM, "Europe/Berlin", MEI, "FACIAL", 25, AT),
                new AssessmentRecorded(SESSION, CLIENT, PERSONAL, List.of(PERSONAL), AT),
                new PreparationRecorded(SESSION, CLIENT, List.of("HANDS", "SKIN"), AT),
                new NeedlesInserted(
                        SESSION,
                        CLIENT,
                        MEI,
                        List.of(
                                new Placement(
                                        "ST4", "mouth", Side.LEFT, 1, 0.12, 15.0, 3.0, "EVEN", true, "SEIRIN", "L-42"),
                                new Placement(
                                        null, "nasolabial", Side.RIGHT, 4, null, null, null, null, null, null, null)),
                        List.of(PERSONAL),
                        PERSONAL,
                        AT),
                new InsertionCorrected(SESSION, CLIENT, MEI, ONE, "MISCOUNTED", PERSONAL, AT),
                new RestStarted(SESSION, CLIENT, MEI, AT, 25, AT.plusSeconds(1500), true),
                new RestOverran(SESSION, CLIENT, MEI, AT, AT.plusSeconds(300), 3),
                new NeedlesRemoved(SESSION, CLIENT, MEI, List.of(ONE), AT),
                new NeedlesRemovedInEmergency(SESSION, CLIENT, MEI, List.of(ONE), "SYNCOPE", PERSONAL, AT),
                new NeedleRetained(SESSION, CLIENT, MEI, ONE, PERSONAL, DAY, AT),
                new StrayNeedleFound(SESSION, CLIENT, MEI, ONE, PERSONAL, AT),
                new NeedleBroken(SESSION, CLIENT, MEI, ONE, true, PERSONAL, AT),
                new NeedleMissing(SESSION, CLIENT, MEI, ONE, PERSONAL, PERSONAL, true, DAY, AT),
                new NeedlesReconciled(SESSION, CLIENT, MEI, "mouth", Side.LEFT, 3, 4, AT),
                new AddOnPerformed(SESSION, CLIENT, MEI, "GUA_SHA", 10, AT),
                new SessionHandedOver(SESSION, CLIENT, MEI, LEA, PERSONAL, AT),
                new SessionCompleted(SESSION, CLIENT, SUMMARY),
                new SessionAborted(SESSION, CLIENT, SUMMARY, "CLIENT_UNWELL", PERSONAL),
                new RecordAmended(SESSION, CLIENT, "ASSESSMENT", PERSONAL, PERSONAL, AT),
                new SideEffectReported(
                        SIDE_EFFECT,
                        CLIENT,
                        SESSION,
                        true,
                        MEI,
                        LOCATION,
                        SideEffectCode.SYNCOPE,
                        Onset.DURING,
                        "cheek.LEFT",
                        2,
                        false,
                        true,
                        false,
                        Causality.PROBABLE,
                        AskedBy.CHECKLIST,
                        ReporterKind.PRACTITIONER,
                        true,
                        PERSONAL,
                        AT),
                new SideEffectRegraded(SIDE_EFFECT, CLIENT, 2, 3, Causality.CERTAIN, true, "SPREADING", PERSONAL, AT),
                new SideEffectFollowedUp(SIDE_EFFECT, CLIENT, PERSONAL, AT),
                new SideEffectResolved(SIDE_EFFECT, CLIENT, SideEffectOutcome.RESOLVED, PERSONAL, AT));
    }
}
