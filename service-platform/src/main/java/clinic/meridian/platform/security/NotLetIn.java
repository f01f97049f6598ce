package clinic.meridian.platform.security;

import clinic.meridian.platform.web.ProblemAnswers;
import clinic.meridian.platform.web.SecurityProblems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/// What those meet who are not signed in or may not. A page goes to sign-in and comes back; a fragment makes its page
/// reload, which then does the same; a program gets 401 or 403 as a problem document.
final class NotLetIn implements AuthenticationEntryPoint, AccessDeniedHandler {

    static final String SIGN_IN = "/oauth2/authorization/" + IssuerWiring.REGISTRATION;

    private final ProblemAnswers answers;

    NotLetIn(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (ProblemAnswers.isFragment(request)) {
            reload(request, response);
        } else if (ProblemAnswers.isForPeople(request)) {
            response.sendRedirect(request.getContextPath() + SIGN_IN);
        } else {
            askForToken(request, response);
        }
    }

    private void askForToken(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        answers.send(SecurityProblems.signInFirst(), request, response);
    }

    /// The request's token is not good. See RFC 6750, section 3.
    void refuseToken(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        boolean given = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, given ? "Bearer error=\"invalid_token\"" : "Bearer");
        boolean expired = String.valueOf(failure.getMessage()).contains("expired");
        answers.send(expired ? SecurityProblems.tokenExpired() : SecurityProblems.tokenInvalid(), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        if (!(failure instanceof CsrfException)) {
            answers.send(SecurityProblems.forbidden(), request, response);
        } else if (isNobody() && ProblemAnswers.isFragment(request)) {
            reload(request, response);
        } else if (isNobody() && !ProblemAnswers.isForPeople(request)) {
            askForToken(request, response);
        } else {
            answers.send(SecurityProblems.pageTooOld(), request, response);
        }
    }

    private void reload(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("HX-Refresh", "true");
        answers.send(SecurityProblems.signInFirst(), request, response);
    }

    /// The issuer came back without a sign-in, or with one that cannot be trusted.
    void signInFailed(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        answers.send(SecurityProblems.signInFailed(), request, response);
    }

    private static boolean isNobody() {
        var present = SecurityContextHolder.getContext().getAuthentication();
        return present == null || new AuthenticationTrustResolverImpl().isAnonymous(present);
    }
}
