package clinic.meridian.booking.reservation;

/// What a visit needs for itself alone.
public enum ResourceKind {
    ROOM,
    CLIENT,
    PRACTITIONER
}
