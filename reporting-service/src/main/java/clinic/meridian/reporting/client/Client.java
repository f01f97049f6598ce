package clinic.meridian.reporting.client;

import clinic.meridian.contracts.EmailState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A client as a mail needs her.
///
/// @param language ISO 639-1
/// @param reminders wants appointment reminders and aftercare checks
/// @param recall has agreed to be asked back
/// @param recallGrantedAt when she did
/// @param recordedAt when booking-service last recorded anything of this
public record Client(
        String clientId,
        String givenName,
        String familyName,
        @Nullable String email,
        String language,
        EmailState emailState,
        boolean reminders,
        boolean recall,
        @Nullable Instant recallGrantedAt,
        Instant recordedAt) {

    /// Given name and the family name's initial: enough to know who is meant.
    public String shortName() {
        return familyName.isBlank()
                ? givenName
                : givenName + " " + familyName.substring(0, familyName.offsetByCodePoints(0, 1)) + ".";
    }

    /// Only what one may see in a log.
    @Override
    public String toString() {
        return "Client[clientId=" + clientId + "]";
    }
}
