package clinic.meridian.booking.series;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;

/// Why something about a series is refused.
enum SeriesRefusal implements RefusalReason {
    SERIES_UNKNOWN(RefusalKind.UNKNOWN, "There is no such series"),
    SERIES_DOES_NOT_FIT(RefusalKind.RULE, "The visits do not fit into the weeks of the series"),
    SERIES_COMPLETED(RefusalKind.CONFLICT, "The series is completed"),
    SERIES_CONFLICTS(RefusalKind.CONFLICT, "Not all of the visits can be had, so none was booked"),
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
