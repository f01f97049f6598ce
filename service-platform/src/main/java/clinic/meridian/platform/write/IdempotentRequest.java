package clinic.meridian.platform.write;

import java.util.Arrays;

/// A request that asked to be done once.
///
/// @param path of the request's URI
/// @param bodyHash SHA-256 of the body's bytes
@SuppressWarnings("ArrayRecordComponent") // compared by sameBody only
record IdempotentRequest(String username, String path, String key, byte[] bodyHash) {

    boolean sameBody(RememberedAnswer earlier) {
        return Arrays.equals(bodyHash, earlier.bodyHash());
    }
}
