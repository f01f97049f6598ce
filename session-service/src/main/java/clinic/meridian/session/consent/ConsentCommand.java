package clinic.meridian.session.consent;

import clinic.meridian.session.reason.Reason;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a client's consents. All of them are one stream.
public sealed interface ConsentCommand {

    String clientId();

    /// The client's stream.
    @TargetAggregateIdentifier
    default String stream() {
        return Consent.streamOf(clientId());
    }

    /// @param signedName as the client signed
    /// @param today the clinic's local day
    record GiveConsent(
            String clientId, String consentId, Procedure procedure, int formVersion, String signedName, LocalDate today)
            implements ConsentCommand {}

    record WithdrawConsent(
            String clientId, Procedure procedure, @Nullable Reason reason) implements ConsentCommand {}
}
