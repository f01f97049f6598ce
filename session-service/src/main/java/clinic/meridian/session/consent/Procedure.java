package clinic.meridian.session.consent;

/// What a client agrees to, each on a form of its own.
public enum Procedure {
    FACIAL_ACUPUNCTURE,
    /// A needle that stays in on purpose when the client goes home.
    RETAINED_NEEDLE,
    PHOTOGRAPHS
}
