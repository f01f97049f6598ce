package clinic.meridian.booking.desk;

import clinic.meridian.booking.appointment.AppointmentCommand;
import clinic.meridian.booking.appointment.AppointmentCommand.CancelSession;
import clinic.meridian.booking.appointment.AppointmentCommand.CheckInClient;
import clinic.meridian.booking.appointment.AppointmentCommand.UndoLastChange;
import clinic.meridian.booking.appointment.AppointmentRefusal;
import clinic.meridian.booking.appointment.CurrentVisit;
import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.CancelledBy;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayBook;
import clinic.meridian.platform.shell.Notice;
import clinic.meridian.platform.shell.PageFormats;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.Problem;
import clinic.meridian.platform.web.ProblemAnswers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What the desk does to a visit on its client's page: plain forms with the version that the page showed. Each leads
/// back with a notice of what was done, or of why it was not; a notice waits in the session and names no client.
/// A visit of somebody else is not there.
@Controller
@RequestMapping("/clients/{clientId}/visits/{appointmentId}")
class ClientVisitChanges {

    private final Visits visits;
    private final Commands commands;
    private final PageFormats show;
    private final ProblemAnswers answers;

    ClientVisitChanges(Visits visits, Commands commands, PageFormats show, ProblemAnswers answers) {
        this.visits = visits;
        this.commands = commands;
        this.show = show;
        this.answers = answers;
    }

    @MayBook
    @PostMapping("/check-in")
    String checkIn(
            @PathVariable UUID clientId,
            @PathVariable UUID appointmentId,
            @RequestParam long version,
            Actor actor,
            RedirectAttributes redirect) {
        CurrentVisit visit = send(clientId, new CheckInClient(appointmentId, seen(version)), actor);
        return back(clientId, undoable(the(visit) + " is checked in.", clientId, visit), redirect);
    }

    /// @param side on whose side it lies
    @MayBook
    @PostMapping("/cancel")
    String cancel(
            @PathVariable UUID clientId,
            @PathVariable UUID appointmentId,
            @RequestParam long version,
            @RequestParam @Pattern(regexp = Reason.CODE_PATTERN) String reason,
            @RequestParam(defaultValue = "CLIENT") CancelledBy side,
            Actor actor,
            RedirectAttributes redirect) {
        CurrentVisit visit = send(
                clientId, new CancelSession(appointmentId, seen(version), new Reason(reason, null), side, null), actor);
        return back(
                clientId, undoable(the(visit) + " is cancelled. The slot is free again.", clientId, visit), redirect);
    }

    @MayBook
    @PostMapping("/undo")
    String undo(
            @PathVariable UUID clientId,
            @PathVariable UUID appointmentId,
            @RequestParam long version,
            Actor actor,
            RedirectAttributes redirect) {
        CurrentVisit visit = send(clientId, new UndoLastChange(appointmentId, seen(version), null), actor);
        String outcome = visit.status() == AppointmentStatus.WITHDRAWN
                ? "The booking is taken back; the slot is free again."
                : "Taken back. " + the(visit) + " is "
                        + visit.status().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " again.";
        return back(clientId, Notice.done(outcome), redirect);
    }

    /// Comes after the transaction of the handler was rolled back.
    @ExceptionHandler
    @Nullable
    String refused(
            Refused refused, HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect)
            throws IOException {
        if (refused.reason().kind() == RefusalKind.UNKNOWN) {
            answers.send(Problem.of(refused), request, response);
            return null;
        }
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Object clientId = variables instanceof Map<?, ?> map ? map.get("clientId") : null;
        redirect.addFlashAttribute(Notice.FLASH, Notice.attention(refused.detail()));
        return "redirect:/clients/" + clientId;
    }

    private CurrentVisit send(UUID clientId, AppointmentCommand command, Actor actor) {
        if (visits.find(command.appointmentId())
                .filter(visit -> visit.clientId().equals(clientId))
                .isEmpty()) {
            throw new Refused(AppointmentRefusal.APPOINTMENT_UNKNOWN, "This client has no visit of this id.");
        }
        return Objects.requireNonNull(commands.<CurrentVisit>send(command, actor));
    }

    private static ExpectedVersion seen(long version) {
        return new ExpectedVersion(false, Set.of(version));
    }

    private String the(CurrentVisit visit) {
        return "The visit on "
                + show.dayAndTime(visit.visit().start(), visit.visit().zone());
    }

    private static Notice undoable(String done, UUID clientId, CurrentVisit visit) {
        return Notice.undoable(
                done, "/clients/" + clientId + "/visits/" + visit.appointmentId() + "/undo?version=" + visit.version());
    }

    private static String back(UUID clientId, Notice notice, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Notice.FLASH, notice);
        return "redirect:/clients/" + clientId;
    }
}
