package clinic.meridian.platform.web.input;

import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/// Reads a value from a JSON string and from nothing else: no numbers for dates, no lists for times.
final class TextValue<T> extends StdDeserializer<T> {

    private final String expected;
    private final transient Function<String, T> reader;

    /// @param reader throws [IllegalArgumentException] with words that read on from the field's name
    TextValue(Class<T> type, String expected, Function<String, T> reader) {
        super(type);
        this.expected = expected;
        this.reader = reader;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            throw new UnusableValue(parser, "must be " + expected, handledType());
        }
        try {
            return reader.apply(parser.getString());
        } catch (IllegalArgumentException e) {
            throw new UnusableValue(parser, String.valueOf(e.getMessage()), handledType());
        }
    }
}
