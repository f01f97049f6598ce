package clinic.meridian.local.home.inbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The inbox for people.
@Controller
class InboxPage {
    private static final int PAGE = 100;
    /// A mail is somebody else's page: it may look as it likes, but run nothing, load nothing and leave its
    /// frame only by opening a link.
    private static final String SANDBOX = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
            + "style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";
    private static final String LINKS_OPEN_OUTSIDE = "<base target=\"_blank\">";

    private final MailFolder folder;

    InboxPage(MailFolder folder) {
        this.folder = folder;
    }

    @GetMapping("/inbox")
    String list(@RequestParam Optional<String> to, @RequestParam Optional<String> before, Model model) {
        var mails = folder.list(to.orElse(""), before.orElse(""), PAGE);
        model.addAttribute("to", to.orElse(""));
        model.addAttribute("mails", mails);
        model.addAttribute("next", mails.size() < PAGE ? "" : mails.getLast().id());
        return "inbox";
    }

    @GetMapping("/inbox/{id}")
    String show(@PathVariable String id, Model model) throws IOException, MessagingException {
        var view = view(id);
        model.addAttribute("mail", folder.find(id).orElseThrow());
        model.addAttribute("text", view.text());
        model.addAttribute("hasHtml", !view.html().isEmpty());
        model.addAttribute("attachments", view.attachments());
        return "mail";
    }

    @GetMapping("/inbox/{id}/html")
    ResponseEntity<String> html(@PathVariable String id) throws IOException, MessagingException {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .header("Content-Security-Policy", SANDBOX)
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                .body(LINKS_OPEN_OUTSIDE + view(id).html());
    }

    private MailView view(String id) throws IOException, MessagingException {
        var message = folder.message(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return MailView.of(message);
    }
}
