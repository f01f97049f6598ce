package clinic.meridian.session.treatment;

import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.security.MayReadTreatments;
import clinic.meridian.platform.security.MayTreat;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.input.Id;
import clinic.meridian.platform.web.input.Name;
import clinic.meridian.platform.web.input.Text;
import clinic.meridian.session.reason.Reason;
import clinic.meridian.session.treatment.SessionHistory.Recorded;
import clinic.meridian.session.treatment.SessionRequests.Caller;
import clinic.meridian.session.treatment.TreatmentCommand.AbortSession;
import clinic.meridian.session.treatment.TreatmentCommand.AmendRecord;
import clinic.meridian.session.treatment.TreatmentCommand.CompleteSession;
import clinic.meridian.session.treatment.TreatmentCommand.HandOver;
import clinic.meridian.session.treatment.TreatmentCommand.PerformAddOn;
import clinic.meridian.session.treatment.TreatmentCommand.RecordAssessment;
import clinic.meridian.session.treatment.TreatmentCommand.RecordPreparation;
import clinic.meridian.session.treatment.TreatmentCommand.StartRest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A session's course over HTTP: everything but its needles.
@RestController
@RequestMapping("/api/v1/sessions")
class SessionController {

    private static final int CONCERNS = 30;

    private final SessionRequests sessions;
    private final SessionHistory history;

    SessionController(SessionRequests sessions, SessionHistory history) {
        this.sessions = sessions;
        this.history = history;
    }

    record StartForm(@NotNull @Id String appointmentId) {}

    @MayTreat
    @PostMapping
    ResponseEntity<ChartAnswer> start(
            @Valid @RequestBody StartForm form, Actor actor, SignedIn person, ExpectedVersion expected) {
        return sessions.start(form.appointmentId(), new Caller(actor, person, expected));
    }

    @MayReadTreatments
    @GetMapping("/{sessionId}")
    ResponseEntity<ChartAnswer> chart(@PathVariable @Id String sessionId, SignedIn person) {
        sessions.find(sessionId, person);
        ChartAnswer chart = sessions.chart(sessionId, person);
        return ResponseEntity.ok().eTag(ExpectedVersion.etag(chart.version())).body(chart);
    }

    @MayReadTreatments
    @GetMapping("/{sessionId}/timeline")
    Timeline timeline(@PathVariable @Id String sessionId, SignedIn person) {
        SessionRow row = sessions.find(sessionId, person);
        return Timeline.of(history.of(sessionId), row.zone(), person.is(Role.PRACTITIONER));
    }

    @MayReadTreatments
    @GetMapping("/{sessionId}/stricta")
    Stricta stricta(@PathVariable @Id String sessionId, SignedIn person) {
        sessions.find(sessionId, person);
        return Stricta.of(
                Chart.of(history.of(sessionId).stream().map(Recorded::event).toList()));
    }

    record AssessmentForm(
            @Nullable @Text(max = 10_000) String note,
            @Nullable @Size(max = CONCERNS) List<@NotNull @Text(max = 200) String> concerns) {}

    @MayTreat
    @PostMapping("/{sessionId}/assessment")
    ResponseEntity<ChartAnswer> assess(
            @PathVariable @Id String sessionId,
            @Valid @RequestBody AssessmentForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected) {
        List<String> concerns = form.concerns() == null ? List.of() : form.concerns();
        return sessions.send(
                sessionId,
                new Caller(actor, person, expected),
                hands -> new RecordAssessment(sessionId, form.note(), concerns));
    }

    /// @param checks what of the clean-needle checklist was done, such as `HANDS`, `FIELD`, `SKIN`, `SHARPS`
    record PreparationForm(@Nullable @Size(max = CONCERNS) List<@NotNull @Name String> checks) {}

    @MayTreat
    @PostMapping("/{sessionId}/preparation")
    ResponseEntity<ChartAnswer> prepare(
            @PathVariable @Id String sessionId,
            @Valid @RequestBody(required = false) @Nullable PreparationForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected) {
        List<String> checks = form == null || form.checks() == null ? List.of() : codes("checks", form.checks());
        return sessions.send(
                sessionId, new Caller(actor, person, expected), hands -> new RecordPreparation(sessionId, checks));
    }

    private static List<String> codes(String field, List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(i -> Objects.requireNonNull(NeedleForms.code(field + "[" + i + "]", texts.get(i))))
                .map(code -> code.replace('-', '_').toUpperCase(Locale.ROOT))
                .toList();
    }

    record RestForm(
            @Nullable @Min(Rest.SHORTEST) @Max(Rest.LONGEST) Integer minutes) {}

    @MayTreat
    @PostMapping("/{sessionId}/rest")
    ResponseEntity<ChartAnswer> rest(
            @PathVariable @Id String sessionId,
            @Valid @RequestBody(required = false) @Nullable RestForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected) {
        return sessions.send(
                sessionId,
                new Caller(actor, person, expected),
                hands -> new StartRest(sessionId, form == null ? null : form.minutes(), hands));
    }

    record AddOnForm(
            @NotNull @Name String code,
            @Nullable @Min(1) @Max(120) Integer minutes) {}

    @MayTreat
    @PostMapping("/{sessionId}/add-ons")
    ResponseEntity<ChartAnswer> addOn(
            @PathVariable @Id String sessionId,
            @Valid @RequestBody AddOnForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected) {
        String code = codes("code", List.of(form.code())).getFirst();
        return sessions.send(
                sessionId,
                new Caller(actor, person, expected),
                hands -> new PerformAddOn(sessionId, code, form.minutes(), hands));
    }

    record HandoverForm(
            @NotNull @Id String toPractitionerId,
            @Nullable @Text String note) {}

    @MayTreat
    @PostMapping("/{sessionId}/handover")
    ResponseEntity<ChartAnswer> handOver(
            @PathVariable @Id String sessionId,
            @Valid @RequestBody HandoverForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected) {
        return sessions.send(
                sessionId,
                new Caller(actor, person, expected),
                hands -> new HandOver(sessionId, form.toPractitionerId(), form.note()));
    }

    record AmendmentForm(
            @NotNull @Name String field,
            @NotNull @Text(max = 10_000) String text,
            @NotNull @Text String reason) {}

    @MayTreat
    @PostMapping("/{sessionId}/amendments")
    ResponseEntity<ChartAnswer> amend(
            @PathVariable @Id String sessionId,
            @Valid @RequestBody AmendmentForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected) {
        return sessions.send(
                sessionId,
                new Caller(actor, person, expected),
                hands -> new AmendRecord(sessionId, form.field(), form.text(), form.reason()));
    }

    /// Nothing needs to be said; a body may be left out.
    record NothingForm() {}

    @MayTreat
    @PostMapping("/{sessionId}/complete")
    ResponseEntity<ChartAnswer> complete(
            @PathVariable @Id String sessionId,
            @Valid @RequestBody(required = false) @Nullable NothingForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected) {
        return sessions.send(sessionId, new Caller(actor, person, expected), hands -> new CompleteSession(sessionId));
    }

    record AbortForm(@NotNull Reason reason) {}

    @MayTreat
    @PostMapping("/{sessionId}/abort")
    ResponseEntity<ChartAnswer> abort(
            @PathVariable @Id String sessionId,
            @Valid @RequestBody AbortForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected) {
        return sessions.send(
                sessionId, new Caller(actor, person, expected), hands -> new AbortSession(sessionId, form.reason()));
    }
}
