package clinic.meridian.booking.client;

import clinic.meridian.booking.client.ClientCommand.RecallWish;
import clinic.meridian.booking.client.ClientCommand.RegisterClient;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.security.MayBook;
import clinic.meridian.platform.shell.Notice;
import clinic.meridian.platform.web.ProblemAnswers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriComponentsBuilder;

/// Registers a client at the desk: over the page where she was searched for, or on a page of its own. Whoever seems to
/// be
/// there already is shown first.
@Controller
class NewClientPage {

    private static final int MOST_TWINS = 5;

    /// Pages that ask for a client, and go on with her: booking and the waitlist.
    private static final List<String> SENDERS = List.of("/book?", "/waitlist/new?");

    private final Commands commands;
    private final Clients clients;

    NewClientPage(Commands commands, Clients clients) {
        this.commands = commands;
        this.clients = clients;
    }

    /// @param query what was searched for in vain
    /// @param back where to go on with the new client; see [#after]
    @MayBook
    @GetMapping("/clients/new")
    String form(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(required = false) @Nullable String back,
            HttpServletRequest request,
            Model model) {
        return show(ClientForm.from(query), true, false, back, Map.of(), List.of(), request, model);
    }

    /// @param twinsSeen whoever seemed to be the same has been shown
    @MayBook
    @PostMapping("/clients")
    @Nullable
    String register(
            ClientForm form,
            @RequestParam(defaultValue = "false") boolean reminders,
            @RequestParam(defaultValue = "false") boolean recall,
            @RequestParam(defaultValue = "false") boolean twinsSeen,
            @RequestParam(required = false) @Nullable String back,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Map<String, String> faults = form.faults();
        if (!faults.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(form, reminders, recall, back, faults, List.of(), request, model);
        }
        List<ClientView> twins = twinsSeen ? List.of() : twins(form.details());
        if (!twins.isEmpty()) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(form, reminders, recall, back, faults, twins, request, model);
        }
        UUID clientId = UUID.randomUUID();
        commands.send(new RegisterClient(clientId, form.details(), reminders, new RecallWish(recall, null)), actor);
        Notice registered = Notice.done("The client is registered.");
        String next = after(back, clientId);
        if (ProblemAnswers.isFragment(request)) {
            RequestContextUtils.getOutputFlashMap(request).put(Notice.FLASH, registered);
            RequestContextUtils.saveOutputFlashMap(next, request, response);
            response.setHeader("HX-Redirect", next);
            return null;
        }
        redirect.addFlashAttribute(Notice.FLASH, registered);
        return "redirect:" + next;
    }

    /// Clients who may be the same person: of the same names, or of the same address.
    private List<ClientView> twins(ContactDetails details) {
        Stream<ClientView> namesakes =
                clients.search(details.givenName() + " " + details.familyName(), null, ClientController.PAGE).stream()
                        .filter(other -> details.givenName()
                                        .equalsIgnoreCase(other.details().givenName())
                                && details.familyName()
                                        .equalsIgnoreCase(other.details().familyName()));
        String email = details.email();
        Stream<ClientView> ofTheAddress =
                email == null ? Stream.empty() : clients.search(email, null, MOST_TWINS).stream();
        return Stream.concat(namesakes, ofTheAddress)
                .distinct()
                .limit(MOST_TWINS)
                .toList();
    }

    /// The page that sent us, with the client chosen; else the client's own page.
    static String after(@Nullable String back, UUID clientId) {
        String page = sender(back);
        return page == null
                ? "/clients/" + clientId
                : UriComponentsBuilder.fromUriString(page)
                        .replaceQueryParam("clientId", clientId)
                        .replaceQueryParam("query")
                        .build(true)
                        .toUriString();
    }

    /// The address of a page of ours that asks for a client; null for any other, which is nothing to go back to.
    private static @Nullable String sender(@Nullable String back) {
        if (back == null || SENDERS.stream().noneMatch(back::startsWith)) {
            return null;
        }
        try {
            return UriComponentsBuilder.fromUriString(back).build(true).toUriString();
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static String show(
            ClientForm form,
            boolean reminders,
            boolean recall,
            @Nullable String back,
            Map<String, String> faults,
            List<ClientView> twins,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("form", form);
        model.addAttribute("reminders", reminders);
        model.addAttribute("recall", recall);
        model.addAttribute("back", sender(back));
        model.addAttribute("faults", faults);
        model.addAttribute("twins", twins);
        return ProblemAnswers.isFragment(request) ? "booking/client-new :: dialog" : "booking/client-new";
    }
}
