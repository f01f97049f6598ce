package clinic.meridian.platform.web.input;

import org.jspecify.annotations.Nullable;

/// Text that PostgreSQL and every later reader can hold: no NUL and no half of a surrogate pair.
final class CleanText {

    static final String NUL = "must not contain the character U+0000";
    static final String LONE_SURROGATE = "must not contain half of a surrogate pair";
    static final String REPLACEMENT = "must be UTF-8";

    private CleanText() {}

    /// @return what is wrong, or null
    static @Nullable String fault(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return NUL;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return LONE_SURROGATE;
            } else if (c == '\uFFFD') {
                return REPLACEMENT;
            }
        }
        return null;
    }
}
