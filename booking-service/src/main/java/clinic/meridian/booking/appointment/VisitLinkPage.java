package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.AppointmentCommand.CancelSession;
import clinic.meridian.booking.appointment.AppointmentCommand.ConfirmAttendance;
import clinic.meridian.booking.location.CancellationPolicy;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.CancelledBy;
import clinic.meridian.contracts.Channel;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.links.Link;
import clinic.meridian.platform.links.Links;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.Public;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.ExpectedVersion;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What the links in a mail about a visit lead to. Showing it changes nothing; acting on it holds for the visit as it
/// was shown. A cancellation by link follows the same terms as one by telephone, and says so first.
@Controller
class VisitLinkPage {

    /// The kinds of link that these pages answer; the subject is the visit.
    static final String CONFIRM = "CONFIRM";

    static final String CANCEL = "CANCEL";

    private static final Reason BY_LINK = new Reason("CLIENT_CANCELLED", null);

    private final Links links;
    private final Visits visits;
    private final Commands commands;
    private final Locations locations;
    private final VisitWords words;
    private final ClinicClock clock;

    VisitLinkPage(
            Links links, Visits visits, Commands commands, Locations locations, VisitWords words, ClinicClock clock) {
        this.links = links;
        this.visits = visits;
        this.commands = commands;
        this.locations = locations;
        this.words = words;
        this.clock = clock;
    }

    @Public
    @GetMapping("/c/{token}/confirm")
    String showConfirm(@PathVariable String token, Model model) {
        VisitRow visit = visit(token, CONFIRM);
        boolean open = visit.status() == AppointmentStatus.BOOKED && isAhead(visit);
        model.addAttribute("title", open ? "Will you come?" : title(visit));
        return page(visit, token, open, model, "booking/visit-confirm");
    }

    @Public
    @PostMapping("/c/{token}/confirm")
    String confirm(@PathVariable String token, @RequestParam long version) {
        VisitRow visit = visit(token, CONFIRM);
        commands.send(new ConfirmAttendance(visit.appointmentId(), seen(version)), client());
        return "redirect:/c/" + token + "/confirm";
    }

    @Public
    @GetMapping("/c/{token}/cancel")
    String showCancel(@PathVariable String token, Model model) {
        VisitRow visit = visit(token, CANCEL);
        boolean standing = visit.status() == AppointmentStatus.BOOKED || visit.status() == AppointmentStatus.CONFIRMED;
        boolean open = standing && isAhead(visit);
        CancellationPolicy policy = location(visit).policy(visit.visit().policyVersion());
        model.addAttribute("title", open ? "Cancel your visit?" : title(visit));
        model.addAttribute("late", policy.isLate(clock.now(), visit.visit().start()));
        model.addAttribute("lateHours", policy.lateHours());
        model.addAttribute("terms", policy.texts().getOrDefault("en", ""));
        return page(visit, token, open, model, "booking/visit-cancel");
    }

    @Public
    @PostMapping("/c/{token}/cancel")
    String cancel(@PathVariable String token, @RequestParam long version) {
        VisitRow visit = visit(token, CANCEL);
        if (!isAhead(visit)) {
            throw new Refused(AppointmentRefusal.IN_THE_PAST, "The visit has begun. Please call us.");
        }
        commands.send(
                new CancelSession(visit.appointmentId(), seen(version), BY_LINK, CancelledBy.CLIENT, null), client());
        return "redirect:/c/" + token + "/cancel";
    }

    private String page(VisitRow visit, String token, boolean open, Model model, String template) {
        model.addAttribute("clinic", location(visit));
        model.addAttribute("token", token);
        model.addAttribute("open", open);
        model.addAttribute("version", visit.version());
        model.addAttribute("visit", words.of(visit.visit()));
        return template;
    }

    private static String title(VisitRow visit) {
        return switch (visit.status()) {
            case BOOKED -> "Your visit";
            case CONFIRMED -> "We look forward to seeing you";
            case CHECKED_IN, IN_TREATMENT -> "You are here already";
            case FULFILLED, ABORTED, NO_SHOW -> "This visit is over";
            case CANCELLED, WITHDRAWN -> "This visit is cancelled";
        };
    }

    private boolean isAhead(VisitRow visit) {
        return clock.now().isBefore(visit.visit().start());
    }

    private LocationView location(VisitRow visit) {
        return locations
                .find(visit.visit().locationId())
                .orElseThrow(() -> new IllegalStateException("A visit at no location: " + visit.appointmentId()));
    }

    private VisitRow visit(String token, String kind) {
        return links.read(token, kind)
                .map(Link::subject)
                .flatMap(subject -> visits.find(UUID.fromString(subject)))
                .orElseThrow(() -> new Refused(
                        AppointmentRefusal.LINK_INVALID,
                        "It is incomplete or too old. Use the link in our latest mail, or call us."));
    }

    private static ExpectedVersion seen(long version) {
        return new ExpectedVersion(false, Set.of(version));
    }

    private static Actor client() {
        return Actor.of("client", Channel.LINK);
    }
}
