package clinic.meridian.platform.web;

import clinic.meridian.platform.database.Busy;
import clinic.meridian.platform.database.SqlStates;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.web.input.Faults;
import clinic.meridian.platform.web.input.FieldProblem;
import clinic.meridian.platform.web.input.InvalidInput;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.ConversionNotSupportedException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/// The one table from failures to what the caller is told. What is not in it is a bug: 500, and the caller learns
/// nothing but a number to quote.
final class Problems {

    private Problems() {}

    /// @return empty when the failure is nothing that a caller could know about
    static Optional<Problem> known(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case Refused refused -> Problem.of(refused);
                    case InvalidInput input -> invalid(input.errors());
                    case HandlerMethodValidationException e -> e.isForReturnValue() ? null : invalid(Faults.in(e));
                    case BindException e -> invalid(Faults.in(e));
                    case ConstraintViolationException e -> invalid(violations(e));
                    case HttpMessageNotReadableException e -> unreadable(e);
                    case ConversionNotSupportedException e -> null;
                    case MethodArgumentTypeMismatchException e -> invalid(List.of(Faults.mismatch(e.getName(), e)));
                    case TypeMismatchException e -> invalid(List.of(Faults.mismatch(e.getPropertyName(), e)));
                    case MissingServletRequestParameterException e -> missing(e.getParameterName());
                    case MissingRequestHeaderException e -> missing(e.getHeaderName());
                    case MissingPathVariableException e -> null;
                    case ServletRequestBindingException e -> Problem.of(HttpReason.INVALID, "A value is missing.");
                    case NoResourceFoundException e -> notFound();
                    case AggregateNotFoundException e -> notFound();
                    case NoHandlerFoundException e -> notFound();
                    case HttpRequestMethodNotSupportedException e -> wrongMethod(e);
                    case HttpMediaTypeNotAcceptableException e -> notAcceptable(e);
                    case HttpMediaTypeException e -> unsupportedType(e);
                    case InvalidMediaTypeException e ->
                        Problem.of(HttpReason.UNSUPPORTED_MEDIA_TYPE, "The Content-Type cannot be read.");
                    case MaxUploadSizeExceededException e -> BodyLimit.problem();
                    case MultipartException e -> Problem.of(HttpReason.UNREADABLE, "The upload cannot be read.");
                    case BodyLimit.TooLarge e -> BodyLimit.problem();
                    case InvalidParameterException e -> badParameters(e);
                    case RequestRejectedException e ->
                        Problem.of(
                                HttpReason.UNREADABLE,
                                "The address or a header holds characters that are not allowed.");
                    case AuthenticationServiceException e ->
                        unavailable("Sign-in does not answer at the moment. Please try again shortly.");
                    case AsyncRequestTimeoutException e -> unavailable("This took too long. Please try again.");
                    case Busy e ->
                        unavailable(
                                "Others are changing the same thing just now. Nothing was changed; please try again.");
                    case CannotCreateTransactionException e -> databaseAway();
                    case CannotGetJdbcConnectionException e -> databaseAway();
                    case ErrorResponse e -> plain(e);
                    default -> byCause(failure);
                });
    }

    static Problem unexpected(String correlationId) {
        return Problem.of(
                        HttpReason.UNEXPECTED,
                        "This is a fault of ours, and it was recorded. Please try again; if it stays, quote the number "
                                + correlationId + ".")
                .with("correlationId", correlationId);
    }

    static Problem notFound() {
        return Problem.of(HttpReason.NOT_FOUND, "The address may be mistyped, or what was here is gone.");
    }

    private static @Nullable Problem byCause(Throwable failure) {
        if (SqlStates.isConnectionGone(failure)) {
            return databaseAway();
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof CannotGetJdbcConnectionException) {
                return databaseAway();
            }
            if (cause instanceof SQLException sql && isDataException(sql)) {
                return Problem.of(HttpReason.INVALID, "A value is outside of what can be kept.");
            }
        }
        return null;
    }

    /// SQLSTATE class 22: the database itself found a value too long, too large or not a date. The checks before it
    /// should have; the caller's mistake it is all the same.
    static boolean isDataException(SQLException failure) {
        return failure.getSQLState() != null && failure.getSQLState().startsWith("22");
    }

    private static Problem invalid(List<FieldProblem> errors) {
        String detail = errors.size() == 1
                ? sentence(errors.getFirst())
                : errors.size() + " values need attention: "
                        + errors.stream()
                                .map(error -> error.field().isEmpty() ? "the request" : error.field())
                                .distinct()
                                .limit(10)
                                .collect(Collectors.joining(", "))
                        + ".";
        return Problem.of(HttpReason.INVALID, detail).with("errors", errors);
    }

    private static String sentence(FieldProblem error) {
        return (error.field().isEmpty() ? "The request" : error.field()) + " " + error.message() + ".";
    }

    private static Problem missing(String name) {
        return invalid(List.of(new FieldProblem(name, "is missing")));
    }

    private static List<FieldProblem> violations(ConstraintViolationException failure) {
        return failure.getConstraintViolations().stream()
                .map(violation -> new FieldProblem(violation.getPropertyPath().toString(), violation.getMessage()))
                .sorted(java.util.Comparator.comparing(FieldProblem::field))
                .toList();
    }

    private static Problem unreadable(HttpMessageNotReadableException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyLimit.TooLarge) {
                return BodyLimit.problem();
            }
            if (cause instanceof InvalidInput input) {
                return invalid(input.errors());
            }
            if (cause instanceof Refused refused) {
                return Problem.of(refused);
            }
        }
        if (failure.getCause() instanceof JacksonException json) {
            List<FieldProblem> faults = Faults.inJson(json);
            if (!faults.isEmpty()) {
                return invalid(faults);
            }
            return Problem.of(
                    HttpReason.UNREADABLE,
                    "The body is not valid JSON (line %d, column %d)."
                            .formatted(
                                    json.getLocation().getLineNr(),
                                    json.getLocation().getColumnNr()));
        }
        return Problem.of(HttpReason.UNREADABLE, "A JSON body is required.");
    }

    private static Problem wrongMethod(HttpRequestMethodNotSupportedException failure) {
        String[] supported = failure.getSupportedMethods();
        String allowed = supported == null ? "" : String.join(", ", supported);
        Problem problem = Problem.of(
                HttpReason.METHOD_NOT_ALLOWED,
                failure.getMethod() + " is not possible here"
                        + (allowed.isEmpty() ? "." : "; possible: " + allowed + "."));
        return allowed.isEmpty() ? problem : problem.withHeader(HttpHeaders.ALLOW, allowed);
    }

    private static Problem notAcceptable(HttpMediaTypeNotAcceptableException failure) {
        return Problem.of(HttpReason.NOT_ACCEPTABLE, "Available as " + types(failure) + ".");
    }

    private static Problem unsupportedType(HttpMediaTypeException failure) {
        return Problem.of(HttpReason.UNSUPPORTED_MEDIA_TYPE, "Understood here: " + types(failure) + ".");
    }

    private static String types(HttpMediaTypeException failure) {
        return failure.getSupportedMediaTypes().isEmpty()
                ? "application/json"
                : failure.getSupportedMediaTypes().stream()
                        .map(Object::toString)
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    private static Problem badParameters(InvalidParameterException failure) {
        return failure.getErrorCode() == HttpReason.TOO_LARGE.status()
                ? BodyLimit.problem()
                : Problem.of(HttpReason.UNREADABLE, "The parameters cannot be read.");
    }

    private static Problem plain(ErrorResponse response) {
        int status = response.getStatusCode().value();
        HttpReason reason = HttpReason.ofStatus(status);
        String detail = response.getBody().getDetail();
        return Problem.of(reason, detail == null ? reason.title() + "." : detail)
                .withStatus(status);
    }

    private static Problem databaseAway() {
        return unavailable("The clinic's records cannot be reached at the moment. Please try again shortly.");
    }

    private static Problem unavailable(String detail) {
        return Problem.of(HttpReason.UNAVAILABLE, detail).withHeader(HttpHeaders.RETRY_AFTER, Problem.SOON);
    }
}
