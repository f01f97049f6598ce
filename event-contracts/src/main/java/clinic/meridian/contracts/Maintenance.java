package clinic.meridian.contracts;

/// How often a client comes back after a completed series: 1 month or 3 months after the last visit, or not.
public enum Maintenance {
    MONTHLY,
    QUARTERLY,
    NONE
}
