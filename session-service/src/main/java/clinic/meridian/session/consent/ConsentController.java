package clinic.meridian.session.consent;

import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.database.AdvisoryLocks;
import clinic.meridian.platform.security.MayEnter;
import clinic.meridian.platform.security.MayReadScreeningOutcome;
import clinic.meridian.platform.security.MayScreen;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.input.Id;
import clinic.meridian.platform.web.input.Name;
import clinic.meridian.session.consent.ConsentCommand.GiveConsent;
import clinic.meridian.session.consent.ConsentCommand.WithdrawConsent;
import clinic.meridian.session.consent.ConsentTable.ConsentRow;
import clinic.meridian.session.reason.Reason;
import clinic.meridian.session.visit.Directory;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Consent over HTTP.
@RestController
@RequestMapping("/api/v1")
class ConsentController {

    private final Commands commands;
    private final ConsentForms forms;
    private final ConsentTable table;
    private final Directory directory;
    private final AdvisoryLocks locks;
    private final ClinicClock clock;

    ConsentController(
            Commands commands,
            ConsentForms forms,
            ConsentTable table,
            Directory directory,
            AdvisoryLocks locks,
            ClinicClock clock) {
        this.commands = commands;
        this.forms = forms;
        this.table = table;
        this.directory = directory;
        this.locks = locks;
        this.clock = clock;
    }

    record FormAnswer(Procedure procedure, int formVersion, String title, String text) {}

    record FormsAnswer(List<FormAnswer> items) {}

    @MayEnter
    @GetMapping("/consent-forms")
    FormsAnswer forms() {
        return new FormsAnswer(forms.on(clock.today(ZoneOffset.UTC)).stream()
                .map(form -> new FormAnswer(form.procedure(), form.formVersion(), form.title(), form.text()))
                .toList());
    }

    record ConsentRequest(
            @NotNull Procedure procedure,
            @NotNull @Positive Integer formVersion,
            @NotNull @Name String signedName) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConsentAnswer(
            String consentId,
            Procedure procedure,
            int formVersion,
            boolean inForce,
            Instant givenAt,
            String recordedBy,
            @Nullable Instant withdrawnAt,
            @Nullable String signedName) {

        static ConsentAnswer of(ConsentRow row, boolean withName) {
            return new ConsentAnswer(
                    row.consentId(),
                    row.procedure(),
                    row.formVersion(),
                    row.withdrawnAt() == null,
                    row.givenAt(),
                    row.recordedBy(),
                    row.withdrawnAt(),
                    withName ? row.signedName() : null);
        }
    }

    record ConsentsAnswer(List<ConsentAnswer> items) {}

    @MayScreen
    @PostMapping("/clients/{clientId}/consents")
    ResponseEntity<ConsentAnswer> give(
            @PathVariable @Id String clientId, @Valid @RequestBody ConsentRequest form, Actor actor) {
        locks.take(List.of(ClientLocks.changing(clientId)));
        String consentId = UUID.randomUUID().toString();
        commands.send(
                new GiveConsent(
                        clientId,
                        consentId,
                        form.procedure(),
                        form.formVersion(),
                        form.signedName(),
                        directory.todayFor(clientId)),
                actor);
        return ResponseEntity.created(URI.create("/api/v1/clients/" + clientId + "/consents"))
                .body(answer(clientId, consentId));
    }

    private ConsentAnswer answer(String clientId, String consentId) {
        return table.consents(clientId).stream()
                .filter(row -> row.consentId().equals(consentId))
                .findFirst()
                .map(row -> ConsentAnswer.of(row, true))
                .orElseThrow();
    }

    /// Newest first; the signed name is for practitioners.
    @MayReadScreeningOutcome
    @GetMapping("/clients/{clientId}/consents")
    ConsentsAnswer consents(@PathVariable @Id String clientId, SignedIn person) {
        return new ConsentsAnswer(table.consents(clientId).stream()
                .map(row -> ConsentAnswer.of(row, person.is(Role.PRACTITIONER)))
                .toList());
    }

    record WithdrawalForm(@Nullable Reason reason) {}

    @MayScreen
    @PostMapping("/clients/{clientId}/consents/{procedure}/withdraw")
    ResponseEntity<ConsentsAnswer> withdraw(
            @PathVariable @Id String clientId,
            @PathVariable Procedure procedure,
            @Valid @RequestBody WithdrawalForm form,
            Actor actor) {
        locks.take(List.of(ClientLocks.changing(clientId)));
        commands.send(new WithdrawConsent(clientId, procedure, form.reason()), actor);
        return ResponseEntity.ok(new ConsentsAnswer(table.consents(clientId).stream()
                .map(row -> ConsentAnswer.of(row, true))
                .toList()));
    }
}
