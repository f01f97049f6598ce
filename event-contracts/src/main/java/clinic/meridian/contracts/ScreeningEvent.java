package clinic.meridian.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Whether a client may be treated. Answers and reasons stay in session-service.
public sealed interface ScreeningEvent extends TreatmentEvent {

    /// A client was asked the screening questions, or said that nothing changed since.
    ///
    /// @param ruleVersion version of the screening rules that decided
    /// @param screenedOn the day of the screening; [ScreeningOutcome#NOT_TODAY] blocks this day only
    /// @param validUntil the last visit's date that it covers
    /// @param confirmsScreeningId the full screening since which nothing changed
    @WireName(name = "treatment.client-screened", version = 1)
    record ClientScreenedV1(
            String screeningId,
            String clientId,
            ScreeningOutcome outcome,
            int ruleVersion,
            LocalDate screenedOn,
            LocalDate validUntil,
            @Nullable String confirmsScreeningId)
            implements ScreeningEvent {
        public ClientScreenedV1 {
            Require.id(screeningId, "screeningId");
            Require.id(clientId, "clientId");
            Require.present(outcome, "outcome");
            Require.atLeast(1, ruleVersion, "ruleVersion");
            Require.present(screenedOn, "screenedOn");
            Require.present(validUntil, "validUntil");
            Require.ordered(screenedOn, validUntil, "screenedOn, validUntil");
            Require.idIfPresent(confirmsScreeningId, "confirmsScreeningId");
        }
    }

    /// A health-care provider cleared a client for treatment.
    ///
    /// @param validUntil the last visit's date that it covers
    @WireName(name = "treatment.clearance-recorded", version = 1)
    record ClearanceRecordedV1(
            String clearanceId, String clientId, @Nullable String screeningId, LocalDate validUntil)
            implements ScreeningEvent {
        public ClearanceRecordedV1 {
            Require.id(clearanceId, "clearanceId");
            Require.id(clientId, "clientId");
            Require.idIfPresent(screeningId, "screeningId");
            Require.present(validUntil, "validUntil");
        }
    }
}
