package clinic.meridian.local.demo;

import java.time.Instant;

/// One call at its moment.
///
/// @param at   the clinic's time
/// @param lane whom it is about: what concerns the same one happens in order, the rest of a moment side by side
record Step(Instant at, Id lane, Call call) {}
