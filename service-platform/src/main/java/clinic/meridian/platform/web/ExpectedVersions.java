package clinic.meridian.platform.web;

import clinic.meridian.platform.web.input.InvalidInput;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Reads `If-Match`. Weak tags count too: a proxy that compresses makes them of ours. A tag that
/// was never ours matches no version.
final class ExpectedVersions implements HandlerMethodArgumentResolver {

    private static final String ANY_TAG = "\\s*(?:W/)?\"[^\"]{0,64}\"\\s*";
    private static final Pattern LIST = Pattern.compile(ANY_TAG + "(?:," + ANY_TAG + "){0,20}");
    private static final Pattern OURS = Pattern.compile("\"(\\d{1,18})\"");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ExpectedVersion.class;
    }

    @Override
    public ExpectedVersion resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return parse(request.getHeader(HttpHeaders.IF_MATCH));
    }

    static ExpectedVersion parse(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return new ExpectedVersion(true, Set.of());
        }
        if (!LIST.matcher(header).matches()) {
            throw InvalidInput.field(HttpHeaders.IF_MATCH, "must be an ETag as it was given, such as \"7\"");
        }
        Set<Long> versions = new HashSet<>();
        Matcher tags = OURS.matcher(header);
        while (tags.find()) {
            versions.add(Long.parseLong(tags.group(1)));
        }
        return new ExpectedVersion(false, versions);
    }
}
