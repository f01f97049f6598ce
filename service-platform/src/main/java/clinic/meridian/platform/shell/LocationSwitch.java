package clinic.meridian.platform.shell;

import clinic.meridian.platform.security.MayEnter;
import clinic.meridian.platform.web.input.Id;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/// Remembers, in the browser, where somebody works. The services on one host share it, so that the rooms open where the
/// desk was.
@Controller
class LocationSwitch {

    @MayEnter
    @RequestMapping(path = "/location", method = RequestMethod.POST)
    ResponseEntity<Void> choose(
            @RequestParam @Id String locationId,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request) {
        ResponseCookie cookie = ResponseCookie.from(Locations.COOKIE, locationId)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(Duration.ofDays(365))
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, isOurs(back) ? back : "/")
                .build();
    }

    /// A path on this server, and not another server's address in disguise.
    static boolean isOurs(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().noneMatch(c -> c == '\\' || c < ' ' || c > '~');
    }
}
