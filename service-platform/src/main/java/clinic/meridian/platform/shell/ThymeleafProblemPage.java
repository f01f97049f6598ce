package clinic.meridian.platform.shell;

import clinic.meridian.platform.web.Problem;
import clinic.meridian.platform.web.ProblemAnswers;
import clinic.meridian.platform.web.ProblemPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.MediaType;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/// A problem as a page of its own, or as a notice in the page that waits for a fragment.
final class ThymeleafProblemPage implements ProblemPage {

    private static final String NOTICE_TARGET = "#notices";

    private final SpringTemplateEngine templates;

    ThymeleafProblemPage(SpringTemplateEngine templates) {
        this.templates = templates;
    }

    @Override
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        boolean notice = ProblemAnswers.isFragment(request);
        if (notice) {
            response.setHeader("HX-Retarget", NOTICE_TARGET);
            response.setHeader("HX-Reswap", "beforeend");
            response.setHeader("HX-Reselect", ".notice");
        }
        WebContext context = new WebContext(
                JakartaServletWebApplication.buildApplication(request.getServletContext())
                        .buildExchange(request, response),
                Locale.ENGLISH);
        context.setVariable("problem", problem);
        String page = notice
                ? templates.process("meridian/notices", Set.of("problem"), context)
                : templates.process("meridian/problem", context);
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }
}
