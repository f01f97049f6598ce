package clinic.meridian.booking.feed;

import java.util.UUID;

/// A practitioner's calendar that can be read by whoever knows its address.
///
/// @param keyHash what is kept of the address
/// @param names whether clients appear with first name and initial
@SuppressWarnings("ArrayRecordComponent") // never compared
record Feed(UUID practitionerId, byte[] keyHash, boolean names) {}
