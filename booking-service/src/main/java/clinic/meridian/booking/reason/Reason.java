package clinic.meridian.booking.reason;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why something was done. The code is published, the note never leaves this service.
///
/// @param code capitals, digits and underscores, at most 64 characters
/// @param note free text for people, at most 1,000 characters
public record Reason(String code, @Nullable String note) {

    /// The code of a reason that is told in words only.
    public static final String OTHER = "OTHER";

    /// What a code looks like.
    public static final String CODE_PATTERN = "[A-Z][A-Z0-9_]{0,63}";

    private static final Pattern CODE = Pattern.compile(CODE_PATTERN);
    private static final Pattern CODE_AS_TEXT = Pattern.compile("[A-Z][A-Z0-9_]*|[a-z][a-z0-9]*(-[a-z0-9]+)+");
    private static final int LONGEST_NOTE = 1_000;

    public Reason {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "A reason's code has capitals, digits and underscores, and at most 64 of them");
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("A reason's note has at most " + LONGEST_NOTE + " characters");
        }
    }

    /// Reads one text. What is plainly a code (`CLIENT_ILL`, `client-ill`) is one; anything else, a single word too,
    /// may name somebody and so becomes a note under [#OTHER].
    ///
    /// @throws IllegalArgumentException when it says nothing, or too much
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Reason ofText(String text) {
        String said = text.strip();
        if (said.isEmpty()) {
            throw new IllegalArgumentException("A reason must say something");
        }
        boolean code = CODE_AS_TEXT.matcher(said).matches()
                && CODE.matcher(asCode(said)).matches();
        return code ? new Reason(asCode(said), null) : new Reason(OTHER, said);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Reason of(@Nullable String code, @Nullable String note) {
        String said = note == null || note.isBlank() ? null : note.strip();
        if (code == null && said == null) {
            throw new IllegalArgumentException("A reason must say something");
        }
        return new Reason(code == null ? OTHER : asCode(code.strip()), said);
    }

    private static String asCode(String text) {
        return text.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
