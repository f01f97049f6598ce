package clinic.meridian.contracts;

/// The side of the face or body, as the client has it; a point or zone on the middle line is `MIDLINE`.
public enum Side {
    LEFT,
    RIGHT,
    MIDLINE
}
