package clinic.meridian.booking.location;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;

/// Why something about a location is refused.
enum LocationRefusal implements RefusalReason {
    LOCATION_UNKNOWN(RefusalKind.UNKNOWN, "There is no such location"),
    ROOM_UNKNOWN(RefusalKind.UNKNOWN, "There is no such room"),
    ROOM_NAME_TAKEN(RefusalKind.CONFLICT, "This location already has a room of that name"),
    ROOM_ALREADY_CLOSED(RefusalKind.CONFLICT, "The room is closed already"),
    CLOSURE_UNKNOWN(RefusalKind.UNKNOWN, "There is no such closure"),
    CLOSURE_EMPTY(RefusalKind.RULE, "The closure ends before it begins"),
    CLOSURE_TOO_LONG(RefusalKind.RULE, "The closure lasts longer than three years"),
    POLICY_BACKDATED(RefusalKind.RULE, "Terms cannot begin before the ones that are in force or planned");

    private final RefusalKind kind;
    private final String title;

    LocationRefusal(RefusalKind kind, String title) {
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
