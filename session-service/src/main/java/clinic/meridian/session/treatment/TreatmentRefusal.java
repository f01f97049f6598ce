package clinic.meridian.session.treatment;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;

/// Why something is not done in the treatment room.
public enum TreatmentRefusal implements RefusalReason {
    NOT_KNOWN_YET(RefusalKind.CONFLICT, "Not heard of yet"),
    NOT_CHECKED_IN(RefusalKind.CONFLICT, "The client is not checked in"),
    ALREADY_STARTED(RefusalKind.CONFLICT, "This visit has started before"),
    SCREENING_MISSING(RefusalKind.CONFLICT, "No screening today"),
    NOT_TODAY(RefusalKind.CONFLICT, "Not today"),
    NOT_SUITABLE(RefusalKind.CONFLICT, "Not suitable for this treatment"),
    CLEARANCE_NEEDED(RefusalKind.CONFLICT, "A health-care provider must agree first"),
    CONSENT_MISSING(RefusalKind.CONFLICT, "No consent in force"),
    NOT_YOUR_LOCATION(RefusalKind.FORBIDDEN, "Another location's"),
    UNKNOWN_SESSION(RefusalKind.UNKNOWN, "No such session"),
    SESSION_ENDED(RefusalKind.CONFLICT, "The session has ended"),
    CONSULTATION_HAS_NO_NEEDLES(RefusalKind.RULE, "No needles in a consultation"),
    POINT_TO_AVOID(RefusalKind.RULE, "A point to avoid for this client"),
    MORE_OUT_THAN_IN(RefusalKind.CONFLICT, "More needles than are in"),
    NO_NEEDLES_IN(RefusalKind.CONFLICT, "No needles are in"),
    ALREADY_RESTING(RefusalKind.CONFLICT, "The rest has begun before"),
    REST_LENGTH(RefusalKind.RULE, "A rest lasts 20 to 30 minutes"),
    FOLLOW_UP_IN_THE_PAST(RefusalKind.RULE, "The follow-up lies in the past"),
    SECOND_PERSON_NEEDED(RefusalKind.RULE, "A second person must look"),
    NEEDLE_LEDGER_OPEN(RefusalKind.CONFLICT, "The needle ledger is open"),
    NOTHING_TO_AMEND(RefusalKind.RULE, "Only notes can be amended");

    private final RefusalKind kind;
    private final String title;

    TreatmentRefusal(RefusalKind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    @Override
    public RefusalKind kind() {
        return kind;
    }

    /// What was not heard of may be on its way.
    @Override
    public boolean maySoonPass() {
        return this == NOT_KNOWN_YET;
    }

    @Override
    public String title() {
        return title;
    }
}
