package clinic.meridian.booking.rebooking;

import clinic.meridian.booking.appointment.AppointmentCommand.CancelSession;
import clinic.meridian.booking.appointment.AppointmentCommand.UndoLastChange;
import clinic.meridian.booking.appointment.AppointmentRefusal;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.availability.SlotConflict;
import clinic.meridian.booking.availability.WhenVisitsCannotMoveThenNameEachConflict;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.booking.rebooking.RebookingForm.Chosen;
import clinic.meridian.booking.rebooking.RebookingForm.Seen;
import clinic.meridian.booking.rebooking.RebookingSheet.Refusal;
import clinic.meridian.booking.rebooking.Rebookings.ChosenSlot;
import clinic.meridian.contracts.CancelledBy;
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
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Finds other slots for all visits that a closure, an absence or a closed room falls on, and moves those that are
/// ticked with one press, all or none. What is lost meanwhile shows in its row, and nothing was moved.
@Controller
@RequestMapping("/rebooking")
class RebookingPage {

    private static final String LOCATION_NEEDED = "booking/diary-empty";

    /// What was sent, for the page that tells of a refusal.
    private static final String SENT = RebookingPage.class.getName();

    private final Rebookings rebookings;
    private final RebookingSheet sheet;
    private final Visits visits;
    private final Locations locations;
    private final WhenVisitsCannotMoveThenNameEachConflict moves;
    private final Commands commands;
    private final PageFormats show;
    private final ProblemAnswers answers;

    RebookingPage(
            Rebookings rebookings,
            RebookingSheet sheet,
            Visits visits,
            Locations locations,
            WhenVisitsCannotMoveThenNameEachConflict moves,
            Commands commands,
            PageFormats show,
            ProblemAnswers answers) {
        this.rebookings = rebookings;
        this.sheet = sheet;
        this.visits = visits;
        this.locations = locations;
        this.moves = moves;
        this.commands = commands;
        this.show = show;
        this.answers = answers;
    }

    /// @param chosen what was ticked; empty for other forms
    private record Sent(RebookingScope scope, List<Chosen> chosen) {}

    @MayBook
    @GetMapping
    String page(@Nullable LocationChoice location, RebookingScope scope, Model model) {
        return location == null ? LOCATION_NEEDED : sheet.fill(view(location), scope, null, model);
    }

    @MayBook
    @PostMapping
    String move(
            @RequestParam UUID locationId,
            RebookingScope scope,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        List<Chosen> chosen = RebookingForm.chosen(request);
        request.setAttribute(SENT, new Sent(scope, chosen));
        somethingTicked(chosen).forEach(one -> mustStandAsSeen(one.visit(), locationId));
        List<VisitRow> moved = rebookings.move(
                chosen.stream()
                        .map(one -> new ChosenSlot(
                                one.visit().appointmentId(),
                                one.slot().start(),
                                one.slot().practitionerId(),
                                one.slot().roomId()))
                        .toList(),
                Rebookings.BY_THE_CLINIC,
                actor);
        // Whoever came between the look above and the locks is seen here, and everything is taken back.
        IntStream.range(0, moved.size())
                .forEach(i -> chosen.get(i)
                        .visit()
                        .expected()
                        .check(
                                moved.get(i).version() - 1,
                                "Somebody",
                                moved.get(i).recordedFrom()));
        redirect.addFlashAttribute(
                Notice.FLASH, Notice.done(show.count(moved.size(), "visit is", "visits are") + " moved."));
        return "redirect:"
                + scope.with(moved.stream().map(VisitRow::appointmentId).toList())
                        .address(locationId);
    }

    private static <T> List<T> somethingTicked(List<T> ticked) {
        if (ticked.isEmpty()) {
            throw new Refused(RebookingRefusal.NOTHING_TICKED, "Tick the visits that it is about.");
        }
        return ticked;
    }

    private void mustStandAsSeen(Seen seen, UUID locationId) {
        VisitRow row = visits.find(seen.appointmentId())
                .filter(visit -> visit.visit().locationId().equals(locationId))
                .orElseThrow(() -> new Refused(
                        AppointmentRefusal.VISIT_UNKNOWN, "There is no visit " + seen.appointmentId() + " here."));
        seen.expected().check(row.version(), row.by(), row.recordedFrom());
    }

    /// A visit for which there is no other slot.
    @MayBook
    @PostMapping("/cancel")
    String cancel(
            @RequestParam UUID locationId,
            RebookingScope scope,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        request.setAttribute(SENT, new Sent(scope, List.of()));
        List<Seen> ticked = somethingTicked(RebookingForm.ticked(request));
        ticked.forEach(seen -> mustStandAsSeen(seen, locationId));
        Reason why = new Reason(scope.practitionerId() == null ? "ROOM_OUT_OF_USE" : "PRACTITIONER_AWAY", null);
        ticked.forEach(seen -> commands.send(
                new CancelSession(seen.appointmentId(), seen.expected(), why, CancelledBy.CLINIC, null), actor));
        redirect.addFlashAttribute(
                Notice.FLASH,
                Notice.done(show.count(ticked.size(), "visit is", "visits are") + " cancelled by the clinic."));
        return "redirect:"
                + scope.with(ticked.stream().map(Seen::appointmentId).toList()).address(locationId);
    }

    /// Takes back what was done from this page, all or none.
    @MayBook
    @PostMapping("/undo")
    String undo(
            @RequestParam UUID locationId,
            RebookingScope scope,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        request.setAttribute(SENT, new Sent(scope, List.of()));
        List<Seen> ticked = somethingTicked(RebookingForm.ticked(request));
        ticked.forEach(seen -> mustStandAsSeen(seen, locationId));
        ticked.forEach(seen -> commands.send(new UndoLastChange(seen.appointmentId(), seen.expected(), null), actor));
        redirect.addFlashAttribute(
                Notice.FLASH,
                Notice.done(
                        "Taken back: " + show.count(ticked.size(), "visit is as it was.", "visits are as they were.")));
        return "redirect:" + scope.address(locationId);
    }

    /// Comes after the transaction of the handler was rolled back: nothing was moved, and the page shows why.
    @ExceptionHandler
    @Nullable
    String refused(
            Refused refused,
            @Nullable LocationChoice location,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        if (location == null || !(request.getAttribute(SENT) instanceof Sent sent)) {
            answers.send(Problem.of(refused), request, response);
            return null;
        }
        response.setStatus(refused.reason().kind().status());
        List<SlotConflict> conflicts = moves.explain(refused).facts().get("conflicts") instanceof List<?> found
                ? found.stream()
                        .filter(SlotConflict.class::isInstance)
                        .map(SlotConflict.class::cast)
                        .toList()
                : List.of();
        String words = conflicts.isEmpty()
                ? refused.reason().title() + ". " + refused.detail()
                : show.count(conflicts.size(), "of the slots is", "of the slots are")
                        + " taken by now; another one is chosen below, in red. Look at it and move them again.";
        try {
            return sheet.fill(view(location), sent.scope(), new Refusal(words, sent.chosen(), conflicts), model);
        } catch (InvalidInput nothingToShow) {
            answers.send(Problem.of(refused), request, response);
            return null;
        }
    }

    private LocationView view(LocationChoice location) {
        return locations.find(UUID.fromString(location.id())).orElseThrow();
    }
}
