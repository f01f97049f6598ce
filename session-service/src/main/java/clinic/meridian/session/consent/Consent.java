package clinic.meridian.session.consent;

import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.session.consent.ConsentCommand.GiveConsent;
import clinic.meridian.session.consent.ConsentCommand.WithdrawConsent;
import clinic.meridian.session.consent.ConsentEvent.ConsentGiven;
import clinic.meridian.session.consent.ConsentEvent.ConsentWithdrawn;
import clinic.meridian.session.reason.Reason;
import java.util.EnumMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;

/// A client's consents, at most one in force per procedure; signing again replaces it. The client need not be
/// known here: nothing depends on it.
public class Consent {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private String stream;

    private final Map<Procedure, String> inForce = new EnumMap<>(Procedure.class);

    @SuppressWarnings("NullAway.Init") // the identifier comes with the first event
    Consent() {}

    /// The stream of a client's consents: clients have other streams here too.
    static String streamOf(String clientId) {
        return "consent-" + clientId;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(GiveConsent command, ConsentForms forms, ClinicClock clock) {
        int version = forms.current(command.procedure(), command.today())
                .map(ConsentForm::formVersion)
                .orElseThrow(() -> new IllegalStateException("There is no form for " + command.procedure()));
        if (command.formVersion() != version) {
            throw new Refused(
                    ConsentRefusal.UNKNOWN_FORM,
                    "The form for %s in force is version %d, not %d."
                            .formatted(command.procedure(), version, command.formVersion()),
                    Map.of("formVersion", version));
        }
        AggregateLifecycle.apply(new ConsentGiven(
                command.consentId(),
                command.clientId(),
                command.procedure(),
                command.formVersion(),
                command.signedName(),
                clock.now()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(WithdrawConsent command, ClinicClock clock) {
        String consentId = inForce.get(command.procedure());
        if (consentId == null) {
            throw new Refused(
                    ConsentRefusal.NO_CONSENT_IN_FORCE,
                    "This client has given no consent to %s, or has withdrawn it.".formatted(command.procedure()));
        }
        Reason reason = command.reason();
        AggregateLifecycle.apply(new ConsentWithdrawn(
                consentId,
                command.clientId(),
                command.procedure(),
                reason == null ? null : reason.code(),
                reason == null ? null : reason.note(),
                clock.now()));
    }

    @EventSourcingHandler
    void on(ConsentGiven event) {
        stream = streamOf(event.clientId());
        inForce.put(event.procedure(), event.consentId());
    }

    @EventSourcingHandler
    void on(ConsentWithdrawn event) {
        inForce.remove(event.procedure());
    }
}
