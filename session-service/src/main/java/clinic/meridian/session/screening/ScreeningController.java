package clinic.meridian.session.screening;

import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.security.MayEnter;
import clinic.meridian.platform.security.MayReadScreeningOutcome;
import clinic.meridian.platform.security.MayScreen;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.input.Id;
import clinic.meridian.platform.web.input.InvalidInput;
import clinic.meridian.platform.web.input.Name;
import clinic.meridian.platform.web.input.Text;
import clinic.meridian.session.screening.RuleSet.Finding;
import clinic.meridian.session.screening.ScreeningCommand.ConfirmNothingChanged;
import clinic.meridian.session.screening.ScreeningCommand.RecordClearance;
import clinic.meridian.session.screening.ScreeningCommand.ScreenClient;
import clinic.meridian.session.screening.ScreeningTable.ClearanceRow;
import clinic.meridian.session.screening.ScreeningTable.ScreeningRow;
import clinic.meridian.session.visit.Directory;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Screening over HTTP. Outcomes are for everybody who works here; answers, reasons and notes for practitioners
/// alone.
@RestController
@RequestMapping("/api/v1")
class ScreeningController {

    private static final int QUESTIONS_AT_MOST = 100;

    private final Commands commands;
    private final ScreeningRules rules;
    private final ScreeningTable table;
    private final Directory directory;
    private final ClinicClock clock;

    ScreeningController(
            Commands commands, ScreeningRules rules, ScreeningTable table, Directory directory, ClinicClock clock) {
        this.commands = commands;
        this.rules = rules;
        this.table = table;
        this.directory = directory;
        this.clock = clock;
    }

    record RulesAnswer(
            int version,
            LocalDate validFrom,
            String source,
            String notice,
            List<Question> questions,
            List<RuleAnswer> rules) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RuleAnswer(
            String question,
            @Nullable Boolean when,
            @Nullable Integer fewerDaysThan,
            Outcome outcome,
            @Nullable Outcome onceCleared,
            String text,
            String source) {}

    @MayEnter
    @GetMapping("/screening-rules/current")
    RulesAnswer current() {
        RuleSet inForce = rules.on(clock.today(ZoneOffset.UTC));
        return new RulesAnswer(
                inForce.version(),
                inForce.validFrom(),
                inForce.source(),
                inForce.notice(),
                inForce.questions(),
                inForce.rules().stream()
                        .map(rule -> new RuleAnswer(
                                rule.question(),
                                rule.when(),
                                rule.fewerDaysThan(),
                                rule.outcome(),
                                rule.onceCleared(),
                                rule.text(),
                                rule.source()))
                        .toList());
    }

    /// Either all answers, or the id of the full screening since which nothing changed.
    record ScreeningForm(
            @Nullable @Size(max = QUESTIONS_AT_MOST) Map<@Size(max = 64) String, @Nullable Object> answers,
            @Nullable @Id String nothingChangedSince) {}

    @MayScreen
    @PostMapping("/clients/{clientId}/screenings")
    ResponseEntity<ScreeningAnswer> screen(
            @PathVariable @Id String clientId, @Valid @RequestBody ScreeningForm form, Actor actor) {
        String screeningId = UUID.randomUUID().toString();
        LocalDate today = directory.todayFor(clientId);
        commands.send(command(clientId, screeningId, form, today), actor);
        ScreeningRow row = table.screenings(clientId).getFirst();
        return ResponseEntity.created(URI.create("/api/v1/clients/" + clientId + "/screenings"))
                .body(ScreeningAnswer.full(row, rules.version(row.ruleVersion())));
    }

    private static ScreeningCommand command(String clientId, String screeningId, ScreeningForm form, LocalDate today) {
        if (form.answers() != null && form.nothingChangedSince() == null) {
            return new ScreenClient(clientId, screeningId, form.answers(), today);
        }
        if (form.nothingChangedSince() != null && form.answers() == null) {
            return new ConfirmNothingChanged(clientId, screeningId, form.nothingChangedSince(), today);
        }
        throw InvalidInput.field("answers", "must be given, or else nothingChangedSince, and not both");
    }

    /// A screening; what only practitioners may see is left out for others.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ScreeningAnswer(
            String screeningId,
            Outcome outcome,
            int ruleVersion,
            LocalDate screenedOn,
            Instant screenedAt,
            LocalDate validUntil,
            @Nullable String nothingChangedSince,
            String recordedBy,
            @Nullable List<Finding> reasons,
            @Nullable Outcome onceCleared,
            @Nullable Map<String, String> answers) {

        static ScreeningAnswer full(ScreeningRow row, RuleSet rules) {
            return new ScreeningAnswer(
                    row.screeningId(),
                    row.outcome(),
                    row.ruleVersion(),
                    row.screenedOn(),
                    row.screenedAt(),
                    row.validUntil(),
                    row.confirms(),
                    row.recordedBy(),
                    rules.findings(row.reasons()),
                    row.outcome() == Outcome.CLEARANCE_NEEDED ? rules.onceCleared(row.reasons()) : null,
                    row.answers().stream()
                            .map(answer -> answer.split("=", 2))
                            .collect(Collectors.toMap(
                                    pair -> pair[0], pair -> pair[1], (a, b) -> a, java.util.LinkedHashMap::new)));
        }

        static ScreeningAnswer outcomeOnly(ScreeningRow row) {
            return new ScreeningAnswer(
                    row.screeningId(),
                    row.outcome(),
                    row.ruleVersion(),
                    row.screenedOn(),
                    row.screenedAt(),
                    row.validUntil(),
                    row.confirms(),
                    row.recordedBy(),
                    null,
                    null,
                    null);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ClearanceAnswer(
            String clearanceId,
            LocalDate validUntil,
            Instant recordedAt,
            String recordedBy,
            @Nullable String provider,
            @Nullable String note) {

        static ClearanceAnswer of(ClearanceRow row, boolean withNotes) {
            return new ClearanceAnswer(
                    row.clearanceId(),
                    row.validUntil(),
                    row.recordedAt(),
                    row.recordedBy(),
                    withNotes ? row.provider() : null,
                    withNotes ? row.note() : null);
        }
    }

    /// @param items newest first
    record ScreeningsAnswer(List<ScreeningAnswer> items, List<ClearanceAnswer> clearances) {}

    @MayReadScreeningOutcome
    @GetMapping("/clients/{clientId}/screenings")
    ScreeningsAnswer screenings(@PathVariable @Id String clientId, SignedIn person) {
        boolean mayReadAnswers = person.is(Role.PRACTITIONER);
        return new ScreeningsAnswer(
                table.screenings(clientId).stream()
                        .map(row -> mayReadAnswers
                                ? ScreeningAnswer.full(row, rules.version(row.ruleVersion()))
                                : ScreeningAnswer.outcomeOnly(row))
                        .toList(),
                table.clearances(clientId).stream()
                        .map(row -> ClearanceAnswer.of(row, mayReadAnswers))
                        .toList());
    }

    record ClearanceForm(
            @NotNull @Name String provider,
            @Nullable @Text String note,
            @NotNull LocalDate validUntil) {}

    @MayScreen
    @PostMapping("/clients/{clientId}/clearances")
    ResponseEntity<ClearanceAnswer> clear(
            @PathVariable @Id String clientId, @Valid @RequestBody ClearanceForm form, Actor actor) {
        String clearanceId = UUID.randomUUID().toString();
        commands.send(
                new RecordClearance(
                        clientId,
                        clearanceId,
                        form.provider(),
                        form.note(),
                        form.validUntil(),
                        directory.todayFor(clientId)),
                actor);
        ClearanceRow row = table.clearances(clientId).stream()
                .filter(each -> each.clearanceId().equals(clearanceId))
                .findFirst()
                .orElseThrow();
        return ResponseEntity.created(URI.create("/api/v1/clients/" + clientId + "/screenings"))
                .body(ClearanceAnswer.of(row, true));
    }
}
