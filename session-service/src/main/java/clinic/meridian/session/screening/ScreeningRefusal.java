package clinic.meridian.session.screening;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;

/// Why a screening or clearance is not recorded.
enum ScreeningRefusal implements RefusalReason {
    ANSWERS_INCOMPLETE(RefusalKind.MALFORMED, "The answers are not complete"),
    UNKNOWN_SCREENING(RefusalKind.RULE, "No such screening of this client"),
    SCREENING_SUPERSEDED(RefusalKind.CONFLICT, "There is a later full screening"),
    FULL_SCREENING_NEEDED(RefusalKind.CONFLICT, "A full screening is due"),
    CLEARANCE_OVER(RefusalKind.RULE, "The clearance is over");

    private final RefusalKind kind;
    private final String title;

    ScreeningRefusal(RefusalKind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    @Override
    public RefusalKind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}
