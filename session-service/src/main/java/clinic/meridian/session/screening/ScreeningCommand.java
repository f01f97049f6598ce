package clinic.meridian.session.screening;

import java.time.LocalDate;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a client's screening record. All of a client's screenings are one stream.
public sealed interface ScreeningCommand {

    String clientId();

    /// The client's stream.
    @TargetAggregateIdentifier
    default String stream() {
        return Screening.streamOf(clientId());
    }

    /// @param screeningId of the new screening
    /// @param answers as sent: question code to true, false, a number of days or null for never
    /// @param today the clinic's local day
    record ScreenClient(String clientId, String screeningId, Map<String, @Nullable Object> answers, LocalDate today)
            implements ScreeningCommand {}

    /// The client says that nothing has changed since a full screening; time passed since is taken into
    /// account.
    ///
    /// @param since that full screening, or one that confirmed it
    record ConfirmNothingChanged(String clientId, String screeningId, String since, LocalDate today)
            implements ScreeningCommand {}

    /// A health-care provider agreed to the treatment.
    record RecordClearance(
            String clientId,
            String clearanceId,
            String provider,
            @Nullable String note,
            LocalDate validUntil,
            LocalDate today)
            implements ScreeningCommand {}
}
