package clinic.meridian.session.point;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;

/// Why a place is not taken.
public enum PointRefusal implements RefusalReason {
    UNKNOWN_POINT("There is no such point"),
    UNKNOWN_ZONE("There is no such zone"),
    PLACE_MISSING("A point or a zone is needed"),
    SIDE_NEEDED("The side is missing"),
    SIDE_ON_MIDLINE("A point on the middle line has no side"),
    TOO_MANY_AT_POINT("More needles than this point takes");

    private final String title;

    PointRefusal(String title) {
        this.title = title;
    }

    @Override
    public RefusalKind kind() {
        return RefusalKind.RULE;
    }

    @Override
    public String title() {
        return title;
    }
}
