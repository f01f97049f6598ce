package clinic.meridian.booking.rebooking;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;

/// Why visits are not rebooked.
enum RebookingRefusal implements RefusalReason {
    REBOOKING_CONFLICTS(RefusalKind.CONFLICT, "Not all of the visits can be moved, so none was"),
    NOTHING_TICKED(RefusalKind.RULE, "No visit is ticked");

    private final RefusalKind kind;
    private final String title;

    RebookingRefusal(RefusalKind kind, String title) {
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
