package clinic.meridian.platform.publishing;

/// A topic that a service owns, creates at start and refuses to run with when it differs.
///
/// @param compacted true for state topics, where only the last record of a key must stay
public record Topic(String name, boolean compacted) {}
