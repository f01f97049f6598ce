package clinic.meridian.booking.practitioner;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;

/// Why something about a practitioner is refused.
enum PractitionerRefusal implements RefusalReason {
    PRACTITIONER_UNKNOWN(RefusalKind.UNKNOWN, "There is no such practitioner"),
    LOCATION_UNKNOWN(RefusalKind.RULE, "There is no such location"),
    SERVICE_UNKNOWN(RefusalKind.RULE, "The catalogue has no such service"),
    USERNAME_TAKEN(RefusalKind.CONFLICT, "This user name belongs to another practitioner"),
    HAS_LEFT(RefusalKind.CONFLICT, "The practitioner has left"),
    NOT_LEAVING(RefusalKind.CONFLICT, "The practitioner is not leaving"),
    ABSENCE_UNKNOWN(RefusalKind.UNKNOWN, "There is no such absence"),
    ABSENCE_EMPTY(RefusalKind.RULE, "The absence ends before it begins"),
    ABSENCE_TOO_LONG(RefusalKind.RULE, "The absence lasts longer than three years");

    private final RefusalKind kind;
    private final String title;

    PractitionerRefusal(RefusalKind kind, String title) {
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
