package clinic.meridian.booking.feed;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;

/// Why something about a calendar feed is refused.
enum FeedRefusal implements RefusalReason {
    PRACTITIONER_UNKNOWN(RefusalKind.UNKNOWN, "There is no such practitioner"),
    HAS_LEFT(RefusalKind.CONFLICT, "The practitioner has left"),
    FEED_UNKNOWN(RefusalKind.UNKNOWN, "There is no such calendar");

    private final RefusalKind kind;
    private final String title;

    FeedRefusal(RefusalKind kind, String title) {
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
