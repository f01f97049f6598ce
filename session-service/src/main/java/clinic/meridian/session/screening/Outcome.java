package clinic.meridian.session.screening;

/// What a screening says, from best to worst.
public enum Outcome {
    /// Nothing speaks against treatment.
    CLEAR,
    /// Treat, with the advice that was recorded.
    CAUTION,
    /// Only once a health-care provider has agreed.
    CLEARANCE_NEEDED,
    /// Not on this day; screen again.
    NOT_TODAY,
    /// Not at all while this lasts.
    NOT_SUITABLE;

    public Outcome worse(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
