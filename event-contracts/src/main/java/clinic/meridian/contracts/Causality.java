package clinic.meridian.contracts;

/// WHO-UMC causality of a side effect, from surest to unknowable.
public enum Causality {
    CERTAIN,
    PROBABLE,
    POSSIBLE,
    UNLIKELY,
    CONDITIONAL,
    UNASSESSABLE
}
