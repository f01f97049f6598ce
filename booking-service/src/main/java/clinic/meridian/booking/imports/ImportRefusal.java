package clinic.meridian.booking.imports;

import static clinic.meridian.platform.refusal.RefusalKind.RULE;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;

/// Why a line is not brought over, apart from what its visit itself may be refused for.
enum ImportRefusal implements RefusalReason {
    DETAILS_INVALID("The details cannot be right"),
    DUPLICATE_REFERENCE("Two lines have the same reference"),
    NAME_UNKNOWN("Nothing here is called that"),
    NAME_AMBIGUOUS("More than one thing here is called that"),
    CLIENT_NOT_IMPORTED("The client has not been brought over");

    private final String title;

    ImportRefusal(String title) {
        this.title = title;
    }

    @Override
    public RefusalKind kind() {
        return RULE;
    }

    @Override
    public String title() {
        return title;
    }
}
