package clinic.meridian.session.screening;

/// Groups of points that a client's answers put out of bounds. Which points belong to a group stands in the
/// list of points.
public enum PointsToAvoid {
    PREGNANCY
}
