package clinic.meridian.platform.web.input;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Looks through a request's type and the values of path, query and form before a handler sees them.
final class CleanRequests implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        checkContentType(request.getContentType());
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        if (variables instanceof Map<?, ?> map) {
            map.forEach((name, value) -> check(String.valueOf(name), String.valueOf(value), InputLimits.PARAMETER));
        }
        boolean form = "POST".equals(request.getMethod());
        int limit = form ? InputLimits.TEXT : InputLimits.PARAMETER;
        request.getParameterMap().forEach((name, values) -> {
            check("", name, InputLimits.PARAMETER);
            for (String value : values) {
                check(FieldPath.shown(name), value, limit);
            }
        });
        return true;
    }

    /// Content is of one type; a range of types, which the framework trips over, is none.
    private static void checkContentType(@Nullable String contentType) {
        if (contentType != null
                && !contentType.isBlank()
                && !MediaType.parseMediaType(contentType).isConcrete()) {
            throw new InvalidMediaTypeException(contentType, "is not concrete");
        }
    }

    private static void check(String field, String value, int limit) {
        if (value.length() > limit) {
            throw InvalidInput.field(field, "must not be longer than " + limit + " characters");
        }
        String fault = CleanText.fault(value);
        if (fault != null) {
            throw InvalidInput.field(field, fault);
        }
    }
}
