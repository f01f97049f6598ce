package clinic.meridian.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who a client is and how she may be written to, on [Topics#BOOKING_CLIENTS]. Personal data: whoever keeps it
/// encrypts it under the client's key.
public sealed interface ClientState extends ContractState {

    /// The client as she is now.
    ///
    /// @param language ISO 639-1: `de`, `en`, `es`, `zh`
    @WireName(name = "booking.client-state", version = 1)
    record ClientStateV1(
            String clientId,
            String givenName,
            String familyName,
            @Nullable String email,
            @Nullable String phone,
            String language,
            EmailState emailState,
            Preferences preferences)
            implements ClientState {
        public ClientStateV1 {
            Require.id(clientId, "clientId");
            Require.present(givenName, "givenName");
            Require.present(familyName, "familyName");
            Require.text(language, "language");
            Require.present(emailState, "emailState");
            Require.present(preferences, "preferences");
        }

        @Override
        public String topicKey() {
            return clientId;
        }

        /// Only what one may see in a log.
        @Override
        public String toString() {
            return "ClientStateV1[clientId=" + clientId + "]";
        }
    }

    /// @param reminders wants appointment reminders and aftercare checks; notices always come
    record Preferences(boolean reminders, Recall recall) {
        public Preferences {
            Require.present(recall, "recall");
        }
    }

    /// Consent to marketing.
    ///
    /// @param grantedAt when it was given
    /// @param wordingVersion version of the words that were agreed to
    record Recall(
            boolean granted,
            @Nullable Instant grantedAt,
            @Nullable String wordingVersion) {}
}
