package clinic.meridian.platform.web.input;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;

/// Turns what the frameworks say about bad input into words for the caller. Their own messages name our classes and
/// repeat the caller's values, so none of them is passed on.
public final class Faults {

    private static final int MAX_ERRORS = 100;

    private Faults() {}

    /// What is wrong with a JSON body; empty when it is not JSON at all.
    public static List<FieldProblem> inJson(JacksonException failure) {
        if (failure instanceof StreamReadException && !(failure instanceof InputCoercionException)) {
            return List.of();
        }
        String field = path(failure);
        String message = switch (failure) {
            case UnusableValue own -> own.words();
            case PropertyBindingException unknown -> "is not a known field";
            case InputCoercionException range -> Expected.of(range.getTargetType());
            case InvalidTypeIdException kind -> "must name a known kind";
            case MismatchedInputException mismatch ->
                mismatch.getCurrentToken() == null && mismatch.getTargetType() == null
                        ? "is not of the right type"
                        : Expected.of(mismatch.getTargetType());
            default -> "is not valid";
        };
        return List.of(new FieldProblem(field, message));
    }

    private static String path(JacksonException failure) {
        List<String> parts = new ArrayList<>();
        for (JacksonException.Reference reference : failure.getPath()) {
            String name = reference.getPropertyName();
            parts.add(name != null ? name : "[" + Math.max(0, reference.getIndex()) + "]");
        }
        return FieldPath.join(parts);
    }

    /// What Bean Validation and binding found in one object.
    public static List<FieldProblem> in(Errors errors) {
        return errors.getAllErrors().stream().limit(MAX_ERRORS).map(Faults::of).toList();
    }

    /// What Bean Validation found in the parameters of a handler.
    public static List<FieldProblem> in(MethodValidationResult result) {
        List<FieldProblem> problems = new ArrayList<>();
        for (ParameterValidationResult parameter : result.getParameterValidationResults()) {
            if (parameter instanceof ParameterErrors object) {
                problems.addAll(in(object));
                continue;
            }
            String name = parameter.getMethodParameter().getParameterName();
            for (MessageSourceResolvable error : parameter.getResolvableErrors()) {
                problems.add(FieldProblem.of(name == null ? "" : name, message(error), parameter.getArgument()));
            }
        }
        return problems.stream().limit(MAX_ERRORS).toList();
    }

    /// A value in path or query that is not of the parameter's type.
    public static FieldProblem mismatch(@Nullable String name, TypeMismatchException failure) {
        String field = name == null ? "" : name;
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException own
                    && own.getMessage() != null
                    && own.getMessage().startsWith("must ")) {
                return new FieldProblem(field, own.getMessage());
            }
        }
        return new FieldProblem(field, Expected.of(failure.getRequiredType()));
    }

    private static FieldProblem of(ObjectError error) {
        if (!(error instanceof FieldError field)) {
            return new FieldProblem("", message(error));
        }
        if (field.isBindingFailure()) {
            return field.contains(TypeMismatchException.class)
                    ? mismatch(field.getField(), field.unwrap(TypeMismatchException.class))
                    : new FieldProblem(field.getField(), "is not valid");
        }
        return FieldProblem.of(field.getField(), message(error), field.getRejectedValue());
    }

    private static String message(MessageSourceResolvable error) {
        String message = error.getDefaultMessage();
        return message == null ? "is not valid" : message;
    }
}
