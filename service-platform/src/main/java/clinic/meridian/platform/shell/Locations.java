package clinic.meridian.platform.shell;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.SignedIn;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.util.WebUtils;

/// Which locations a request may choose from, and which one it has chosen.
final class Locations implements HandlerMethodArgumentResolver {

    static final String PARAMETER = "locationId";
    static final String COOKIE = "meridian-location";

    private static final String CACHED = Locations.class.getName();

    private final ObjectProvider<LocationChoices> choices;

    Locations(ObjectProvider<LocationChoices> choices) {
        this.choices = choices;
    }

    /// Asked once per request.
    List<LocationChoice> of(HttpServletRequest request) {
        if (request.getAttribute(CACHED) instanceof Found found) {
            return found.locations();
        }
        LocationChoices known = choices.getIfAvailable();
        Optional<SignedIn> person =
                SignedIn.of(SecurityContextHolder.getContext().getAuthentication());
        List<LocationChoice> locations =
                known == null ? List.of() : person.map(known::of).orElse(List.of());
        request.setAttribute(CACHED, new Found(locations));
        return locations;
    }

    @Nullable
    LocationChoice chosen(HttpServletRequest request) {
        LocationChoice known = known(request);
        if (known == null && asked(request).isPresent()) {
            throw new Refused(Reason.NO_SUCH_LOCATION, "There is no such location, or it is not one of yours.");
        }
        return known;
    }

    /// The one that was chosen, for a page that must be shown all the same: null where it is not there.
    @Nullable
    LocationChoice known(HttpServletRequest request) {
        List<LocationChoice> locations = of(request);
        Optional<String> asked = asked(request);
        if (asked.isPresent()) {
            return byId(locations, asked.get()).orElse(null);
        }
        Cookie last = WebUtils.getCookie(request, COOKIE);
        return Optional.ofNullable(last)
                .flatMap(cookie -> byId(locations, cookie.getValue()))
                .orElse(locations.isEmpty() ? null : locations.getFirst());
    }

    private static Optional<String> asked(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter(PARAMETER)).filter(id -> !id.isBlank());
    }

    private static Optional<LocationChoice> byId(List<LocationChoice> locations, String id) {
        return locations.stream().filter(location -> location.id().equals(id)).findFirst();
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == LocationChoice.class;
    }

    /// Who tells of a refusal has none where the location is what was refused.
    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
        if (http == null) {
            return null;
        }
        return parameter.hasMethodAnnotation(ExceptionHandler.class) ? known(http) : chosen(http);
    }

    private record Found(List<LocationChoice> locations) {}

    private enum Reason implements RefusalReason {
        NO_SUCH_LOCATION;

        @Override
        public RefusalKind kind() {
            return RefusalKind.UNKNOWN;
        }

        @Override
        public String title() {
            return "No such location";
        }
    }
}
