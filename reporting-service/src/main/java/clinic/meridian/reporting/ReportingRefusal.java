package clinic.meridian.reporting;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;

/// Why a question is not answered.
public enum ReportingRefusal implements RefusalReason {
    UNKNOWN_LOCATION(RefusalKind.UNKNOWN, "No such location"),
    NOT_YOUR_LOCATION(RefusalKind.FORBIDDEN, "Not one of your locations"),
    NO_FIGURES_OF_YOUR_OWN(RefusalKind.FORBIDDEN, "No figures of your own"),
    LINK_INVALID(RefusalKind.UNKNOWN, "This link does not work any more");

    private final RefusalKind kind;
    private final String title;

    ReportingRefusal(RefusalKind kind, String title) {
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
