package clinic.meridian.platform.write;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;

/// Why a request itself is refused, whatever it asks.
enum RequestRefusal implements RefusalReason {
    IDEMPOTENCY_KEY_REUSED(RefusalKind.RULE, "This key belongs to another request"),
    IDEMPOTENCY_KEY_MALFORMED(RefusalKind.MALFORMED, "The Idempotency-Key is not usable");

    private final RefusalKind kind;
    private final String title;

    RequestRefusal(RefusalKind kind, String title) {
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
