package clinic.meridian.booking.desk;

import clinic.meridian.booking.appointment.AppointmentCommand.BookSession;
import clinic.meridian.booking.appointment.CurrentVisit;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Books one visit: for whom, what, and one press on a start that is free. A start that is lost meanwhile is explained
/// in
/// place with what is free instead.
@Controller
class BookPage {

    private static final String LOCATION_NEEDED = "booking/diary-empty";

    /// What was asked for, for the page that tells of a refusal.
    private static final String ASKED = BookingQuestion.class.getName();

    private final Commands commands;
    private final BookingForm form;
    private final WhenSlotTakenThenOfferOthers slots;
    private final Locations locations;
    private final PageFormats show;
    private final ProblemAnswers answers;

    BookPage(
            Commands commands,
            BookingForm form,
            WhenSlotTakenThenOfferOthers slots,
            Locations locations,
            PageFormats show,
            ProblemAnswers answers) {
        this.commands = commands;
        this.form = form;
        this.slots = slots;
        this.locations = locations;
        this.show = show;
        this.answers = answers;
    }

    @MayBook
    @GetMapping("/book")
    String page(@Nullable LocationChoice location, BookingQuestion question, HttpServletRequest request, Model model) {
        if (location == null) {
            return LOCATION_NEEDED;
        }
        form.fill(view(location), question, null, model);
        return ProblemAnswers.isFragment(request) ? "booking/book :: booking" : "booking/book";
    }

    /// @param slot see [SlotChoice]
    @MayBook
    @PostMapping("/book")
    String book(
            @RequestParam UUID locationId,
            @RequestParam UUID clientId,
            @RequestParam @Pattern(regexp = Codes.PATTERN) String service,
            @RequestParam String slot,
            @RequestParam(required = false) @Nullable UUID seriesId,
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
                        chosen.roomId(),
                        chosen.start().local().toLocalDate(),
                        null,
                        seriesId,
                        null));
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
                                null)),
                actor));
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
        try {
            form.fill(view(location), question, explained, model);
            return "booking/book";
        } catch (Refused | InvalidInput nothingToShow) {
            answers.send(Problem.of(refused), request, response);
            return null;
        }
    }

    private LocationView view(LocationChoice location) {
        return locations.find(UUID.fromString(location.id())).orElseThrow();
    }
}
