package clinic.meridian.booking.waitlist;

import static clinic.meridian.platform.refusal.RefusalKind.CONFLICT;
import static clinic.meridian.platform.refusal.RefusalKind.RULE;
import static clinic.meridian.platform.refusal.RefusalKind.UNKNOWN;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;

/// Why something about the waitlist is refused.
enum WaitlistRefusal implements RefusalReason {
    ENTRY_UNKNOWN(UNKNOWN, "There is no such place on the waitlist"),
    OFFER_UNKNOWN(UNKNOWN, "There is no such offer"),
    LINK_INVALID(UNKNOWN, "This link does not work"),

    CLIENT_UNKNOWN(RULE, "There is no such client"),
    LOCATION_UNKNOWN(RULE, "There is no such location"),
    SERVICE_UNKNOWN(RULE, "The catalogue has no such service"),
    PRACTITIONER_UNKNOWN(RULE, "There is no such practitioner at this location"),
    SERVICE_NOT_OFFERED(RULE, "The practitioner does not offer this service"),
    DAYS_PAST(RULE, "The last of the days is past"),
    TIMES_TOO_SHORT(RULE, "The visit does not fit into these times"),
    REPLACED_VISIT_UNKNOWN(RULE, "The client has no such visit"),
    REPLACED_VISIT_NOT_STANDING(CONFLICT, "The visit that it would replace cannot be given up any more"),

    NOT_WAITING(CONFLICT, "The client is not waiting any more"),
    OFFER_EXPIRED(CONFLICT, "The offer has run out"),
    OFFER_TAKEN(CONFLICT, "Somebody else was faster"),
    OFFER_WITHDRAWN(CONFLICT, "The slot is not on offer any more"),
    OFFER_ACCEPTED(CONFLICT, "The offer has been accepted already"),
    NOBODY_FITS(CONFLICT, "Nobody on the waitlist fits this slot"),
    DOES_NOT_FIT(CONFLICT, "The slot does not suit this client"),
    QUIET_HOURS(CONFLICT, "Nobody is asked at night");

    private final RefusalKind kind;
    private final String title;

    WaitlistRefusal(RefusalKind kind, String title) {
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
