package clinic.meridian.session.treatment;

import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.security.MayTreat;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.input.Id;
import clinic.meridian.platform.web.input.InvalidInput;
import clinic.meridian.session.point.Place;
import clinic.meridian.session.treatment.NeedleForms.BrokenForm;
import clinic.meridian.session.treatment.NeedleForms.CorrectionForm;
import clinic.meridian.session.treatment.NeedleForms.EmergencyForm;
import clinic.meridian.session.treatment.NeedleForms.InsertionForm;
import clinic.meridian.session.treatment.NeedleForms.MissingForm;
import clinic.meridian.session.treatment.NeedleForms.ReconciliationForm;
import clinic.meridian.session.treatment.NeedleForms.RemovalForm;
import clinic.meridian.session.treatment.NeedleForms.RetainedForm;
import clinic.meridian.session.treatment.NeedleForms.StrayForm;
import clinic.meridian.session.treatment.SessionRequests.Caller;
import clinic.meridian.session.treatment.TreatmentCommand.CorrectInsertion;
import clinic.meridian.session.treatment.TreatmentCommand.DeclareNeedleMissing;
import clinic.meridian.session.treatment.TreatmentCommand.DeclareNeedleRetained;
import clinic.meridian.session.treatment.TreatmentCommand.InsertNeedles;
import clinic.meridian.session.treatment.TreatmentCommand.ReconcileNeedles;
import clinic.meridian.session.treatment.TreatmentCommand.RecordBrokenNeedle;
import clinic.meridian.session.treatment.TreatmentCommand.RecordStrayNeedle;
import clinic.meridian.session.treatment.TreatmentCommand.RemoveInEmergency;
import clinic.meridian.session.treatment.TreatmentCommand.RemoveNeedles;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What happens to needles, over HTTP. Every answer is the chart with its ledger.
@RestController
@RequestMapping("/api/v1/sessions/{sessionId}")
class NeedleController {

    private final SessionRequests sessions;
    private final NeedleForms forms;

    NeedleController(SessionRequests sessions, NeedleForms forms) {
        this.sessions = sessions;
        this.forms = forms;
    }

    @MayTreat
    @PostMapping("/needle-insertions")
    ResponseEntity<ChartAnswer> insert(
            @PathVariable @Id String sessionId,
            @Valid @RequestBody InsertionForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected) {
        List<Placement> placements = forms.placements(form.needles());
        String override = form.override() == null ? null : form.override().reason();
        return sessions.send(
                sessionId,
                new Caller(actor, person, expected),
                hands -> new InsertNeedles(sessionId, placements, override, hands));
    }

    @MayTreat
    @PostMapping("/insertion-corrections")
    ResponseEntity<ChartAnswer> correct(
            @PathVariable @Id String sessionId,
            @Valid @RequestBody CorrectionForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected) {
        if (form.count() == 0) {
            throw InvalidInput.field("count", "must not be 0");
        }
        // So many fewer, whether written as 2 or as -2: more than was charted is a further insertion.
        NeedleCount fewer = forms.needles(form.point(), form.zone(), form.side(), Math.abs(form.count()));
        return sessions.send(
                sessionId,
                new Caller(actor, person, expected),
                hands -> new CorrectInsertion(sessionId, fewer, form.reason(), hands));
    }

    @MayTreat
    @PostMapping("/needle-removals")
    ResponseEntity<ChartAnswer> remove(
            @PathVariable @Id String sessionId,
            @Valid @RequestBody RemovalForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected) {
        List<NeedleCount> needles = forms.needles(form.needles());
        return sessions.send(
                sessionId, new Caller(actor, person, expected), hands -> new RemoveNeedles(sessionId, needles, hands));
    }

    @MayTreat
    @PostMapping("/emergency-removal")
    ResponseEntity<ChartAnswer> removeInEmergency(
            @PathVariable @Id String sessionId,
            @Valid @RequestBody(required = false) @Nullable EmergencyForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected) {
        List<NeedleCount> needles = form == null || form.needles() == null ? List.of() : forms.needles(form.needles());
        return sessions.send(
                sessionId,
                new Caller(actor, person, expected),
                hands -> new RemoveInEmergency(sessionId, needles, form == null ? null : form.reason(), hands));
    }

    @MayTreat
    @PostMapping("/retained-needles")
    ResponseEntity<ChartAnswer> retain(
            @PathVariable @Id String sessionId,
            @Valid @RequestBody RetainedForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected) {
        NeedleCount needles = forms.needles(form.point(), form.zone(), form.side(), form.count());
        return sessions.send(
                sessionId,
                new Caller(actor, person, expected),
                hands -> new DeclareNeedleRetained(
                        sessionId, needles, form.removalInstructions(), form.followUpDate(), hands));
    }

    @MayTreat
    @PostMapping("/stray-needles")
    ResponseEntity<ChartAnswer> stray(
            @PathVariable @Id String sessionId,
            @Valid @RequestBody StrayForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected) {
        NeedleCount needles = forms.needles(form.point(), form.zone(), form.side(), form.count());
        return sessions.send(
                sessionId,
                new Caller(actor, person, expected),
                hands -> new RecordStrayNeedle(sessionId, needles, form.foundWhere(), hands));
    }

    @MayTreat
    @PostMapping("/broken-needles")
    ResponseEntity<ChartAnswer> broken(
            @PathVariable @Id String sessionId,
            @Valid @RequestBody BrokenForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected) {
        NeedleCount needles = forms.needles(form.point(), form.zone(), form.side(), form.count());
        return sessions.send(
                sessionId,
                new Caller(actor, person, expected),
                hands -> new RecordBrokenNeedle(sessionId, needles, form.fragmentRecovered(), form.note(), hands));
    }

    @MayTreat
    @PostMapping("/missing-needles")
    ResponseEntity<ChartAnswer> missing(
            @PathVariable @Id String sessionId,
            @Valid @RequestBody MissingForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected) {
        NeedleCount needles = forms.needles(form.point(), form.zone(), form.side(), form.count());
        return sessions.send(
                sessionId,
                new Caller(actor, person, expected),
                hands -> new DeclareNeedleMissing(
                        sessionId,
                        needles,
                        form.palpatedBy(),
                        form.secondPerson(),
                        form.clientTold(),
                        form.followUpDate(),
                        hands));
    }

    @MayTreat
    @PostMapping("/reconciliations")
    ResponseEntity<ChartAnswer> reconcile(
            @PathVariable @Id String sessionId,
            @Valid @RequestBody ReconciliationForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected) {
        Place place = forms.place(form.point(), form.zone(), form.side());
        return sessions.send(
                sessionId,
                new Caller(actor, person, expected),
                hands -> new ReconcileNeedles(sessionId, place.zone(), place.side(), form.counted(), hands));
    }
}
