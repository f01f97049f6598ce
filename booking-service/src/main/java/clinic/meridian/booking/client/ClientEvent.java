package clinic.meridian.booking.client;

import clinic.meridian.platform.event.DataSubject;
import clinic.meridian.platform.event.DomainEvent;
import clinic.meridian.platform.event.PersonalData;
import clinic.meridian.platform.event.PersonalData.RetentionClass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can happen to a client's entry.
public sealed interface ClientEvent {

    UUID clientId();

    @DomainEvent(name = "booking.client-registered")
    record ClientRegistered(
            @DataSubject UUID clientId,
            @PersonalData(RetentionClass.CONTACT) String givenName,
            @PersonalData(RetentionClass.CONTACT) String familyName,
            @PersonalData(RetentionClass.CONTACT) @Nullable String email,
            @PersonalData(RetentionClass.CONTACT) @Nullable String phone,
            String language)
            implements ClientEvent {}

    @DomainEvent(name = "booking.client-details-corrected")
    record ClientDetailsCorrected(
            @DataSubject UUID clientId,
            @PersonalData(RetentionClass.CONTACT) String givenName,
            @PersonalData(RetentionClass.CONTACT) String familyName,
            @PersonalData(RetentionClass.CONTACT) @Nullable String email,
            @PersonalData(RetentionClass.CONTACT) @Nullable String phone,
            String language,
            boolean emailChanged)
            implements ClientEvent {}

    /// All preferences as they are now.
    ///
    /// @param reminders wants appointment reminders and aftercare checks; notices always come
    @DomainEvent(name = "booking.communication-preferences-set")
    record CommunicationPreferencesSet(UUID clientId, boolean reminders, RecallConsent recall) implements ClientEvent {}

    /// Mail to the present address is refused for good, or was called spam.
    @DomainEvent(name = "booking.email-address-flagged")
    record EmailAddressFlagged(UUID clientId, boolean complained) implements ClientEvent {}

    /// Consent to be invited again, which is marketing.
    ///
    /// @param grantedAt when it was given, in clinic time
    /// @param wordingVersion version of the words that were agreed to
    record RecallConsent(
            boolean granted,
            @Nullable Instant grantedAt,
            @Nullable String wordingVersion) {
        static final RecallConsent NEVER_GIVEN = new RecallConsent(false, null, null);
    }
}
