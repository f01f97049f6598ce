package clinic.meridian.platform.web.input;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What is wrong with one field of a request.
///
/// @param field path in the request, such as `needles[3].gaugeMm`; empty for the request as a whole
/// @param message reads on from the field's name: "must not be blank"
/// @param rejected the value, where it is a number, a truth value or a constant; never text, which may be personal
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldProblem(
        String field, String message, @Nullable Object rejected) {

    public FieldProblem(String field, String message) {
        this(field, message, null);
    }

    /// Keeps the rejected value only where its type cannot hold personal text.
    static FieldProblem of(String field, String message, @Nullable Object value) {
        boolean harmless = value instanceof Number || value instanceof Boolean || value instanceof Enum<?>;
        return new FieldProblem(field, message, harmless ? value : null);
    }
}
