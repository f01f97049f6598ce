package clinic.meridian.session.sideeffect;

/// What a side effect can be. Drawn from an overview of 17 reviews of acupuncture safety and the
/// clean-needle-technique manual's list, with what is particular to the face.
public enum SideEffectCode {
    BRUISE,
    BLEED,
    ERYTHEMA,
    SITE_PAIN,
    SWELLING,
    HEADACHE_MIGRAINE,
    DIZZY,
    SYNCOPE(true),
    NAUSEA,
    DROWSY,
    EMOTIONAL,
    AGGRAVATION,
    PARAESTHESIA,
    ALLERGY_CONTACT,
    COLD_SORE_REACTIVATION,
    STUCK_NEEDLE,
    BENT_BROKEN_NEEDLE,
    RETAINED_NEEDLE(true),
    STRAY_NEEDLE_FOUND,
    NEEDLESTICK_STAFF,
    BURN,
    FALL,
    INFECTION(true),
    GRANULOMA,
    NERVE_INJURY(true),
    PERIORBITAL_HAEMATOMA,
    EYE_INJURY(true),
    PNEUMOTHORAX(true),
    OTHER;

    private final boolean alwaysFollowedUp;

    SideEffectCode() {
        this(false);
    }

    SideEffectCode(boolean alwaysFollowedUp) {
        this.alwaysFollowedUp = alwaysFollowedUp;
    }

    /// The manager hears of it the same day, whatever its severity, and it is not closed without an outcome.
    public boolean isAlwaysFollowedUp() {
        return alwaysFollowedUp;
    }

    /// From this CTCAE grade on, every side effect is followed up.
    static final int FOLLOWED_UP_FROM = 3;

    boolean needsFollowUp(int severity) {
        return alwaysFollowedUp || severity >= FOLLOWED_UP_FROM;
    }
}
