package clinic.meridian.booking.availability;

import clinic.meridian.platform.web.input.InvalidInput;
import clinic.meridian.platform.web.input.StatedTime;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A slot as a button of a page carries it: `2026-11-24T09:30+01:00~practitioner`, or with `~room` behind it.
///
/// @param roomId absent: any room that is free
public record SlotChoice(
        StatedTime start, UUID practitionerId, @Nullable UUID roomId) {

    private static final String BETWEEN = "~";

    /// @throws InvalidInput when it is not one of ours
    public static SlotChoice parse(String field, String text) {
        String[] parts = text.split(BETWEEN, -1);
        try {
            if (parts.length == 2 || parts.length == 3) {
                return new SlotChoice(
                        time(parts[0]),
                        UUID.fromString(parts[1]),
                        parts.length == 3 ? UUID.fromString(parts[2]) : null);
            }
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            // Told below.
        }
        throw InvalidInput.field(field, "must be a slot as the page offered it");
    }

    private static StatedTime time(String text) {
        LocalDateTime local = LocalDateTime.parse(text.substring(0, Math.min(16, text.length())));
        if (local.getYear() < 1900 || local.getYear() > 2199) {
            throw new IllegalArgumentException("Not of our times");
        }
        return text.length() <= 16 ? StatedTime.of(local) : StatedTime.of(OffsetDateTime.parse(text));
    }

    @Override
    public String toString() {
        return start + BETWEEN + practitionerId + (roomId == null ? "" : BETWEEN + roomId);
    }
}
