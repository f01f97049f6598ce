package clinic.meridian.booking.series;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;

/// Why something about a series is refused.
enum SeriesRefusal implements RefusalReason {
    SERIES_UNKNOWN(RefusalKind.UNKNOWN, "There is no such series"),
    SERIES_DOES_NOT_FIT(RefusalKind.RULE, "The visits do not fit into the weeks of the series"),
    SERIES_TOO_LONG(RefusalKind.RULE, "No series is as long as that"),
    SERIES_COMPLETED(RefusalKind.CONFLICT, "The series is completed"),
    SERIES_PAUSED(RefusalKind.CONFLICT, "The series is paused"),
    SERIES_ABANDONED(RefusalKind.CONFLICT, "The series was abandoned"),
    SERIES_HAS_VISITS(RefusalKind.CONFLICT, "Visits of the series are still booked"),
    SERIES_CONFLICTS(RefusalKind.CONFLICT, "Not all of the visits can be had, so nothing was changed"),
    WRONG_STATUS(RefusalKind.CONFLICT, "The series is past that"),
    VISIT_NOT_OF_SERIES(RefusalKind.RULE, "The series has no such visit"),
    VISIT_PAST(RefusalKind.CONFLICT, "Visits that have begun stay where they are"),
    CLIENT_UNKNOWN(RefusalKind.RULE, "There is no such client"),
    LOCATION_UNKNOWN(RefusalKind.RULE, "There is no such location"),
    PRACTITIONER_UNKNOWN(RefusalKind.RULE, "There is no such practitioner at this location"),
    SERVICE_UNKNOWN(RefusalKind.RULE, "The catalogue has no such service"),
    SERVICE_NOT_OFFERED(RefusalKind.RULE, "The practitioner does not offer this service");

    private final RefusalKind kind;
    private final String title;

    SeriesRefusal(RefusalKind kind, String title) {
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
