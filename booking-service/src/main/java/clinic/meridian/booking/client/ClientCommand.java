package clinic.meridian.booking.client;

import clinic.meridian.platform.web.ExpectedVersion;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a client's entry.
sealed interface ClientCommand {

    record RegisterClient(
            @TargetAggregateIdentifier UUID clientId, ContactDetails details, boolean reminders, RecallWish recall)
            implements ClientCommand {}

    record CorrectClientDetails(
            @TargetAggregateIdentifier UUID clientId, ExpectedVersion expected, ContactDetails details)
            implements ClientCommand {}

    /// What is left out stays as it is.
    record SetCommunicationPreferences(
            @TargetAggregateIdentifier UUID clientId,
            ExpectedVersion expected,
            @Nullable Boolean reminders,
            @Nullable RecallWish recall)
            implements ClientCommand {}

    /// Her mail server refuses mail to the address for good, or she called it spam.
    record FlagEmailAddress(@TargetAggregateIdentifier UUID clientId, boolean complained) implements ClientCommand {}

    /// Whether she wants to be invited again.
    ///
    /// @param wordingVersion version of the words that she agreed to; see [RecallConsent]
    record RecallWish(boolean granted, @Nullable String wordingVersion) {}
}
