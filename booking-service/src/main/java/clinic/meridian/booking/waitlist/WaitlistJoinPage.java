package clinic.meridian.booking.waitlist;

import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.catalogue.OfferedService;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.client.ClientView;
import clinic.meridian.booking.client.Clients;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.booking.waitlist.WaitlistCommand.JoinWaitlist;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.Codes;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayBook;
import clinic.meridian.platform.shell.LocationChoice;
import clinic.meridian.platform.shell.Notice;
import clinic.meridian.platform.shell.PageFormats;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.Problem;
import clinic.meridian.platform.web.ProblemAnswers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/// Puts a client on the waitlist: first who, then what she would come for and when. What is wrong or refused
/// is told in the form, which keeps everything that was typed.
@Controller
@RequestMapping("/waitlist/new")
class WaitlistJoinPage {

    /// Pages for people who work in the clinic speak English.
    private static final String LANGUAGE = "en";

    private static final String LOCATION_NEEDED = "booking/diary-empty";
    private static final int FOUND = 8;
    private static final int USUAL_DAYS = 28;

    /// What was sent, for the page that tells of a refusal.
    private static final String SENT = Sent.class.getName();

    private final Commands commands;
    private final Clients clients;
    private final Visits visits;
    private final WaitingInWords words;
    private final Locations locations;
    private final Practitioners practitioners;
    private final ServiceCatalogue catalogue;
    private final ClinicClock clock;
    private final PageFormats show;
    private final ProblemAnswers answers;

    WaitlistJoinPage(
            Commands commands,
            Clients clients,
            Visits visits,
            WaitingInWords words,
            Locations locations,
            Practitioners practitioners,
            ServiceCatalogue catalogue,
            ClinicClock clock,
            PageFormats show,
            ProblemAnswers answers) {
        this.commands = commands;
        this.clients = clients;
        this.visits = visits;
        this.words = words;
        this.locations = locations;
        this.practitioners = practitioners;
        this.catalogue = catalogue;
        this.clock = clock;
        this.show = show;
        this.answers = answers;
    }

    private record Sent(LocationView location, ClientView client, WishForm form) {}

    /// Something to choose.
    public record Option(String value, String words) {}

    /// @param clientId whom to put on the list; absent while she is looked for
    /// @param replaces the visit that she would give up
    @MayBook
    @GetMapping
    String form(
            @Nullable LocationChoice choice,
            @RequestParam(required = false) @Nullable UUID clientId,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(required = false) @Pattern(regexp = Codes.PATTERN) @Nullable String service,
            @RequestParam(required = false) @Nullable UUID replaces,
            Model model) {
        if (choice == null) {
            return LOCATION_NEEDED;
        }
        LocationView location = locations.find(UUID.fromString(choice.id())).orElseThrow();
        if (clientId == null) {
            model.addAttribute("location", location);
            model.addAttribute("query", query);
            model.addAttribute("found", query.isBlank() ? List.of() : clients.search(query, null, FOUND));
            model.addAttribute(
                    "back",
                    UriComponentsBuilder.fromPath("/waitlist/new")
                            .queryParam("locationId", location.locationId())
                            .toUriString());
            return "booking/waitlist-new";
        }
        ClientView client = clients.mustFind(clientId);
        LocalDate today = clock.today(location.zone());
        String usual = service == null ? lastService(clientId) : service;
        return show(
                client,
                location,
                WishForm.usual(usual, replaces, today, today.plusDays(USUAL_DAYS)),
                Map.of(),
                null,
                model);
    }

    @MayBook
    @PostMapping
    String join(
            @RequestParam UUID locationId,
            LocationChoice choice,
            @RequestParam UUID clientId,
            @RequestParam @Pattern(regexp = Codes.PATTERN) String service,
            WishForm form,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        LocationView location = locations.find(UUID.fromString(choice.id())).orElseThrow();
        ClientView client = clients.mustFind(clientId);
        Map<String, String> faults = form.faults();
        if (!faults.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(client, location, form, faults, null, model);
        }
        request.setAttribute(SENT, new Sent(location, client, form));
        commands.send(new JoinWaitlist(UUID.randomUUID(), clientId, form.wish(locationId)), actor);
        redirect.addFlashAttribute(Notice.FLASH, Notice.done("The client is on the waitlist."));
        redirect.addAttribute("locationId", locationId);
        return "redirect:/waitlist";
    }

    /// Comes after the transaction of the handler was rolled back.
    @ExceptionHandler
    @Nullable
    String refused(Refused refused, HttpServletRequest request, HttpServletResponse response, Model model)
            throws IOException {
        if (!(request.getAttribute(SENT) instanceof Sent sent)) {
            answers.send(Problem.of(refused), request, response);
            return null;
        }
        response.setStatus(refused.reason().kind().status());
        return show(
                sent.client(),
                sent.location(),
                sent.form(),
                Map.of(),
                refused.reason().title() + ". " + refused.detail(),
                model);
    }

    private String show(
            ClientView client,
            LocationView location,
            WishForm form,
            Map<String, String> faults,
            @Nullable String refused,
            Model model) {
        model.addAttribute("location", location);
        model.addAttribute("client", client);
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("refused", refused);
        model.addAttribute("already", words.ofClient(client.clientId()));
        model.addAttribute(
                "services",
                catalogue.current(clock.now()).stream()
                        .map(service -> new Option(service.code(), service.name(LANGUAGE)))
                        .toList());
        LocalDate today = clock.today(location.zone());
        model.addAttribute(
                "practitioners",
                practitioners.at(location.locationId()).stream()
                        .filter(one -> one.lastDay() == null || !one.lastDay().isBefore(today))
                        .toList());
        model.addAttribute("replaceable", replaceable(client.clientId()));
        model.addAttribute("weekdays", DayOfWeek.values());
        model.addAttribute("today", today);
        return "booking/waitlist-new";
    }

    /// What she had last, else what the catalogue begins with.
    private String lastService(UUID clientId) {
        List<OfferedService> offered = catalogue.current(clock.now());
        return visits.ofClient(clientId).reversed().stream()
                .map(row -> row.visit().service())
                .filter(code ->
                        offered.stream().anyMatch(service -> service.code().equals(code)))
                .findFirst()
                .orElse(offered.getFirst().code());
    }

    private List<Option> replaceable(UUID clientId) {
        return visits.ofClient(clientId).stream()
                .filter(row -> row.status() == AppointmentStatus.BOOKED || row.status() == AppointmentStatus.CONFIRMED)
                .filter(row -> row.visit().start().isAfter(clock.now()))
                .map(this::option)
                .toList();
    }

    private Option option(VisitRow row) {
        Visit visit = row.visit();
        return new Option(
                row.appointmentId().toString(),
                show.dayAndTime(visit.start(), visit.zone()) + ", " + words.service(visit.service()));
    }
}
