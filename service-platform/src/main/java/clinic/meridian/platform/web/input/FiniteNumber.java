package clinic.meridian.platform.web.input;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/// A JSON number as a double. Jackson's own reader also takes the texts "NaN" and "INF", which no rule of ours
/// survives.
final class FiniteNumber extends StdDeserializer<Double> {

    FiniteNumber(Class<Double> type) {
        super(type);
    }

    @Override
    public Double deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.currentToken().isNumeric()) {
            throw new UnusableValue(parser, "must be a number", handledType());
        }
        double value = parser.getDoubleValue();
        if (Double.isInfinite(value)) {
            throw new UnusableValue(parser, "must be a number of ordinary size", handledType());
        }
        return value;
    }

    /// A primitive cannot be null.
    @Override
    public Object getNullValue(DeserializationContext context) {
        if (handledType() == double.class) {
            return context.reportInputMismatch(this, "must not be null");
        }
        return super.getNullValue(context);
    }
}
