package clinic.meridian.booking.screening;

import clinic.meridian.contracts.ScreeningOutcome;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What the latest screening of a client says about needling her.
///
/// @param screenedOn the day of the screening
/// @param validUntil the last visit's date that it covers
/// @param clearedUntil the last visit's date that a health-care provider's clearance covers
public record ScreeningStanding(
        ScreeningOutcome outcome,
        LocalDate screenedOn,
        LocalDate validUntil,
        @Nullable LocalDate clearedUntil) {

    /// Whether she may be needled on a day.
    public Verdict on(LocalDate visit) {
        if (outcome == ScreeningOutcome.NOT_SUITABLE) {
            return Verdict.NOT_SUITABLE;
        }
        if (visit.isAfter(validUntil)) {
            return Verdict.EXPIRED;
        }
        return switch (outcome) {
            case CLEAR, CAUTION -> Verdict.MAY;
            case CLEARANCE_NEEDED ->
                clearedUntil != null && !visit.isAfter(clearedUntil) ? Verdict.MAY : Verdict.CLEARANCE_MISSING;
            case NOT_TODAY -> visit.equals(screenedOn) ? Verdict.NOT_TODAY : Verdict.MAY;
            case NOT_SUITABLE -> Verdict.NOT_SUITABLE;
        };
    }

    /// The answers for one day.
    public enum Verdict {
        MAY,
        EXPIRED,
        CLEARANCE_MISSING,
        NOT_TODAY,
        NOT_SUITABLE
    }
}
