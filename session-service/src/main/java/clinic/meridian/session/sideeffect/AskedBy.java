package clinic.meridian.session.sideeffect;

/// How a side effect came up. A checklist finds several times more than an open question.
public enum AskedBy {
    CHECKLIST,
    OPEN
}
