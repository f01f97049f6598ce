package clinic.meridian.booking.diary;

import clinic.meridian.booking.appointment.AppointmentCommand;
import clinic.meridian.booking.appointment.AppointmentCommand.CancelSession;
import clinic.meridian.booking.appointment.AppointmentCommand.CheckInClient;
import clinic.meridian.booking.appointment.AppointmentCommand.ConfirmAttendance;
import clinic.meridian.booking.appointment.AppointmentCommand.RecordNoShow;
import clinic.meridian.booking.appointment.AppointmentCommand.RescheduleSession;
import clinic.meridian.booking.appointment.AppointmentCommand.UndoLastChange;
import clinic.meridian.booking.appointment.CurrentVisit;
import clinic.meridian.booking.availability.WhenSlotTakenThenOfferOthers;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayBook;
import clinic.meridian.platform.shell.Notice;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.input.InvalidInput;
import clinic.meridian.platform.web.input.StatedTime;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/// What the desk does to a visit on its page: plain forms, with the version of the visit that the page
/// showed. Each leads back to the page with a notice of what was done, or of why it was not.
@Controller
@RequestMapping("/visits/{appointmentId}")
class DiaryChanges {

    /// The parameters by which a form says which page it stands on.
    private static final List<String> PAGE = List.of("locationId", "date", "view");

    private final Commands commands;

    private final WhenSlotTakenThenOfferOthers slots;

    DiaryChanges(Commands commands, WhenSlotTakenThenOfferOthers slots) {
        this.commands = commands;
        this.slots = slots;
    }

    @MayBook
    @PostMapping("/confirm")
    String confirm(
            @PathVariable UUID appointmentId,
            @RequestParam long version,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        CurrentVisit visit = send(new ConfirmAttendance(appointmentId, seen(version)), actor);
        return back(undoable(the(visit) + " is confirmed.", visit, request), request, redirect);
    }

    @MayBook
    @PostMapping("/reschedule")
    String move(
            @PathVariable UUID appointmentId,
            @RequestParam long version,
            @RequestParam LocalDate day,
            @RequestParam LocalTime time,
            @RequestParam UUID practitionerId,
            @RequestParam UUID roomId,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        CurrentVisit visit = send(
                new RescheduleSession(
                        appointmentId,
                        seen(version),
                        StatedTime.of(day.atTime(time)),
                        practitionerId,
                        roomId,
                        null,
                        null),
                actor);
        return back(undoable("Moved. " + the(visit) + " is booked.", visit, request), request, redirect);
    }

    @MayBook
    @PostMapping("/cancel")
    String cancel(
            @PathVariable UUID appointmentId,
            @RequestParam long version,
            @RequestParam CancelReason reason,
            @RequestParam(defaultValue = "") String note,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        CurrentVisit visit = send(
                new CancelSession(appointmentId, seen(version), reasonOf(reason, note), reason.getSide(), null), actor);
        return back(undoable(the(visit) + " is cancelled.", visit, request), request, redirect);
    }

    private static Reason reasonOf(CancelReason reason, String note) {
        try {
            return reason.with(note);
        } catch (IllegalArgumentException tooLong) {
            throw InvalidInput.field("note", "must have at most 1000 characters");
        }
    }

    @MayBook
    @PostMapping("/check-in")
    String checkIn(
            @PathVariable UUID appointmentId,
            @RequestParam long version,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        CurrentVisit visit = send(new CheckInClient(appointmentId, seen(version)), actor);
        return back(undoable(the(visit) + " is checked in.", visit, request), request, redirect);
    }

    @MayBook
    @PostMapping("/no-show")
    String noShow(
            @PathVariable UUID appointmentId,
            @RequestParam long version,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        CurrentVisit visit = send(new RecordNoShow(appointmentId, seen(version), null), actor);
        return back(undoable(the(visit) + " is a no-show. The room is free again.", visit, request), request, redirect);
    }

    @MayBook
    @PostMapping("/undo")
    String undo(
            @PathVariable UUID appointmentId,
            @RequestParam long version,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        CurrentVisit visit = send(new UndoLastChange(appointmentId, seen(version), null), actor);
        if (visit.status() == AppointmentStatus.WITHDRAWN) {
            return back(Notice.done("The booking is taken back. The slot is free again."), request, redirect);
        }
        String again = visit.status() == AppointmentStatus.CONFIRMED ? "confirmed" : "booked";
        return back(Notice.done("Taken back. " + the(visit) + " is " + again + " again."), request, redirect);
    }

    /// Comes after the transaction of the handler was rolled back.
    @ExceptionHandler
    String refused(Refused refused, HttpServletRequest request, RedirectAttributes redirect) {
        return back(Notice.attention(slots.explain(refused).detail()), request, redirect);
    }

    private CurrentVisit send(AppointmentCommand command, Actor actor) {
        return Objects.requireNonNull(commands.<CurrentVisit>send(command, actor));
    }

    private static ExpectedVersion seen(long version) {
        return new ExpectedVersion(false, Set.of(version));
    }

    /// A notice waits in the session, in clear: it names no client.
    private static String the(CurrentVisit visit) {
        return "The visit at " + visit.visit().localStart().toLocalTime();
    }

    private static Notice undoable(String done, CurrentVisit visit, HttpServletRequest request) {
        UriComponentsBuilder undo =
                UriComponentsBuilder.fromPath("/visits/{appointmentId}/undo").queryParam("version", visit.version());
        Map<String, Object> values = new HashMap<>(Map.of("appointmentId", visit.appointmentId()));
        for (String name : PAGE) {
            String value = request.getParameter(name);
            if (value != null) {
                undo.queryParam(name, "{" + name + "}");
                values.put(name, value);
            }
        }
        return Notice.undoable(done, undo.encode().buildAndExpand(values).toUriString());
    }

    private static String back(Notice notice, HttpServletRequest request, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Notice.FLASH, notice);
        for (String name : PAGE) {
            String value = request.getParameter(name);
            if (value != null) {
                redirect.addAttribute(name, value);
            }
        }
        return "redirect:/";
    }
}
