package clinic.meridian.contracts;

/// The change that was undone.
public enum UndoneChange {
    BOOKING,
    RESCHEDULE,
    CANCELLATION,
    CONFIRMATION,
    CHECK_IN,
    NO_SHOW
}
