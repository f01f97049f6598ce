package clinic.meridian.session.sideeffect;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;

/// Why something about a side effect is not recorded.
enum SideEffectRefusal implements RefusalReason {
    UNKNOWN_SIDE_EFFECT(RefusalKind.UNKNOWN, "No such side effect"),
    NOT_HER_SESSION(RefusalKind.RULE, "No such session of this client"),
    UNKNOWN_OUTCOME(RefusalKind.RULE, "There is no such outcome"),
    UNKNOWN_SITE(RefusalKind.RULE, "There is no such place"),
    OUTCOME_NEEDED(RefusalKind.RULE, "An outcome is needed"),
    ALREADY_RESOLVED(RefusalKind.CONFLICT, "It was resolved before");

    private final RefusalKind kind;
    private final String title;

    SideEffectRefusal(RefusalKind kind, String title) {
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
