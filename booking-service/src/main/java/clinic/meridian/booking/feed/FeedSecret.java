package clinic.meridian.booking.feed;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What makes a feed's address secret: an id that finds the feed, and a key that only its readers have. Written as 64
/// characters of base64url, without padding.
@SuppressWarnings("ArrayRecordComponent") // compared by fits() alone
record FeedSecret(UUID feedId, byte[] key) {

    private static final int ID_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static FeedSecret fresh() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return new FeedSecret(UUID.randomUUID(), key);
    }

    static Optional<FeedSecret> parse(String text) {
        byte[] bytes = decode(text);
        if (bytes == null || bytes.length != ID_BYTES + KEY_BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        UUID feedId = new UUID(buffer.getLong(), buffer.getLong());
        byte[] key = new byte[KEY_BYTES];
        buffer.get(key);
        return Optional.of(new FeedSecret(feedId, key));
    }

    private static byte @Nullable [] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /// What is kept of the key.
    byte[] hash() {
        return Sha256.of(key);
    }

    /// Whether this is the key of which that hash was kept; takes the same time whatever the answer.
    boolean fits(byte[] keptHash) {
        return MessageDigest.isEqual(hash(), keptHash);
    }

    String text() {
        byte[] bytes = ByteBuffer.allocate(ID_BYTES + KEY_BYTES)
                .putLong(feedId.getMostSignificantBits())
                .putLong(feedId.getLeastSignificantBits())
                .put(key)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Says nothing that must not be in a log.
    @Override
    public String toString() {
        return "FeedSecret[" + feedId + "]";
    }
}
