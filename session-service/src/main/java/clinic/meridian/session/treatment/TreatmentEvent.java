package clinic.meridian.session.treatment;

import clinic.meridian.platform.event.DataSubject;
import clinic.meridian.platform.event.DomainEvent;
import clinic.meridian.platform.event.PersonalData;
import clinic.meridian.platform.event.PersonalData.RetentionClass;
import clinic.meridian.session.point.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened in a treatment session. `at` and the like are clinic time. Where an event has
/// `practitionerId`, it is whose hands did it.
public sealed interface TreatmentEvent {

    String sessionId();

    String clientId();

    /// When it happened, in clinic time.
    default Instant happenedAt() {
        return switch (this) {
            case SessionStarted e -> e.startedAt();
            case AssessmentRecorded e -> e.at();
            case PreparationRecorded e -> e.at();
            case NeedlesInserted e -> e.at();
            case InsertionCorrected e -> e.at();
            case RestStarted e -> e.startedAt();
            case RestOverran e -> e.overranAt();
            case NeedlesRemoved e -> e.at();
            case NeedlesRemovedInEmergency e -> e.at();
            case NeedleRetained e -> e.at();
            case StrayNeedleFound e -> e.at();
            case NeedleBroken e -> e.at();
            case NeedleMissing e -> e.at();
            case NeedlesReconciled e -> e.at();
            case AddOnPerformed e -> e.at();
            case SessionHandedOver e -> e.at();
            case SessionCompleted e -> e.summary().endedAt();
            case SessionAborted e -> e.summary().endedAt();
            case RecordAmended e -> e.at();
        };
    }

    /// @param zone IANA zone of the location
    /// @param restMinutes the rest that the service plans, 20 to 30
    @DomainEvent(name = "treatment.session-started")
    record SessionStarted(
            String sessionId,
            String appointmentId,
            @DataSubject String clientId,
            String locationId,
            String roomId,
            String zone,
            String practitionerId,
            String service,
            int restMinutes,
            Instant startedAt)
            implements TreatmentEvent {}

    @DomainEvent(name = "treatment.assessment-recorded")
    record AssessmentRecorded(
            String sessionId,
            @DataSubject String clientId,
            @PersonalData(RetentionClass.CLINICAL) @Nullable String note,
            @PersonalData(RetentionClass.CLINICAL) List<String> concerns,
            Instant at)
            implements TreatmentEvent {}

    /// @param checks codes of the clean-needle checklist
    @DomainEvent(name = "treatment.preparation-recorded")
    record PreparationRecorded(
            String sessionId, @DataSubject String clientId, List<String> checks, Instant at)
            implements TreatmentEvent {}

    /// @param avoidedPoints the points to avoid for this client that were needled all the same, with
    ///     `overrideReason`
    @DomainEvent(name = "treatment.needles-inserted")
    record NeedlesInserted(
            String sessionId,
            @DataSubject String clientId,
            String practitionerId,
            List<Placement> placements,
            @PersonalData(RetentionClass.CLINICAL) @Nullable List<String> avoidedPoints,
            @PersonalData(RetentionClass.CLINICAL) @Nullable String overrideReason,
            Instant at)
            implements TreatmentEvent {}

    /// @param corrected so many fewer went in than was charted
    @DomainEvent(name = "treatment.insertion-corrected")
    record InsertionCorrected(
            String sessionId,
            @DataSubject String clientId,
            String practitionerId,
            NeedleCount corrected,
            String reasonCode,
            @PersonalData(RetentionClass.CLINICAL) @Nullable String reasonNote,
            Instant at)
            implements TreatmentEvent {}

    /// @param automatic nobody said so: it began by itself
    @DomainEvent(name = "treatment.rest-started")
    record RestStarted(
            String sessionId,
            @DataSubject String clientId,
            String practitionerId,
            Instant startedAt,
            int plannedMinutes,
            Instant plannedEnd,
            boolean automatic)
            implements TreatmentEvent {}

    @DomainEvent(name = "treatment.rest-overran")
    record RestOverran(
            String sessionId,
            @DataSubject String clientId,
            String practitionerId,
            Instant plannedEnd,
            Instant overranAt,
            int needlesIn)
            implements TreatmentEvent {}

    @DomainEvent(name = "treatment.needles-removed")
    record NeedlesRemoved(
            String sessionId,
            @DataSubject String clientId,
            String practitionerId,
            List<NeedleCount> removed,
            Instant at)
            implements TreatmentEvent {}

    @DomainEvent(name = "treatment.needles-removed-in-emergency")
    record NeedlesRemovedInEmergency(
            String sessionId,
            @DataSubject String clientId,
            String practitionerId,
            List<NeedleCount> removed,
            @Nullable String reasonCode,
            @PersonalData(RetentionClass.CLINICAL) @Nullable String reasonNote,
            Instant at)
            implements TreatmentEvent {}

    @DomainEvent(name = "treatment.needle-retained")
    record NeedleRetained(
            String sessionId,
            @DataSubject String clientId,
            String practitionerId,
            NeedleCount retained,
            @PersonalData(RetentionClass.CLINICAL) String removalInstructions,
            LocalDate followUpDate,
            Instant at)
            implements TreatmentEvent {}

    @DomainEvent(name = "treatment.stray-needle-found")
    record StrayNeedleFound(
            String sessionId,
            @DataSubject String clientId,
            String practitionerId,
            NeedleCount found,
            @PersonalData(RetentionClass.CLINICAL) @Nullable String foundWhere,
            Instant at)
            implements TreatmentEvent {}

    @DomainEvent(name = "treatment.needle-broken")
    record NeedleBroken(
            String sessionId,
            @DataSubject String clientId,
            String practitionerId,
            NeedleCount broken,
            @Nullable Boolean fragmentRecovered,
            @PersonalData(RetentionClass.CLINICAL) @Nullable String note,
            Instant at)
            implements TreatmentEvent {}

    @DomainEvent(name = "treatment.needle-missing")
    record NeedleMissing(
            String sessionId,
            @DataSubject String clientId,
            String practitionerId,
            NeedleCount missing,
            @PersonalData(RetentionClass.CLINICAL) String palpatedBy,
            @PersonalData(RetentionClass.CLINICAL) String secondPerson,
            boolean clientTold,
            LocalDate followUpDate,
            Instant at)
            implements TreatmentEvent {}

    /// @param counted needles that came out of this zone, as counted
    /// @param expected needles that came out of this zone, as the ledger has it
    @DomainEvent(name = "treatment.needles-reconciled")
    record NeedlesReconciled(
            String sessionId,
            @DataSubject String clientId,
            String practitionerId,
            String zone,
            Side side,
            int counted,
            int expected,
            Instant at)
            implements TreatmentEvent {}

    @DomainEvent(name = "treatment.add-on-performed")
    record AddOnPerformed(
            String sessionId,
            @DataSubject String clientId,
            String practitionerId,
            String code,
            @Nullable Integer minutes,
            Instant at)
            implements TreatmentEvent {}

    @DomainEvent(name = "treatment.session-handed-over")
    record SessionHandedOver(
            String sessionId,
            @DataSubject String clientId,
            String fromPractitionerId,
            String toPractitionerId,
            @PersonalData(RetentionClass.CLINICAL) @Nullable String note,
            Instant at)
            implements TreatmentEvent {}

    @DomainEvent(name = "treatment.session-completed")
    record SessionCompleted(String sessionId, @DataSubject String clientId, SessionSummary summary)
            implements TreatmentEvent {}

    @DomainEvent(name = "treatment.session-aborted")
    record SessionAborted(
            String sessionId,
            @DataSubject String clientId,
            SessionSummary summary,
            String reasonCode,
            @PersonalData(RetentionClass.CLINICAL) @Nullable String reasonNote)
            implements TreatmentEvent {}

    /// A later word on a note; what was written first stays.
    @DomainEvent(name = "treatment.record-amended")
    record RecordAmended(
            String sessionId,
            @DataSubject String clientId,
            String field,
            @PersonalData(RetentionClass.CLINICAL) String text,
            @PersonalData(RetentionClass.CLINICAL) String reason,
            Instant at)
            implements TreatmentEvent {}
}
