package clinic.meridian.booking.series;

import clinic.meridian.booking.appointment.WantedSlot;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.booking.rhythm.Rhythm;
import clinic.meridian.booking.series.SeriesEvent.BookedVisit;
import clinic.meridian.booking.series.SeriesEvent.MovedVisit;
import clinic.meridian.contracts.Maintenance;
import clinic.meridian.platform.web.ExpectedVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

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

    /// These visits have been moved already, in the same transaction.
    record RecordMove(
            @TargetAggregateIdentifier UUID seriesId,
            ExpectedVersion expected,
            UUID fromAppointmentId,
            List<MovedVisit> visits)
            implements SeriesCommand {}

    record PauseSeries(@TargetAggregateIdentifier UUID seriesId, ExpectedVersion expected, Reason reason)
            implements SeriesCommand {}

    record ResumeSeries(
            @TargetAggregateIdentifier UUID seriesId,
            ExpectedVersion expected,
            @Nullable Reason reason) implements SeriesCommand {}

    record ExtendSeries(@TargetAggregateIdentifier UUID seriesId, ExpectedVersion expected, int sessions, int weeks)
            implements SeriesCommand {}

    record AbandonSeries(@TargetAggregateIdentifier UUID seriesId, ExpectedVersion expected, Reason reason)
            implements SeriesCommand {}

    /// The longest gap may be over. Does nothing where it is not, or where something is booked.
    record LapseSeries(@TargetAggregateIdentifier UUID seriesId) implements SeriesCommand {}

    /// A visit of the series stands. Does nothing where it had not lapsed.
    record ReopenSeries(@TargetAggregateIdentifier UUID seriesId, BookedVisit visit) implements SeriesCommand {}

    /// A visit of the series was fulfilled; says nothing new when it has been counted.
    record CountSession(
            @TargetAggregateIdentifier UUID seriesId, UUID appointmentId, UUID sessionId, LocalDate visitDate)
            implements SeriesCommand {}
}
