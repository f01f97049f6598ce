package clinic.meridian.contracts;

import java.util.regex.Pattern;

/// The shape of every code that is published: a reason, a service, a point, a zone, a lot. It has no room for a
/// sentence, so that free text cannot slip into an event by mistake. Services check it where the code enters, long
/// before publishing.
public final class Codes {

    /// A letter or digit, then letters, digits, `.`, `_`, `-`; at most 64 characters.
    public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    private Codes() {}

    public static boolean isCode(String text) {
        return SHAPE.matcher(text).matches();
    }
}
