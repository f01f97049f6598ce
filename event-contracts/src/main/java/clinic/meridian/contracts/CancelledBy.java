package clinic.meridian.contracts;

/// On whose side a cancellation lies.
public enum CancelledBy {
    CLIENT,
    CLINIC
}
