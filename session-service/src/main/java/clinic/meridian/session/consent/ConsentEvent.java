package clinic.meridian.session.consent;

import clinic.meridian.platform.event.DataSubject;
import clinic.meridian.platform.event.DomainEvent;
import clinic.meridian.platform.event.PersonalData;
import clinic.meridian.platform.event.PersonalData.RetentionClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a client agreed to, and took back.
public sealed interface ConsentEvent {

    String clientId();

    Procedure procedure();

    @DomainEvent(name = "treatment.consent-given")
    record ConsentGiven(
            String consentId,
            @DataSubject String clientId,
            Procedure procedure,
            int formVersion,
            @PersonalData(RetentionClass.CLINICAL) String signedName,
            Instant givenAt)
            implements ConsentEvent {}

    /// @param consentId the consent that ends
    @DomainEvent(name = "treatment.consent-withdrawn")
    record ConsentWithdrawn(
            String consentId,
            @DataSubject String clientId,
            Procedure procedure,
            @Nullable String reasonCode,
            @PersonalData(RetentionClass.CLINICAL) @Nullable String reasonNote,
            Instant withdrawnAt)
            implements ConsentEvent {}
}
