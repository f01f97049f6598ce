package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.Channel;
import clinic.meridian.contracts.MailClass;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.links.Link;
import clinic.meridian.platform.links.Links;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.Public;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.reporting.ReportingRefusal;
import clinic.meridian.reporting.client.ClientTable;
import clinic.meridian.reporting.directory.DirectoryTable;
import clinic.meridian.reporting.reminder.ReminderCommand.Unsubscribe;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// The way out of a mail. Showing the page changes nothing, so that a mail scanner that follows links stops nobody's
/// mails; a POST does it at once, whether it comes from the page or from a mail program (RFC 8058).
@Controller
class UnsubscribePage {

    private final Links links;
    private final MailLinks mailLinks;
    private final ReminderTable reminders;
    private final ClientTable clients;
    private final DirectoryTable directory;
    private final Commands commands;
    private final ClinicClock clock;

    UnsubscribePage(
            Links links,
            MailLinks mailLinks,
            ReminderTable reminders,
            ClientTable clients,
            DirectoryTable directory,
            Commands commands,
            ClinicClock clock) {
        this.links = links;
        this.mailLinks = mailLinks;
        this.reminders = reminders;
        this.clients = clients;
        this.directory = directory;
        this.commands = commands;
        this.clock = clock;
    }

    @Public
    @GetMapping("/c/{token}/unsubscribe")
    String show(@PathVariable String token, Model model) {
        DueReminder reminder = reminder(token);
        return page(reminder, token, !isWanted(reminder), model);
    }

    @Public
    @PostMapping("/c/{token}/unsubscribe")
    String stop(@PathVariable String token, Model model) {
        DueReminder reminder = reminder(token);
        commands.send(
                new Unsubscribe(reminder.reminderId(), mailClass(reminder), isWanted(reminder), clock.now()),
                Actor.of("client", Channel.LINK));
        return page(reminder, token, true, model);
    }

    private String page(DueReminder reminder, String token, boolean stopped, Model model) {
        model.addAttribute("title", stopped ? "These mails have stopped" : "Stop these mails?");
        model.addAttribute("token", token);
        model.addAttribute("stopped", stopped);
        model.addAttribute("mailClass", mailClass(reminder));
        model.addAttribute("clinic", clinic(reminder));
        model.addAttribute("preferences", mailLinks.toPreferences(reminder, clock.now()));
        return "unsubscribe";
    }

    /// Who writes here, as the layout for clients shows it.
    public record Clinic(
            String name,
            @Nullable String address,
            @Nullable String phone,
            @Nullable String email) {}

    private Clinic clinic(DueReminder reminder) {
        return directory
                .location(reminder.locationId())
                .map(place ->
                        new Clinic(place.name(), String.join(", ", place.address()), place.phone(), place.email()))
                .orElseGet(() -> new Clinic("Meridian", null, null, null));
    }

    private DueReminder reminder(String token) {
        return links.read(token, MailLinks.UNSUBSCRIBE)
                .map(Link::subject)
                .flatMap(reminders::find)
                .orElseThrow(
                        () -> new Refused(
                                ReportingRefusal.LINK_INVALID,
                                "It is incomplete or too old. Use the link in our latest mail, or tell us and we stop the mails."));
    }

    private boolean isWanted(DueReminder reminder) {
        return clients.find(reminder.clientId())
                .map(client -> Decisions.wants(
                        client,
                        mailClass(reminder),
                        reminders
                                .unsubscribedAt(reminder.clientId(), mailClass(reminder))
                                .orElse(null)))
                .orElse(false);
    }

    private static MailClass mailClass(DueReminder reminder) {
        MailClass mailClass = MailRules.of(reminder.kind()).stoppedBy();
        if (mailClass == null) {
            throw new Refused(ReportingRefusal.LINK_INVALID, "Notices about your own visits cannot be stopped.");
        }
        return mailClass;
    }
}
