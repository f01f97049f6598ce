package clinic.meridian.contracts;

/// When a side effect began, seen from the session.
public enum Onset {
    DURING,
    AFTER,
    AT_HOME
}
