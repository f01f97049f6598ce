package clinic.meridian.booking.client;

import clinic.meridian.booking.client.ClientCommand.CorrectClientDetails;
import clinic.meridian.booking.client.ClientCommand.RecallWish;
import clinic.meridian.booking.client.ClientCommand.SetCommunicationPreferences;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayBook;
import clinic.meridian.platform.shell.LocationChoice;
import clinic.meridian.platform.shell.Notice;
import clinic.meridian.platform.shell.PageFormats;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.Problem;
import clinic.meridian.platform.web.ProblemAnswers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Corrects what the clinic knows of a client. Each form carries the version that it was opened with; who comes second
/// is
/// told who was first and when, sees both, and has lost nothing that she typed.
@Controller
@RequestMapping("/clients/{clientId}")
class ClientDetailsPage {

    /// What was sent, for the page that tells of a refusal.
    private static final String SENT = Sent.class.getName();

    private final Commands commands;
    private final Clients clients;
    private final PageFormats show;
    private final ProblemAnswers answers;

    ClientDetailsPage(Commands commands, Clients clients, PageFormats show, ProblemAnswers answers) {
        this.commands = commands;
        this.clients = clients;
        this.show = show;
        this.answers = answers;
    }

    /// @param form null: preferences, which can simply be looked at again
    private record Sent(UUID clientId, @Nullable ClientForm form) {}

    @MayBook
    @GetMapping("/edit")
    String edit(@PathVariable UUID clientId, Model model) {
        ClientView client = clients.mustFind(clientId);
        return page(client, ClientForm.of(client.details()), Map.of(), model);
    }

    @MayBook
    @PostMapping("/details")
    String correct(
            @PathVariable UUID clientId,
            @RequestParam long version,
            ClientForm form,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        request.setAttribute(SENT, new Sent(clientId, form));
        Map<String, String> faults = form.faults();
        if (!faults.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            String page = page(clients.mustFind(clientId), form, faults, model);
            model.addAttribute("version", version);
            return page;
        }
        commands.send(new CorrectClientDetails(clientId, seen(version), form.details()), actor);
        return saved("The details are saved.", clientId, redirect);
    }

    @MayBook
    @PostMapping("/preferences")
    String prefer(
            @PathVariable UUID clientId,
            @RequestParam long version,
            @RequestParam(defaultValue = "false") boolean reminders,
            @RequestParam(defaultValue = "false") boolean recall,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        request.setAttribute(SENT, new Sent(clientId, null));
        commands.send(
                new SetCommunicationPreferences(clientId, seen(version), reminders, new RecallWish(recall, null)),
                actor);
        return saved("The preferences are saved.", clientId, redirect);
    }

    /// Comes after the transaction of the handler was rolled back. Somebody was faster: nothing is lost, the form shows
    /// what she typed beside what stands now, and can be sent again.
    @ExceptionHandler
    @Nullable
    String refused(
            Refused refused,
            @Nullable LocationChoice location,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        if (!(request.getAttribute(SENT) instanceof Sent sent)
                || refused.reason().kind() != RefusalKind.STALE) {
            answers.send(Problem.of(refused), request, response);
            return null;
        }
        response.setStatus(refused.reason().kind().status());
        ClientView client = clients.mustFind(sent.clientId());
        model.addAttribute("changedBy", refused.facts().get("changedBy"));
        model.addAttribute("changedAt", at(refused.facts().get("changedAt"), location));
        model.addAttribute("now", ClientForm.of(client.details()));
        return page(client, sent.form() == null ? ClientForm.of(client.details()) : sent.form(), Map.of(), model);
    }

    private @Nullable String at(@Nullable Object moment, @Nullable LocationChoice location) {
        return moment instanceof Instant instant
                ? show.dayAndTime(instant, location == null ? ZoneOffset.UTC : location.zone())
                : null;
    }

    private static String saved(String words, UUID clientId, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Notice.FLASH, Notice.done(words));
        return "redirect:/clients/" + clientId;
    }

    private static ExpectedVersion seen(long version) {
        return new ExpectedVersion(false, Set.of(version));
    }

    private static String page(ClientView client, ClientForm form, Map<String, String> faults, Model model) {
        model.addAttribute("client", client);
        model.addAttribute("version", client.version());
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        return "booking/client-edit";
    }
}
