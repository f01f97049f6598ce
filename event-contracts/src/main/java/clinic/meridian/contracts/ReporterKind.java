package clinic.meridian.contracts;

/// Who told of a side effect.
public enum ReporterKind {
    CLIENT,
    PRACTITIONER,
    STAFF
}
