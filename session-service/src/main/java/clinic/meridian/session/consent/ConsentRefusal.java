package clinic.meridian.session.consent;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;

/// Why a consent is not recorded.
enum ConsentRefusal implements RefusalReason {
    UNKNOWN_FORM(RefusalKind.RULE, "Not the form in force"),
    NO_CONSENT_IN_FORCE(RefusalKind.CONFLICT, "There is no consent to withdraw");

    private final RefusalKind kind;
    private final String title;

    ConsentRefusal(RefusalKind kind, String title) {
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
