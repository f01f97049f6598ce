package clinic.meridian.booking.setup;

import clinic.meridian.booking.calendar.DayHours;
import clinic.meridian.booking.feed.Feeds;
import clinic.meridian.booking.practitioner.PractitionerCommand.AnnounceAbsence;
import clinic.meridian.booking.practitioner.PractitionerCommand.CorrectPractitionerDetails;
import clinic.meridian.booking.practitioner.PractitionerCommand.JoinPractitioner;
import clinic.meridian.booking.practitioner.PractitionerCommand.LeavePractice;
import clinic.meridian.booking.practitioner.PractitionerCommand.OfferServices;
import clinic.meridian.booking.practitioner.PractitionerCommand.SetWorkingHours;
import clinic.meridian.booking.practitioner.PractitionerCommand.StayInPractice;
import clinic.meridian.booking.practitioner.PractitionerCommand.WithdrawAbsence;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.contracts.Codes;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayHaveFeed;
import clinic.meridian.platform.security.MayManage;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.shell.Notice;
import clinic.meridian.platform.shell.PageFormats;
import clinic.meridian.platform.web.Problem;
import clinic.meridian.platform.web.ProblemAnswers;
import clinic.meridian.platform.web.input.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What is changed on a practitioner's page, in the manner of [LocationChanges].
@Controller
@RequestMapping("/setup/practitioners")
class PractitionerChanges {

    private static final String USERNAME = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> FORMS = Set.of("details", "services", "working-hours", "absences", "leave");

    private final Commands commands;
    private final PractitionerSheet sheet;
    private final FormRefusals refusals;
    private final ProblemAnswers answers;
    private final PageFormats show;
    private final Feeds feeds;

    PractitionerChanges(
            Commands commands,
            PractitionerSheet sheet,
            FormRefusals refusals,
            ProblemAnswers answers,
            PageFormats show,
            Feeds feeds) {
        this.commands = commands;
        this.sheet = sheet;
        this.refusals = refusals;
        this.answers = answers;
        this.show = show;
        this.feeds = feeds;
    }

    private static String name(FormInput input) {
        return input.line("name", FormInput.NAME, "Give a name of at most 100 characters.");
    }

    private static @Nullable String username(FormInput input) {
        return input.optionalLine(
                "username", USERNAME, "A user name has letters, digits and . _ @ - only, and at most 64 of them.");
    }

    private static List<String> services(FormInput input) {
        List<String> services = input.ticked("services", "Tick at least one service.");
        if (!services.stream().allMatch(Codes::isCode)) {
            throw InvalidInput.field("services", "Tick services of the list.");
        }
        return services;
    }

    @MayManage
    @PostMapping
    String join(HttpServletRequest request, Actor actor, RedirectAttributes redirect) {
        FormInput input = new FormInput(request);
        String name = name(input);
        String username = username(input);
        String locationId = input.line("at", ID.pattern(), "Choose a location.");
        List<String> services = services(input);
        List<DayHours> hours = input.week();
        input.mustBeRight();
        UUID practitionerId = UUID.randomUUID();
        commands.send(
                new JoinPractitioner(practitionerId, UUID.fromString(locationId), name, username, services, hours),
                actor);
        return done(name + " can be booked from now on.", page(practitionerId), redirect);
    }

    @MayManage
    @PostMapping("/{practitionerId}/details")
    String correct(
            @PathVariable UUID practitionerId, HttpServletRequest request, Actor actor, RedirectAttributes redirect) {
        FormInput input = new FormInput(request);
        String name = name(input);
        String username = username(input);
        input.mustBeRight();
        commands.send(new CorrectPractitionerDetails(practitionerId, input.version(), name, username), actor);
        return done("The details are saved.", page(practitionerId), redirect);
    }

    @MayManage
    @PostMapping("/{practitionerId}/services")
    String offer(
            @PathVariable UUID practitionerId, HttpServletRequest request, Actor actor, RedirectAttributes redirect) {
        FormInput input = new FormInput(request);
        List<String> services = services(input);
        input.mustBeRight();
        commands.send(new OfferServices(practitionerId, input.version(), services), actor);
        return done("The services are saved. Visits that are booked stay.", page(practitionerId), redirect);
    }

    @MayManage
    @PostMapping("/{practitionerId}/working-hours")
    String workingHours(
            @PathVariable UUID practitionerId, HttpServletRequest request, Actor actor, RedirectAttributes redirect) {
        FormInput input = new FormInput(request);
        List<DayHours> hours = input.week();
        input.mustBeRight();
        commands.send(new SetWorkingHours(practitionerId, input.version(), hours), actor);
        return done("The working hours are saved. Visits that are booked stay.", page(practitionerId), redirect);
    }

    @MayManage
    @PostMapping("/{practitionerId}/absences")
    String announceAbsence(
            @PathVariable UUID practitionerId, HttpServletRequest request, Actor actor, RedirectAttributes redirect) {
        FormInput input = new FormInput(request);
        FormInput.Stretch when = input.stretch();
        Reason reason = input.reason();
        input.mustBeRight();
        UUID absenceId = UUID.randomUUID();
        commands.send(new AnnounceAbsence(practitionerId, absenceId, when.from(), when.to(), reason), actor);
        return done("The absence is announced.", page(practitionerId) + "/absences/" + absenceId, redirect);
    }

    @MayManage
    @PostMapping("/{practitionerId}/absences/{absenceId}/withdraw")
    String withdrawAbsence(
            @PathVariable UUID practitionerId, @PathVariable UUID absenceId, Actor actor, RedirectAttributes redirect) {
        commands.send(new WithdrawAbsence(practitionerId, absenceId), actor);
        return done(
                "The absence is withdrawn: the working hours count again.",
                page(practitionerId) + "#absences",
                redirect);
    }

    @MayManage
    @PostMapping("/{practitionerId}/leave")
    String leave(
            @PathVariable UUID practitionerId, HttpServletRequest request, Actor actor, RedirectAttributes redirect) {
        FormInput input = new FormInput(request);
        LocalDate lastDay = input.date("lastDay", "Which day is the last one?");
        input.mustBeRight();
        commands.send(new LeavePractice(practitionerId, input.version(), lastDay), actor);
        return done(
                "The last day is " + show.dayAndYear(lastDay) + ". Nothing can be booked after it.",
                page(practitionerId) + "#leave",
                redirect);
    }

    @MayManage
    @PostMapping("/{practitionerId}/stay")
    String stay(
            @PathVariable UUID practitionerId, HttpServletRequest request, Actor actor, RedirectAttributes redirect) {
        commands.send(new StayInPractice(practitionerId, new FormInput(request).version()), actor);
        return done("There is no last day any more.", page(practitionerId), redirect);
    }

    /// The address is told on this page alone, and once: it is a secret.
    @MayHaveFeed
    @PostMapping("/{practitionerId}/feed")
    String openFeed(@PathVariable UUID practitionerId, HttpServletRequest request, SignedIn person, Model model) {
        model.addAttribute("feed", feeds.open(practitionerId, new FormInput(request).has("names"), person));
        return sheet.show(sheet.mustFind(practitionerId), Typed.NOTHING, person, model);
    }

    /// Comes after the transaction of the handler was rolled back.
    @ExceptionHandler({Refused.class, InvalidInput.class})
    @Nullable
    String refused(
            RuntimeException refusal,
            SignedIn person,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        String form = FormRefusals.formOf(request);
        if (form.equals("practitioners")) {
            response.setStatus(FormRefusals.status(refusal));
            return sheet.form(chosen(request), refusals.typed(refusal, request, "this", ZoneOffset.UTC), model);
        }
        if (refusal instanceof Refused refused && refused.reason().kind() == RefusalKind.UNKNOWN) {
            answers.send(Problem.of(refused), request, response);
            return null;
        }
        UUID practitionerId = FormRefusals.id(request, "practitionerId");
        if (FORMS.contains(form)) {
            response.setStatus(FormRefusals.status(refusal));
            PractitionerView practitioner = sheet.mustFind(practitionerId);
            Typed typed = refusals.typed(
                    refusal,
                    request,
                    practitioner.name(),
                    sheet.locationOf(practitioner).zone());
            return sheet.show(practitioner, typed, person, model);
        }
        redirect.addFlashAttribute(Notice.FLASH, Notice.attention(String.valueOf(refusal.getMessage())));
        return "redirect:" + page(practitionerId);
    }

    private static @Nullable UUID chosen(HttpServletRequest request) {
        String at = request.getParameter("at");
        return at != null && ID.matcher(at).matches() ? UUID.fromString(at) : null;
    }

    private static String page(UUID practitionerId) {
        return "/setup/practitioners/" + practitionerId;
    }

    private static String done(String words, String next, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Notice.FLASH, Notice.done(words));
        return "redirect:" + next;
    }
}
