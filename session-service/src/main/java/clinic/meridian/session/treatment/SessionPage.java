package clinic.meridian.session.treatment;

import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.security.MayReadTreatments;
import clinic.meridian.platform.security.MayTreat;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.input.Id;
import clinic.meridian.platform.web.input.Name;
import clinic.meridian.session.point.Place;
import clinic.meridian.session.point.PointCatalogue;
import clinic.meridian.session.point.Side;
import clinic.meridian.session.reason.Reason;
import clinic.meridian.session.treatment.SessionRequests.Caller;
import clinic.meridian.session.treatment.TreatmentCommand.AbortSession;
import clinic.meridian.session.treatment.TreatmentCommand.CompleteSession;
import clinic.meridian.session.treatment.TreatmentCommand.InsertNeedles;
import clinic.meridian.session.treatment.TreatmentCommand.ReconcileNeedles;
import clinic.meridian.session.treatment.TreatmentCommand.RemoveInEmergency;
import clinic.meridian.session.treatment.TreatmentCommand.RemoveNeedles;
import clinic.meridian.session.treatment.TreatmentCommand.StartRest;
import clinic.meridian.session.visit.Directory;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One session beside the couch: the ledger always in sight, and one next step. Changes come by htmx with the
/// version that the page shows, and are answered with the page's inner part.
@Controller
class SessionPage {

    private static final String PART = "session/session :: session";

    private final SessionRequests sessions;
    private final PointCatalogue catalogue;
    private final Directory directory;
    private final ClinicClock clock;

    SessionPage(SessionRequests sessions, PointCatalogue catalogue, Directory directory, ClinicClock clock) {
        this.sessions = sessions;
        this.catalogue = catalogue;
        this.directory = directory;
        this.clock = clock;
    }

    @MayTreat
    @PostMapping("/visits/{appointmentId}/start")
    String start(@PathVariable @Id String appointmentId, Actor actor, SignedIn person, ExpectedVersion expected) {
        sessions.start(appointmentId, new Caller(actor, person, expected));
        return "redirect:/sessions/" + TreatmentSession.idFor(appointmentId);
    }

    @MayReadTreatments
    @GetMapping("/sessions/{sessionId}")
    String page(@PathVariable @Id String sessionId, SignedIn person, Model model) {
        sessions.find(sessionId, person);
        fill(sessionId, person, model);
        return "session/session";
    }

    /// @param place code of a point, or a zone
    record PlaceForm(
            @NotNull @Name String place,
            @Nullable Side side,
            @NotNull @Min(1) @Max(100) Integer count) {}

    @MayTreat
    @PostMapping("/sessions/{sessionId}/needle-insertions")
    String insert(
            @PathVariable @Id String sessionId,
            @Valid PlaceForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected,
            Model model) {
        Placement placement = Placement.at(place(form), form.count());
        return send(
                sessionId,
                new Caller(actor, person, expected),
                model,
                hands -> new InsertNeedles(sessionId, List.of(placement), null, hands));
    }

    private Place place(PlaceForm form) {
        return catalogue.findPoint(form.place()).isEmpty()
                        && catalogue.findZone(form.place()).isPresent()
                ? catalogue.place(null, form.place(), form.side())
                : catalogue.place(form.place(), null, form.side());
    }

    @MayTreat
    @PostMapping("/sessions/{sessionId}/needle-removals")
    String remove(
            @PathVariable @Id String sessionId,
            @Valid PlaceForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected,
            Model model) {
        NeedleCount needles = NeedleCount.of(place(form), form.count());
        return send(
                sessionId,
                new Caller(actor, person, expected),
                model,
                hands -> new RemoveNeedles(sessionId, List.of(needles), hands));
    }

    @MayTreat
    @PostMapping("/sessions/{sessionId}/emergency-removal")
    String removeInEmergency(
            @PathVariable @Id String sessionId, Actor actor, SignedIn person, ExpectedVersion expected, Model model) {
        return send(
                sessionId,
                new Caller(actor, person, expected),
                model,
                hands -> new RemoveInEmergency(sessionId, List.of(), null, hands));
    }

    @MayTreat
    @PostMapping("/sessions/{sessionId}/reconciliations")
    String count(
            @PathVariable @Id String sessionId,
            @RequestParam @Name String zone,
            @RequestParam Side side,
            @RequestParam @Min(0) @Max(1000) int counted,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected,
            Model model) {
        Place place = catalogue.place(null, zone, side);
        return send(
                sessionId,
                new Caller(actor, person, expected),
                model,
                hands -> new ReconcileNeedles(sessionId, place.zone(), place.side(), counted, hands));
    }

    @MayTreat
    @PostMapping("/sessions/{sessionId}/rest")
    String rest(
            @PathVariable @Id String sessionId,
            @RequestParam @Min(Rest.SHORTEST) @Max(Rest.LONGEST) int minutes,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected,
            Model model) {
        return send(
                sessionId,
                new Caller(actor, person, expected),
                model,
                hands -> new StartRest(sessionId, minutes, hands));
    }

    @MayTreat
    @PostMapping("/sessions/{sessionId}/complete")
    String complete(
            @PathVariable @Id String sessionId, Actor actor, SignedIn person, ExpectedVersion expected, Model model) {
        return send(sessionId, new Caller(actor, person, expected), model, hands -> new CompleteSession(sessionId));
    }

    @MayTreat
    @PostMapping("/sessions/{sessionId}/abort")
    String abort(
            @PathVariable @Id String sessionId,
            @RequestParam @Name String reason,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected,
            Model model) {
        return send(
                sessionId,
                new Caller(actor, person, expected),
                model,
                hands -> new AbortSession(sessionId, Reason.of(reason)));
    }

    private String send(
            String sessionId, Caller caller, Model model, Function<@Nullable String, TreatmentCommand> command) {
        sessions.send(sessionId, caller, command);
        fill(sessionId, caller.person(), model);
        return PART;
    }

    private void fill(String sessionId, SignedIn person, Model model) {
        SessionRow row = sessions.find(sessionId, person);
        ChartAnswer chart = sessions.chart(sessionId, person);
        model.addAttribute("chart", chart);
        model.addAttribute("row", row);
        model.addAttribute(
                "client", directory.shortNames(Set.of(row.clientId())).getOrDefault(row.clientId(), row.clientId()));
        model.addAttribute("service", directory.serviceName(row.service()));
        model.addAttribute("practitioners", directory.practitionerNames(Set.of(row.practitionerId())));
        model.addAttribute(
                "rested",
                row.restStartedAt() == null
                        ? null
                        : Duration.between(row.restStartedAt(), clock.now()).toMinutes());
        model.addAttribute("points", catalogue.points());
        model.addAttribute("zones", catalogue.zones());
        model.addAttribute(
                "mayTreat", person.is(Role.PRACTITIONER) && !row.phase().hasEnded());
        model.addAttribute("onVersion", "{\"If-Match\": \"\\\"" + chart.version() + "\\\"\"}");
    }
}
