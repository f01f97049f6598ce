package clinic.meridian.session.reason;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why. The code may be published; the note is free text about a client and never leaves this service.
///
/// @param code capitals, digits and underscores, at most 64 characters
/// @param note at most 2,000 characters
public record Reason(String code, @Nullable String note) {

    /// The code where only words were given.
    public static final String OTHER = "OTHER";

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final int LONGEST_NOTE = 2_000;

    public Reason {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("A reason's code consists of capitals, digits and underscores.");
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("A reason's note has at most " + LONGEST_NOTE + " characters.");
        }
    }

    /// Reads one text: a code stays a code (`CLIENT_UNWELL`, `client-unwell`), anything else is a note under [#OTHER].
    public static Reason of(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        boolean oneWord =
                text.strip().equals(text.strip().toUpperCase(Locale.ROOT)) || text.matches("[a-z0-9]+(-[a-z0-9]+)+");
        return oneWord && CODE.matcher(code).matches() ? new Reason(code, null) : new Reason(OTHER, text.strip());
    }
}
