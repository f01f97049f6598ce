package clinic.meridian.platform.write;

import java.util.Map;

/// @param body JSON; empty when there was none
@SuppressWarnings("ArrayRecordComponent") // never compared
record RememberedAnswer(byte[] bodyHash, int status, Map<String, String> headers, String body) {}
