package clinic.meridian.session.sideeffect;

import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.database.AdvisoryLocks;
import clinic.meridian.platform.database.AdvisoryLocks.Lock;
import clinic.meridian.platform.database.AdvisoryLocks.Mode;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayReadTreatments;
import clinic.meridian.platform.security.MayReviewSideEffects;
import clinic.meridian.platform.security.MayTreat;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.input.Id;
import clinic.meridian.platform.web.input.Name;
import clinic.meridian.platform.web.input.Text;
import clinic.meridian.session.point.PointCatalogue;
import clinic.meridian.session.reason.Reason;
import clinic.meridian.session.sideeffect.SideEffectCommand.FollowUpSideEffect;
import clinic.meridian.session.sideeffect.SideEffectCommand.RegradeSideEffect;
import clinic.meridian.session.sideeffect.SideEffectCommand.ReportSideEffect;
import clinic.meridian.session.sideeffect.SideEffectCommand.ResolveSideEffect;
import clinic.meridian.session.treatment.SessionRow;
import clinic.meridian.session.treatment.Sessions;
import clinic.meridian.session.treatment.TreatmentRefusal;
import com.fasterxml.jackson.annotation.JsonAlias;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Side effects over HTTP.
@RestController
@RequestMapping("/api/v1")
class SideEffectController {

    /// A report that names no session is put down to the last one within this time before it.
    private static final Duration PUT_DOWN_TO = Duration.ofDays(14);

    private final Commands commands;
    private final SideEffectTable table;
    private final Sessions sessions;
    private final PointCatalogue catalogue;
    private final AdvisoryLocks locks;
    private final ClinicClock clock;

    SideEffectController(
            Commands commands,
            SideEffectTable table,
            Sessions sessions,
            PointCatalogue catalogue,
            AdvisoryLocks locks,
            ClinicClock clock) {
        this.commands = commands;
        this.table = table;
        this.sessions = sessions;
        this.catalogue = catalogue;
        this.locks = locks;
        this.clock = clock;
    }

    /// @param severity CTCAE grade
    /// @param sessionId only for reports about a client
    record ReportForm(
            @NotNull SideEffectCode code,
            @NotNull Onset onset,
            @Nullable @Name String site,
            @NotNull @Min(1) @Max(5) Integer severity,
            @Nullable Boolean expected,
            @Nullable Boolean avoidable,
            @Nullable Boolean nearMiss,
            @Nullable Causality causality,
            @NotNull AskedBy askedBy,
            @Nullable @JsonAlias("reporter") ReporterKind reporterKind,
            @Nullable @Text String note,
            @Nullable @Id String sessionId) {}

    @MayTreat
    @PostMapping("/sessions/{sessionId}/side-effects")
    ResponseEntity<SideEffectAnswer> reportOfSession(
            @PathVariable @Id String sessionId, @Valid @RequestBody ReportForm form, Actor actor, SignedIn person) {
        SessionRow session = sessionOf(sessionId, person);
        return report(session.clientId(), Optional.of(session), false, ReporterKind.PRACTITIONER, form, actor);
    }

    @MayTreat
    @PostMapping("/clients/{clientId}/side-effects")
    ResponseEntity<SideEffectAnswer> reportOfClient(
            @PathVariable @Id String clientId, @Valid @RequestBody ReportForm form, Actor actor) {
        if (form.sessionId() == null) {
            Optional<SessionRow> last = sessions.lastOf(clientId, clock.now().minus(PUT_DOWN_TO));
            return report(clientId, last, last.isPresent(), ReporterKind.CLIENT, form, actor);
        }
        SessionRow session = sessions.find(form.sessionId())
                .filter(row -> row.clientId().equals(clientId))
                .orElseThrow(() -> new Refused(
                        SideEffectRefusal.NOT_HER_SESSION,
                        "This client has no session with the id " + form.sessionId() + "."));
        return report(clientId, Optional.of(session), false, ReporterKind.CLIENT, form, actor);
    }

    private ResponseEntity<SideEffectAnswer> report(
            String clientId,
            Optional<SessionRow> session,
            boolean assumed,
            ReporterKind usual,
            ReportForm form,
            Actor actor) {
        String sideEffectId = UUID.randomUUID().toString();
        commands.send(
                new ReportSideEffect(
                        sideEffectId,
                        clientId,
                        session.map(SessionRow::sessionId).orElse(null),
                        assumed,
                        session.map(SessionRow::practitionerId).orElse(null),
                        session.map(SessionRow::locationId).orElse(null),
                        form.code(),
                        form.onset(),
                        form.site() == null
                                ? null
                                : Site.read(form.site(), catalogue).code(),
                        form.severity(),
                        form.expected(),
                        form.avoidable(),
                        Boolean.TRUE.equals(form.nearMiss()),
                        form.causality(),
                        form.askedBy(),
                        form.reporterKind() == null ? usual : form.reporterKind(),
                        form.note()),
                actor);
        SideEffectAnswer answer = SideEffectAnswer.of(table.find(sideEffectId).orElseThrow(), true);
        return ResponseEntity.created(URI.create("/api/v1/side-effects/" + sideEffectId))
                .eTag(ExpectedVersion.etag(answer.version()))
                .body(answer);
    }

    @MayReadTreatments
    @GetMapping("/side-effects/{sideEffectId}")
    ResponseEntity<SideEffectAnswer> get(@PathVariable @Id String sideEffectId, SignedIn person) {
        return answer(find(sideEffectId, person), person);
    }

    @MayReadTreatments
    @GetMapping("/clients/{clientId}/side-effects")
    SideEffectAnswer.Items ofClient(@PathVariable @Id String clientId, SignedIn person) {
        return items(table.ofClient(clientId), person);
    }

    @MayReadTreatments
    @GetMapping("/sessions/{sessionId}/side-effects")
    SideEffectAnswer.Items ofSession(@PathVariable @Id String sessionId, SignedIn person) {
        sessionOf(sessionId, person);
        return items(table.ofSession(sessionId), person);
    }

    private static SideEffectAnswer.Items items(List<SideEffectRow> rows, SignedIn person) {
        return new SideEffectAnswer.Items(rows.stream()
                .filter(row -> row.locationId() == null || person.worksAt(row.locationId()))
                .map(row -> SideEffectAnswer.of(row, person.is(Role.PRACTITIONER)))
                .toList());
    }

    record RegradeForm(
            @NotNull @Min(1) @Max(5) Integer severity,
            @Nullable Causality causality,
            @NotNull Reason reason) {}

    @MayReviewSideEffects
    @PostMapping("/side-effects/{sideEffectId}/regrade")
    ResponseEntity<SideEffectAnswer> regrade(
            @PathVariable @Id String sideEffectId,
            @Valid @RequestBody RegradeForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected) {
        requireVersion(sideEffectId, person, expected);
        commands.send(new RegradeSideEffect(sideEffectId, form.severity(), form.causality(), form.reason()), actor);
        return answer(find(sideEffectId, person), person);
    }

    record FollowUpForm(@NotNull @Text String note) {}

    @MayTreat
    @PostMapping("/side-effects/{sideEffectId}/follow-ups")
    ResponseEntity<SideEffectAnswer> followUp(
            @PathVariable @Id String sideEffectId,
            @Valid @RequestBody FollowUpForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected) {
        requireVersion(sideEffectId, person, expected);
        commands.send(new FollowUpSideEffect(sideEffectId, form.note()), actor);
        return answer(find(sideEffectId, person), person);
    }

    record ResolutionForm(
            @Nullable @Name String outcome, @Nullable @Text String note) {}

    @MayReviewSideEffects
    @PostMapping("/side-effects/{sideEffectId}/resolve")
    ResponseEntity<SideEffectAnswer> resolve(
            @PathVariable @Id String sideEffectId,
            @Valid @RequestBody ResolutionForm form,
            Actor actor,
            SignedIn person,
            ExpectedVersion expected) {
        requireVersion(sideEffectId, person, expected);
        commands.send(new ResolveSideEffect(sideEffectId, outcome(form.outcome()), form.note()), actor);
        return answer(find(sideEffectId, person), person);
    }

    private static @Nullable SideEffectOutcome outcome(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return SideEffectOutcome.named(text)
                .orElseThrow(() -> new Refused(
                        SideEffectRefusal.UNKNOWN_OUTCOME,
                        "'%s' is no outcome. Outcomes are %s.".formatted(text, List.of(SideEffectOutcome.values())),
                        Map.of("outcomes", List.of(SideEffectOutcome.values()))));
    }

    private void requireVersion(String sideEffectId, SignedIn person, ExpectedVersion expected) {
        locks.take(List.of(new Lock("side-effect:" + sideEffectId, Mode.EXCLUSIVE)));
        SideEffectRow row = find(sideEffectId, person);
        expected.check(row.version(), row.changedBy(), row.changedAt());
    }

    private SideEffectRow find(String sideEffectId, SignedIn person) {
        SideEffectRow row = table.find(sideEffectId)
                .orElseThrow(() -> new Refused(
                        SideEffectRefusal.UNKNOWN_SIDE_EFFECT,
                        "There is no side effect with the id " + sideEffectId + "."));
        if (row.locationId() != null) {
            requireLocation(row.locationId(), person);
        }
        return row;
    }

    private SessionRow sessionOf(String sessionId, SignedIn person) {
        SessionRow session = sessions.find(sessionId)
                .orElseThrow(() -> new Refused(
                        TreatmentRefusal.UNKNOWN_SESSION, "There is no session with the id " + sessionId + "."));
        requireLocation(session.locationId(), person);
        return session;
    }

    private static void requireLocation(String locationId, SignedIn person) {
        if (!person.worksAt(locationId)) {
            throw new Refused(TreatmentRefusal.NOT_YOUR_LOCATION, "This belongs to a location where you do not work.");
        }
    }

    private static ResponseEntity<SideEffectAnswer> answer(SideEffectRow row, SignedIn person) {
        return ResponseEntity.ok()
                .eTag(ExpectedVersion.etag(row.version()))
                .body(SideEffectAnswer.of(row, person.is(Role.PRACTITIONER)));
    }
}
