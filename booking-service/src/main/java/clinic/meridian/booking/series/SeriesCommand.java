package clinic.meridian.booking.series;

import clinic.meridian.booking.appointment.WantedSlot;
import clinic.meridian.booking.rhythm.Rhythm;
import clinic.meridian.contracts.Maintenance;
import clinic.meridian.platform.web.ExpectedVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// What can be asked of a series.
sealed interface SeriesCommand {

    record PlanSeries(
            @TargetAggregateIdentifier UUID seriesId,
            UUID clientId,
            String service,
            UUID locationId,
            UUID practitionerId,
            Rhythm rhythm,
            Maintenance maintenance)
            implements SeriesCommand {}

    /// All of these slots, or none.
    record BookSeries(@TargetAggregateIdentifier UUID seriesId, ExpectedVersion expected, List<WantedSlot> slots)
            implements SeriesCommand {}

    /// A visit of the series was fulfilled; says nothing new when it has been counted.
    record CountSession(
            @TargetAggregateIdentifier UUID seriesId, UUID appointmentId, UUID sessionId, LocalDate visitDate)
            implements SeriesCommand {}
}
