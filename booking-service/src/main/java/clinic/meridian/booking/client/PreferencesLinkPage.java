package clinic.meridian.booking.client;

import clinic.meridian.booking.client.ClientCommand.RecallWish;
import clinic.meridian.booking.client.ClientCommand.SetCommunicationPreferences;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.contracts.Channel;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.links.Link;
import clinic.meridian.platform.links.Links;
import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.Public;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.Problem;
import clinic.meridian.platform.web.ProblemAnswers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where a client says which mails she wants. What she sends holds for what she was shown: a box that was ticked before
/// somebody else took the tick away is no consent.
@Controller
class PreferencesLinkPage {

    /// The kind of link that this page answers; its subject is the location that wrote to her.
    static final String PREFERENCES = "PREFERENCES";

    private final Links links;
    private final Clients clients;
    private final Locations locations;
    private final Commands commands;
    private final ProblemAnswers answers;

    PreferencesLinkPage(Links links, Clients clients, Locations locations, Commands commands, ProblemAnswers answers) {
        this.links = links;
        this.clients = clients;
        this.locations = locations;
        this.commands = commands;
        this.answers = answers;
    }

    private enum Outcome {
        SAVED,
        CHANGED
    }

    /// @param outcome of what was sent before
    @Public
    @GetMapping("/c/{token}/preferences")
    String show(@PathVariable String token, @RequestParam(required = false) @Nullable String outcome, Model model) {
        Link link = link(token);
        ClientView client = client(link);
        model.addAttribute("clinic", clinic(link));
        model.addAttribute("token", token);
        model.addAttribute("version", client.version());
        model.addAttribute("reminders", client.reminders());
        model.addAttribute("recall", client.recall().granted());
        model.addAttribute("saved", Outcome.SAVED.name().equals(outcome));
        model.addAttribute("changed", Outcome.CHANGED.name().equals(outcome));
        return "booking/client-preferences";
    }

    @Public
    @PostMapping("/c/{token}/preferences")
    String set(
            @PathVariable String token,
            @RequestParam long version,
            @RequestParam(defaultValue = "false") boolean reminders,
            @RequestParam(defaultValue = "false") boolean recall) {
        ClientView client = client(link(token));
        commands.send(
                new SetCommunicationPreferences(
                        client.clientId(),
                        new ExpectedVersion(false, Set.of(version)),
                        reminders,
                        new RecallWish(recall, null)),
                Actor.of("client", Channel.LINK));
        return shown(token, Outcome.SAVED);
    }

    /// Who was overtaken is shown what stands now, and asked again.
    @ExceptionHandler
    @Nullable
    String refused(Refused refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (refused.reason().kind() == RefusalKind.STALE) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", request.getRequestURI() + "?outcome=" + Outcome.CHANGED);
            return null;
        }
        answers.send(Problem.of(refused), request, response);
        return null;
    }

    private static String shown(String token, Outcome outcome) {
        return "redirect:/c/" + token + "/preferences?outcome=" + outcome;
    }

    private Link link(String token) {
        return links.read(token, PREFERENCES).orElseThrow(PreferencesLinkPage::invalid);
    }

    private ClientView client(Link link) {
        return clients.find(UUID.fromString(link.clientId())).orElseThrow(PreferencesLinkPage::invalid);
    }

    private LocationView clinic(Link link) {
        return locations.find(UUID.fromString(link.subject())).orElseThrow(PreferencesLinkPage::invalid);
    }

    private static Refused invalid() {
        return new Refused(
                ClientRefusal.LINK_INVALID,
                "It is incomplete or too old. Use the link in our latest mail, or tell us and we change it for you.");
    }
}
