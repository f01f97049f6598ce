package clinic.meridian.booking.diary;

import clinic.meridian.booking.appointment.AppointmentCommand;
import clinic.meridian.booking.appointment.AppointmentCommand.CheckInClient;
import clinic.meridian.booking.appointment.AppointmentCommand.RecordNoShow;
import clinic.meridian.booking.appointment.AppointmentCommand.UndoLastChange;
import clinic.meridian.booking.appointment.CurrentVisit;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayBook;
import clinic.meridian.platform.shell.Notice;
import clinic.meridian.platform.web.ExpectedVersion;
import jakarta.servlet.http.HttpServletRequest;
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
    private static final List<String> PAGE = List.of("locationId", "date");

    private final Commands commands;

    DiaryChanges(Commands commands) {
        this.commands = commands;
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
        return back(Notice.attention(refused.detail()), request, redirect);
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
