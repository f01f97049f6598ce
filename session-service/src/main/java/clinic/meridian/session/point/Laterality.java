package clinic.meridian.session.point;

/// How often a point exists on a body.
public enum Laterality {
    /// Once on each side: a placement names the side.
    PAIRED,
    /// Once, on the middle line: a placement names no side.
    MIDLINE,
    /// Several needles around one spot on the middle line, such as Sishencong: a placement names how many.
    AROUND
}
