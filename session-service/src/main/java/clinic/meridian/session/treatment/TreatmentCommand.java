package clinic.meridian.session.treatment;

import clinic.meridian.session.point.Side;
import clinic.meridian.session.reason.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a treatment session. Where a command has `practitionerId`, it is the practitioner whose
/// hands do it; null when the signed-in user is not linked to one, which means the practitioner of the session.
public sealed interface TreatmentCommand {

    String sessionId();

    /// Opens the session of a visit. The id follows from the appointment's ([TreatmentSession#idFor]), so one
    /// visit never has two.
    record StartSession(
            @TargetAggregateIdentifier String sessionId,
            String appointmentId,
            @Nullable String practitionerId) implements TreatmentCommand {}

    record RecordAssessment(
            @TargetAggregateIdentifier String sessionId,
            @Nullable String note,
            List<String> concerns) implements TreatmentCommand {}

    /// The clean-needle checklist.
    record RecordPreparation(@TargetAggregateIdentifier String sessionId, List<String> checks)
            implements TreatmentCommand {}

    /// @param overrideReason why points to avoid for this client are needled all the same
    record InsertNeedles(
            @TargetAggregateIdentifier String sessionId,
            List<Placement> placements,
            @Nullable String overrideReason,
            @Nullable String practitionerId)
            implements TreatmentCommand {}

    /// So many fewer went in than was charted.
    record CorrectInsertion(
            @TargetAggregateIdentifier String sessionId,
            NeedleCount corrected,
            Reason reason,
            @Nullable String practitionerId)
            implements TreatmentCommand {}

    /// @param minutes 20 to 30; null means the service's own
    record StartRest(
            @TargetAggregateIdentifier String sessionId,
            @Nullable Integer minutes,
            @Nullable String practitionerId) implements TreatmentCommand {}

    /// Nobody started the rest in time. Does nothing when there is nothing to start.
    ///
    /// @param dueAt the moment at which it was to begin
    record StartRestByItself(@TargetAggregateIdentifier String sessionId, Instant dueAt) implements TreatmentCommand {}

    /// The planned end is well past. Does nothing when no needle is in any more.
    ///
    /// @param dueAt the moment from which it counts as overrun
    record NoteRestOverrun(@TargetAggregateIdentifier String sessionId, Instant dueAt) implements TreatmentCommand {}

    record RemoveNeedles(
            @TargetAggregateIdentifier String sessionId,
            List<NeedleCount> needles,
            @Nullable String practitionerId) implements TreatmentCommand {}

    /// Needles are pulled at once; the counting is postponed, never skipped.
    ///
    /// @param needles what is out; empty means all that were in
    record RemoveInEmergency(
            @TargetAggregateIdentifier String sessionId,
            List<NeedleCount> needles,
            @Nullable Reason reason,
            @Nullable String practitionerId)
            implements TreatmentCommand {}

    record DeclareNeedleRetained(
            @TargetAggregateIdentifier String sessionId,
            NeedleCount needles,
            String removalInstructions,
            LocalDate followUpDate,
            @Nullable String practitionerId)
            implements TreatmentCommand {}

    /// @param foundWhere in words
    record RecordStrayNeedle(
            @TargetAggregateIdentifier String sessionId,
            NeedleCount needles,
            @Nullable String foundWhere,
            @Nullable String practitionerId)
            implements TreatmentCommand {}

    /// @param fragmentRecovered whether every piece came out
    record RecordBrokenNeedle(
            @TargetAggregateIdentifier String sessionId,
            NeedleCount needles,
            @Nullable Boolean fragmentRecovered,
            @Nullable String note,
            @Nullable String practitionerId)
            implements TreatmentCommand {}

    record DeclareNeedleMissing(
            @TargetAggregateIdentifier String sessionId,
            NeedleCount needles,
            String palpatedBy,
            String secondPerson,
            boolean clientTold,
            LocalDate followUpDate,
            @Nullable String practitionerId)
            implements TreatmentCommand {}

    /// @param counted needles that came out of this zone, counted
    record ReconcileNeedles(
            @TargetAggregateIdentifier String sessionId,
            String zone,
            Side side,
            int counted,
            @Nullable String practitionerId)
            implements TreatmentCommand {}

    record PerformAddOn(
            @TargetAggregateIdentifier String sessionId,
            String code,
            @Nullable Integer minutes,
            @Nullable String practitionerId)
            implements TreatmentCommand {}

    record HandOver(
            @TargetAggregateIdentifier String sessionId,
            String toPractitionerId,
            @Nullable String note) implements TreatmentCommand {}

    record CompleteSession(@TargetAggregateIdentifier String sessionId) implements TreatmentCommand {}

    record AbortSession(@TargetAggregateIdentifier String sessionId, Reason reason) implements TreatmentCommand {}

    /// A later word on a note; the note itself stays.
    record AmendRecord(@TargetAggregateIdentifier String sessionId, String field, String text, String reason)
            implements TreatmentCommand {}
}
