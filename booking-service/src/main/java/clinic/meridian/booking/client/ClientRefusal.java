package clinic.meridian.booking.client;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;

/// Why something about a client is refused.
enum ClientRefusal implements RefusalReason {
    CLIENT_UNKNOWN(RefusalKind.UNKNOWN, "There is no such client"),
    LINK_INVALID(RefusalKind.UNKNOWN, "This link does not work");

    private final RefusalKind kind;
    private final String title;

    ClientRefusal(RefusalKind kind, String title) {
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
