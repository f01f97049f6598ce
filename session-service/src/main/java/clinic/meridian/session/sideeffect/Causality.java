package clinic.meridian.session.sideeffect;

/// How likely the treatment caused it, on the scale of WHO-UMC, from surest to unknowable.
public enum Causality {
    CERTAIN,
    PROBABLE,
    POSSIBLE,
    UNLIKELY,
    CONDITIONAL,
    UNASSESSABLE
}
