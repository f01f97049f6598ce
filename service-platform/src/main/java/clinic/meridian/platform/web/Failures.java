package clinic.meridian.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/// Answers whatever a handler throws.
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private final ProblemAnswers answers;

    Failures(ProblemAnswers answers) {
        this.answers = answers;
    }

    /// Who may not, or must sign in first, is the security filters' to say.
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToSecurity(RuntimeException failure) {
        throw failure;
    }

    @ExceptionHandler
    void answer(Throwable failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            log.debug("The caller is gone: {}", failure.toString());
            return;
        }
        answers.send(problem(failure, request), request, response);
    }

    static Problem problem(Throwable failure, HttpServletRequest request) {
        Optional<Problem> known = Problems.known(failure);
        if (known.isEmpty()) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
            return Problems.unexpected(Correlation.of(request));
        }
        if (known.get().status() >= 500) {
            log.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), failure.toString());
        }
        return known.get();
    }
}
