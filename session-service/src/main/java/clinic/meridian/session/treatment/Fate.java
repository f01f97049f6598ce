package clinic.meridian.session.treatment;

/// What became of a needle that was not simply taken out.
enum Fate {
    /// Left in on purpose, with consent and instructions.
    RETAINED,
    /// Found outside the client.
    STRAY,
    /// Broke.
    BROKEN,
    /// Not found in spite of a search.
    MISSING
}
