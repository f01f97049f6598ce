package clinic.meridian.contracts;

/// Where a visit stands. `WITHDRAWN`: its booking itself was undone; it holds nothing and counts nowhere.
public enum AppointmentStatus {
    BOOKED,
    CONFIRMED,
    CHECKED_IN,
    IN_TREATMENT,
    FULFILLED,
    ABORTED,
    CANCELLED,
    NO_SHOW,
    WITHDRAWN
}
