package clinic.meridian.booking.desk;

import clinic.meridian.booking.appointment.AppointmentCommand.BookSession;
import clinic.meridian.booking.appointment.CurrentVisit;
import clinic.meridian.booking.appointment.HeldSlot;
import clinic.meridian.booking.appointment.HoldCommand.ReleaseHold;
import clinic.meridian.booking.appointment.HoldEvent.HoldEnd;
import clinic.meridian.booking.appointment.Holds;
import clinic.meridian.booking.appointment.WantedPlace;
import clinic.meridian.booking.appointment.WantedVisit;
import clinic.meridian.booking.availability.SlotChoice;
import clinic.meridian.booking.availability.WhenSlotTakenThenOfferOthers;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.contracts.Codes;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayBook;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.shell.LocationChoice;
import clinic.meridian.platform.shell.Notice;
import clinic.meridian.platform.shell.PageFormats;
import clinic.meridian.platform.web.Problem;
import clinic.meridian.platform.web.ProblemAnswers;
import clinic.meridian.platform.web.input.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Books one visit: for whom, what, and a start that is free. The start that is chosen is held while the rest is filled
/// in; choosing another gives it up, and so does leaving. What is lost meanwhile is explained in place with what is
/// free
/// instead.
@Controller
class BookPage {

    private static final String LOCATION_NEEDED = "booking/diary-empty";

    /// What was asked for, for the page that tells of a refusal.
    private static final String ASKED = BookingQuestion.class.getName();

    private final Commands commands;
    private final BookingForm form;
    private final Holds holds;
    private final WhenSlotTakenThenOfferOthers slots;
    private final Locations locations;
    private final PageFormats show;
    private final ProblemAnswers answers;

    BookPage(
            Commands commands,
            BookingForm form,
            Holds holds,
            WhenSlotTakenThenOfferOthers slots,
            Locations locations,
            PageFormats show,
            ProblemAnswers answers) {
        this.commands = commands;
        this.form = form;
        this.holds = holds;
        this.slots = slots;
        this.locations = locations;
        this.show = show;
        this.answers = answers;
    }

    @MayBook
    @GetMapping("/book")
    String page(
            @Nullable LocationChoice location,
            BookingQuestion question,
            SignedIn person,
            HttpServletRequest request,
            Model model) {
        if (location == null) {
            return LOCATION_NEEDED;
        }
        form.fill(view(location), question, person.userName(), null, model);
        return view(request);
    }

    private static String view(HttpServletRequest request) {
        return ProblemAnswers.isFragment(request) ? "booking/book :: booking" : "booking/book";
    }

    /// Holds the start that was chosen, and gives up the one before.
    ///
    /// @param slot see [SlotChoice]
    /// @param takeOver a hold of another desk that ends with it
    @MayBook
    @PostMapping("/book/hold")
    String hold(
            @RequestParam UUID locationId,
            @RequestParam @Pattern(regexp = Codes.PATTERN) String service,
            @RequestParam String slot,
            @RequestParam(required = false) @Nullable UUID takeOver,
            BookingQuestion question,
            Actor actor,
            HttpServletRequest request) {
        SlotChoice chosen = SlotChoice.parse("slot", slot);
        BookingQuestion there = question.onDayOf(chosen);
        request.setAttribute(ASKED, there);
        HeldSlot held = holds.hold(
                new WantedPlace(service, locationId, chosen.practitionerId(), chosen.roomId(), chosen.start()),
                question.clientId(),
                Stream.concat(
                                Stream.ofNullable(question.hold())
                                        .filter(former -> holds.find(former).isPresent()),
                                Stream.ofNullable(takeOver))
                        .distinct()
                        .toList(),
                actor);
        return "redirect:" + there.holding(held.holdId()).address(locationId);
    }

    /// Gives up the start that was chosen; nobody needs to have waited for it.
    @MayBook
    @PostMapping("/book/release")
    String release(@RequestParam UUID locationId, @RequestParam UUID hold, BookingQuestion question, Actor actor) {
        holds.release(hold, actor);
        return "redirect:" + question.holding(null).address(locationId);
    }

    /// @param slot see [SlotChoice]
    /// @param hold what is held for it
    @MayBook
    @PostMapping("/book")
    String book(
            @RequestParam UUID locationId,
            @RequestParam UUID clientId,
            @RequestParam @Pattern(regexp = Codes.PATTERN) String service,
            @RequestParam String slot,
            @RequestParam(required = false) @Nullable UUID seriesId,
            @RequestParam(required = false) @Nullable UUID hold,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        SlotChoice chosen = SlotChoice.parse("slot", slot);
        request.setAttribute(
                ASKED,
                new BookingQuestion(
                        clientId,
                        service,
                        chosen.practitionerId(),
                        hold == null ? chosen.roomId() : null,
                        chosen.start().local().toLocalDate(),
                        null,
                        seriesId,
                        null,
                        hold));
        CurrentVisit booked = Objects.requireNonNull(commands.<CurrentVisit>send(
                new BookSession(
                        UUID.randomUUID(),
                        new WantedVisit(
                                clientId,
                                service,
                                locationId,
                                chosen.practitionerId(),
                                chosen.roomId(),
                                chosen.start(),
                                seriesId,
                                null),
                        hold),
                actor));
        if (hold != null) {
            commands.send(new ReleaseHold(hold, HoldEnd.BOOKED), actor);
        }
        LocalDate day = booked.visit().localStart().toLocalDate();
        redirect.addFlashAttribute(Notice.FLASH, done(booked, day));
        redirect.addAttribute("locationId", locationId);
        redirect.addAttribute("date", day.toString());
        return "redirect:/";
    }

    /// A notice waits in the session, in clear: it names no client.
    private Notice done(CurrentVisit booked, LocalDate day) {
        UUID location = booked.visit().locationId();
        return Notice.undoable(
                "Booked: "
                        + show.dayAndTime(booked.visit().start(), booked.visit().zone()) + ", "
                        + form.where(booked.visit()) + ".",
                "/visits/" + booked.appointmentId() + "/undo?version=" + booked.version() + "&locationId=" + location
                        + "&date=" + day);
    }

    /// Comes after the transaction of the handler was rolled back.
    @ExceptionHandler
    @Nullable
    String refused(
            Refused refused,
            @Nullable LocationChoice location,
            SignedIn person,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        if (location == null || !(request.getAttribute(ASKED) instanceof BookingQuestion question)) {
            answers.send(Problem.of(refused), request, response);
            return null;
        }
        Refused explained = slots.explain(refused);
        response.setStatus(explained.reason().kind().status());
        response.setHeader("HX-Push-Url", question.address(UUID.fromString(location.id())));
        try {
            form.fill(view(location), question, person.userName(), explained, model);
            model.addAttribute("undone", request.getRequestURI().endsWith("/hold") ? "held" : "booked");
            return view(request);
        } catch (Refused | InvalidInput nothingToShow) {
            answers.send(Problem.of(refused), request, response);
            return null;
        }
    }

    private LocationView view(LocationChoice location) {
        return locations.find(UUID.fromString(location.id())).orElseThrow();
    }
}
