package clinic.meridian.booking.reason;

import clinic.meridian.contracts.Codes;
import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/// Why something was done. The code is published, the note never leaves this service.
///
/// @param code see [Codes#PATTERN]
/// @param note free text for people
public record Reason(String code, @Nullable String note) {

    /// The code of a reason that is told in words only.
    public static final String OTHER = "OTHER";

    static final int LONGEST_NOTE = 1_000;

    public Reason {
        if (!Codes.isCode(code)) {
            throw new IllegalArgumentException(
                    "A reason's code has letters, digits, '.', '_' or '-', and at most 64 of them");
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("A reason's note has at most " + LONGEST_NOTE + " characters");
        }
        if (note != null && note.isBlank()) {
            note = null;
        }
    }

    /// A bare text is a code where it has the shape of one, and a note otherwise.
    ///
    /// @throws IllegalArgumentException when it says nothing
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Reason ofText(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A reason must say something");
        }
        return Codes.isCode(text) ? new Reason(text, null) : new Reason(OTHER, text);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Reason of(@Nullable String code, @Nullable String note) {
        if (code == null && (note == null || note.isBlank())) {
            throw new IllegalArgumentException("A reason must say something");
        }
        return new Reason(code == null ? OTHER : code, note);
    }
}
