package clinic.meridian.platform.local;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;

/// Why parked records stay parked.
enum ParkedRefusal implements RefusalReason {
    STILL_NOT_HANDLED(RefusalKind.CONFLICT, "It still cannot be handled");

    private final RefusalKind kind;
    private final String title;

    ParkedRefusal(RefusalKind kind, String title) {
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
