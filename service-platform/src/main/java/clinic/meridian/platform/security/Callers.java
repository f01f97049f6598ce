package clinic.meridian.platform.security;

import clinic.meridian.contracts.Channel;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.web.Correlation;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives handlers their [Actor] or [SignedIn] parameter. Handlers that are open to anybody cannot have one: there is
/// nobody to name.
final class Callers implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class || parameter.getParameterType() == SignedIn.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        SignedIn person = SignedIn.of(authentication)
                .orElseThrow(() -> new IllegalStateException("Nobody is signed in at " + parameter.getMethod()));
        if (parameter.getParameterType() == SignedIn.class) {
            return person;
        }
        HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
        if (http == null) {
            throw new IllegalStateException("Not an HTTP request");
        }
        Channel channel = authentication instanceof JwtAuthenticationToken ? Channel.API : Channel.PAGE;
        return new Actor(person.userName(), channel, Correlation.of(http));
    }
}
