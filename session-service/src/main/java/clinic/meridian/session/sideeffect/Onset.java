package clinic.meridian.session.sideeffect;

/// When a side effect began, seen from the session.
public enum Onset {
    DURING,
    AFTER,
    AT_HOME
}
