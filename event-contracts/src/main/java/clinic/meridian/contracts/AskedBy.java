package clinic.meridian.contracts;

/// How the side effect came up; a checklist finds several times more than an open question.
public enum AskedBy {
    CHECKLIST,
    OPEN
}
