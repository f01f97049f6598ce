package clinic.meridian.platform.web;

import clinic.meridian.platform.security.Public;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Answers what the container or a filter reports by status alone.
@Controller
class ErrorDispatch implements ErrorController {

    private final ProblemAnswers answers;

    ErrorDispatch(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Public
    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            answers.send(Failures.problem(failure, request), request, response);
            return;
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpReason.NOT_FOUND.status();
        HttpReason reason = HttpReason.ofStatus(status);
        Problem problem = switch (reason) {
            case NOT_FOUND -> Problems.notFound();
            case UNEXPECTED -> Problems.unexpected(Correlation.of(request));
            default -> Problem.of(reason, reason.title() + ".").withStatus(status);
        };
        answers.send(problem, request, response);
    }
}
