package clinic.meridian.session.point;

/// The side of a place as the client has it; what lies on the middle line is `MIDLINE`.
public enum Side {
    LEFT,
    RIGHT,
    MIDLINE
}
