package clinic.meridian.local.home.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/// Stands before the check of the password: who has guessed too often is turned away without one.
final class SignInGuard extends OncePerRequestFilter implements AuthenticationFailureHandler {
    private static final RequestMatcher SIGN_IN =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, SignInPage.PATH);

    private final SignInThrottle throttle;

    SignInGuard(SignInThrottle throttle) {
        this.throttle = throttle;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SIGN_IN.matches(request) && !throttle.mayTry(username(request), request.getRemoteAddr())) {
            response.sendRedirect(SignInPage.TOO_OFTEN);
            return;
        }
        chain.doFilter(request, response);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        throttle.failed(username(request), request.getRemoteAddr());
        response.sendRedirect(SignInPage.WRONG);
    }

    private static String username(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("username")).orElse("");
    }
}
