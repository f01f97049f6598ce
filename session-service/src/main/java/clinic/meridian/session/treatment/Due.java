package clinic.meridian.session.treatment;

/// What can fall due in a session.
enum Due {
    /// Needles have been in for long enough to call it a rest.
    REST_BY_ITSELF,
    /// The planned end of the rest is well past.
    REST_OVERRUN
}
