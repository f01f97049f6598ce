package clinic.meridian.booking.imports;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of one line, or would become of it.
///
/// @param reference what the other system calls it
/// @param id what it is called here; absent where it was refused
/// @param reason why it was refused: `slot-taken`
/// @param detail the same in words
record LineOutcome(
        String reference,
        Result outcome,
        @Nullable UUID id,
        @Nullable String reason,
        @Nullable String detail) {

    enum Result {
        ACCEPTED,
        /// An earlier import, or one under way, has brought it.
        ALREADY_THERE,
        REFUSED
    }

    static LineOutcome accepted(String reference, UUID id) {
        return new LineOutcome(reference, Result.ACCEPTED, id, null, null);
    }

    static LineOutcome alreadyThere(String reference, UUID id) {
        return new LineOutcome(reference, Result.ALREADY_THERE, id, null, null);
    }

    static LineOutcome refused(String reference, String reason, String detail) {
        return new LineOutcome(reference, Result.REFUSED, null, reason, detail);
    }
}
