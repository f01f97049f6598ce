package clinic.meridian.local.home;

import clinic.meridian.local.home.identity.DemoAccounts;
import clinic.meridian.local.home.inbox.MailFolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The way in: the three workplaces, the inbox, who to sign in as, and how everything is.
@Controller
class HomePage {
    private final PartHealth health;
    private final MailFolder inbox;
    private final HomeSettings settings;

    HomePage(PartHealth health, MailFolder inbox, HomeSettings settings) {
        this.health = health;
        this.inbox = inbox;
        this.settings = settings;
    }

    @GetMapping("/")
    String show(Model model) {
        model.addAttribute("urls", settings.urls());
        model.addAttribute("health", health.look());
        model.addAttribute("mails", inbox.size());
        model.addAttribute("accounts", DemoAccounts.all());
        return "home";
    }
}
