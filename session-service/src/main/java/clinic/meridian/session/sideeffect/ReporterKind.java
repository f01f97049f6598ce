package clinic.meridian.session.sideeffect;

/// Who told of a side effect.
public enum ReporterKind {
    CLIENT,
    PRACTITIONER,
    STAFF
}
