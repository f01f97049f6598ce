package clinic.meridian.booking.appointment;

import static clinic.meridian.platform.refusal.RefusalKind.CONFLICT;
import static clinic.meridian.platform.refusal.RefusalKind.RULE;
import static clinic.meridian.platform.refusal.RefusalKind.UNKNOWN;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;

/// Why something about a visit is refused.
public enum AppointmentRefusal implements RefusalReason {
    APPOINTMENT_UNKNOWN(UNKNOWN, "There is no such visit"),
    VISIT_UNKNOWN(RULE, "There is no such visit"),
    LINK_INVALID(UNKNOWN, "This link does not work"),
    SLOT_TAKEN(CONFLICT, "Somebody else has this slot"),
    HOLD_UNKNOWN(RULE, "There is no such hold"),

    CLIENT_UNKNOWN(RULE, "There is no such client"),
    LOCATION_UNKNOWN(RULE, "There is no such location"),
    PRACTITIONER_UNKNOWN(RULE, "There is no such practitioner at this location"),
    ROOM_NOT_HERE(RULE, "The location has no such room"),
    SERVICE_UNKNOWN(RULE, "The catalogue has no such service"),
    SERVICE_NOT_OFFERED(RULE, "The practitioner does not offer this service"),
    TIME_DOES_NOT_EXIST(RULE, "The clocks skip this time"),
    OFF_THE_GRID(RULE, "Visits start every five minutes"),
    IN_THE_PAST(RULE, "This time is past"),
    OUTSIDE_OPENING_HOURS(RULE, "The location is not open then"),
    LOCATION_CLOSED(RULE, "The location is closed then"),
    OUTSIDE_WORKING_HOURS(RULE, "The practitioner does not work then"),
    PRACTITIONER_ABSENT(RULE, "The practitioner is away then"),

    SCREENING_MISSING(CONFLICT, "The client has not been screened"),
    SCREENING_EXPIRED(CONFLICT, "The client's screening is out of date by then"),
    CLEARANCE_MISSING(CONFLICT, "A health-care provider has to clear the client first"),
    NOT_TODAY(CONFLICT, "The client's screening rules out needles on that day"),
    NOT_SUITABLE(CONFLICT, "The client's screening rules out needles"),

    SERIES_UNKNOWN(RULE, "The client has no such series"),
    SERIES_NOT_OPEN(CONFLICT, "The series takes no more visits"),
    SERIES_FULL(RULE, "The series already has all of its visits"),
    GAP_TOO_SHORT(RULE, "Two visits of the series would be too close"),
    WEEK_FULL(RULE, "The series has enough visits in that week"),
    OUTSIDE_WINDOW(RULE, "The series would take longer than planned"),

    NOT_IMPORTABLE(RULE, "Visits come booked, fulfilled, missed or cancelled"),
    NOT_YET(RULE, "This has not happened yet"),

    WRONG_STATUS(CONFLICT, "The visit is past that"),
    NOT_THE_DAY(CONFLICT, "The visit is on another day"),
    TOO_EARLY_FOR_NO_SHOW(CONFLICT, "The client may still come"),
    NOTHING_TO_UNDO(CONFLICT, "There is nothing to undo"),
    UNDO_TOO_LATE(CONFLICT, "It is too long ago to be undone");

    private final RefusalKind kind;
    private final String title;

    AppointmentRefusal(RefusalKind kind, String title) {
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
