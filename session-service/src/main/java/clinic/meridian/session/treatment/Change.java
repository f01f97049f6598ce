package clinic.meridian.session.treatment;

import java.time.Instant;

/// The last change of a record.
///
/// @param version sequence number of its event
/// @param at clinic time at which it was recorded
record Change(long version, String by, Instant at) {}
