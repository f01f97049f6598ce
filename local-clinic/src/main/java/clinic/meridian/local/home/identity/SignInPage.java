package clinic.meridian.local.home.identity;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The page on which people sign in, for all three services at once.
@Controller
class SignInPage {
    static final String PATH = "/login";
    static final String WRONG = PATH + "?wrong";
    static final String TOO_OFTEN = PATH + "?wait";

    @GetMapping(PATH)
    String show() {
        return "sign-in";
    }

    @GetMapping(path = PATH, params = "wait")
    String showTooOften(HttpServletResponse response) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        return "sign-in";
    }
}
