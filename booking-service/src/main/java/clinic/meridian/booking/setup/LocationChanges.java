package clinic.meridian.booking.setup;

import clinic.meridian.booking.calendar.DayHours;
import clinic.meridian.booking.email.EmailAddress;
import clinic.meridian.booking.location.LocationCommand.AddRoom;
import clinic.meridian.booking.location.LocationCommand.AnnounceClosure;
import clinic.meridian.booking.location.LocationCommand.ChangeOpeningHours;
import clinic.meridian.booking.location.LocationCommand.CloseRoom;
import clinic.meridian.booking.location.LocationCommand.CorrectLocationDetails;
import clinic.meridian.booking.location.LocationCommand.OpenLocation;
import clinic.meridian.booking.location.LocationCommand.SetCancellationPolicy;
import clinic.meridian.booking.location.LocationCommand.WithdrawClosure;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayManage;
import clinic.meridian.platform.security.MaySetUp;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.shell.Notice;
import clinic.meridian.platform.web.Problem;
import clinic.meridian.platform.web.ProblemAnswers;
import clinic.meridian.platform.web.input.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What is changed on a location's page: plain forms, each with the version of what it showed where it would overwrite
/// something. What cannot be done comes back as the same page, with everything that was typed and why.
@Controller
@RequestMapping("/setup/locations")
class LocationChanges {

    private static final Set<String> FORMS = Set.of("details", "opening-hours", "rooms", "closures", "terms");

    private final Commands commands;
    private final LocationSheet sheet;
    private final FormRefusals refusals;
    private final ProblemAnswers answers;

    LocationChanges(Commands commands, LocationSheet sheet, FormRefusals refusals, ProblemAnswers answers) {
        this.commands = commands;
        this.sheet = sheet;
        this.refusals = refusals;
        this.answers = answers;
    }

    private record Details(String name, String address, String phone, String email, String locale) {
        static Details read(FormInput input) {
            return new Details(
                    input.line("name", FormInput.NAME, "Give the location a name of at most 100 characters."),
                    input.text("address", 500, "Clients need an address: it stands in their mails."),
                    input.line("phone", ".{1,40}", "Give a telephone number of at most 40 characters."),
                    input.line("email", EmailAddress.PATTERN, "This is not an e-mail address."),
                    input.line("locale", "[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", "Choose a language."));
        }
    }

    @MaySetUp
    @PostMapping
    String open(HttpServletRequest request, Actor actor, RedirectAttributes redirect) {
        FormInput input = new FormInput(request);
        Details details = Details.read(input);
        String zone = input.line("zone", ".{1,64}", "Choose a time zone, such as Europe/Berlin.");
        List<DayHours> hours = input.week();
        input.mustBeRight();
        if (!Zones.ALL.contains(zone)) {
            throw InvalidInput.field("zone", "There is no time zone of this name. Choose one such as Europe/Berlin.");
        }
        UUID locationId = UUID.randomUUID();
        commands.send(
                new OpenLocation(
                        locationId,
                        details.name(),
                        ZoneId.of(zone),
                        details.address(),
                        details.phone(),
                        details.email(),
                        details.locale(),
                        hours),
                actor);
        return done(details.name() + " is there. Next: add its rooms.", page(locationId) + "#rooms", redirect);
    }

    @MaySetUp
    @PostMapping("/{locationId}/details")
    String correct(
            @PathVariable UUID locationId, HttpServletRequest request, Actor actor, RedirectAttributes redirect) {
        FormInput input = new FormInput(request);
        Details details = Details.read(input);
        input.mustBeRight();
        commands.send(
                new CorrectLocationDetails(
                        locationId,
                        input.version(),
                        details.name(),
                        details.address(),
                        details.phone(),
                        details.email(),
                        details.locale()),
                actor);
        return done("The details are saved.", page(locationId), redirect);
    }

    @MayManage
    @PostMapping("/{locationId}/opening-hours")
    String openingHours(
            @PathVariable UUID locationId, HttpServletRequest request, Actor actor, RedirectAttributes redirect) {
        FormInput input = new FormInput(request);
        List<DayHours> hours = input.week();
        input.mustBeRight();
        commands.send(new ChangeOpeningHours(locationId, input.version(), hours), actor);
        return done("The opening hours are saved. Visits that are booked stay.", page(locationId), redirect);
    }

    @MaySetUp
    @PostMapping("/{locationId}/rooms")
    String addRoom(
            @PathVariable UUID locationId, HttpServletRequest request, Actor actor, RedirectAttributes redirect) {
        FormInput input = new FormInput(request);
        String name =
                input.line("name", FormInput.NAME, "Give the room a name of at most 100 characters, such as Room 1.");
        input.mustBeRight();
        commands.send(new AddRoom(locationId, UUID.randomUUID(), name), actor);
        return done(name + " can be booked from now on.", page(locationId) + "#rooms", redirect);
    }

    @MaySetUp
    @PostMapping("/{locationId}/rooms/{roomId}/close")
    String closeRoom(
            @PathVariable UUID locationId, @PathVariable UUID roomId, Actor actor, RedirectAttributes redirect) {
        commands.send(new CloseRoom(locationId, roomId), actor);
        return done("The room takes no new visits.", page(locationId) + "/rooms/" + roomId, redirect);
    }

    @MayManage
    @PostMapping("/{locationId}/closures")
    String announceClosure(
            @PathVariable UUID locationId, HttpServletRequest request, Actor actor, RedirectAttributes redirect) {
        FormInput input = new FormInput(request);
        FormInput.Stretch when = input.stretch();
        Reason reason = input.reason();
        input.mustBeRight();
        UUID closureId = UUID.randomUUID();
        commands.send(new AnnounceClosure(locationId, closureId, when.from(), when.to(), reason), actor);
        return done("The closure is announced.", page(locationId) + "/closures/" + closureId, redirect);
    }

    @MayManage
    @PostMapping("/{locationId}/closures/{closureId}/withdraw")
    String withdrawClosure(
            @PathVariable UUID locationId, @PathVariable UUID closureId, Actor actor, RedirectAttributes redirect) {
        commands.send(new WithdrawClosure(locationId, closureId), actor);
        return done(
                "The closure is withdrawn: the opening hours count again.", page(locationId) + "#closures", redirect);
    }

    @MayManage
    @PostMapping("/{locationId}/terms")
    String setTerms(
            @PathVariable UUID locationId,
            HttpServletRequest request,
            SignedIn person,
            Actor actor,
            Model model,
            RedirectAttributes redirect) {
        FormInput input = new FormInput(request);
        int lateHours = input.number("lateHours", 0, 720, "Whole hours from 0 to 720.");
        int noShow = input.number("noShowAfterMinutes", 0, 1440, "Whole minutes from 0 to 1440.");
        Map<String, String> texts = new TreeMap<>();
        LocationSheet.LANGUAGES.forEach((code, language) -> texts.put(
                code,
                input.text("text-" + code, 4000, "Clients who read " + language + " accept this text: write one.")));
        LocationView location = sheet.mustFind(locationId);
        Instant validFrom =
                input.has("validFrom") && !request.getParameter("validFrom").isBlank()
                        ? from(input.date("validFrom", ""), location.zone())
                        : null;
        input.mustBeRight();
        if (input.has("preview")) {
            model.addAttribute("preview", texts);
            return sheet.show(location, Typed.into("terms", request.getParameterMap()), person, model);
        }
        Integer version = commands.send(
                new SetCancellationPolicy(locationId, input.version(), lateHours, noShow, texts, validFrom), actor);
        return done(
                "Version " + version + " is saved. Visits booked before keep the terms that were accepted then.",
                page(locationId) + "#terms",
                redirect);
    }

    private static Instant from(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
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
        if (form.equals("locations")) {
            response.setStatus(FormRefusals.status(refusal));
            return LocationPage.form(refusals.typed(refusal, request, "this", ZoneOffset.UTC), model);
        }
        if (refusal instanceof Refused refused && refused.reason().kind() == RefusalKind.UNKNOWN) {
            answers.send(Problem.of(refused), request, response);
            return null;
        }
        UUID locationId = FormRefusals.id(request, "locationId");
        if (FORMS.contains(form)) {
            response.setStatus(FormRefusals.status(refusal));
            LocationView location = sheet.mustFind(locationId);
            return sheet.show(
                    location, refusals.typed(refusal, request, location.name(), location.zone()), person, model);
        }
        redirect.addFlashAttribute(Notice.FLASH, Notice.attention(String.valueOf(refusal.getMessage())));
        return "redirect:" + page(locationId);
    }

    private static String page(UUID locationId) {
        return "/setup/locations/" + locationId;
    }

    private static String done(String words, String next, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Notice.FLASH, Notice.done(words));
        return "redirect:" + next;
    }
}
