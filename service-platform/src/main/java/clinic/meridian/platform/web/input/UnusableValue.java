package clinic.meridian.platform.web.input;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/// A JSON value that our own readers refuse, with words meant for the caller.
final class UnusableValue extends MismatchedInputException {

    private static final long serialVersionUID = 1L;

    private final String words;

    UnusableValue(JsonParser parser, String words, Class<?> type) {
        super(parser, words, type);
        this.words = words;
    }

    String words() {
        return words;
    }
}
