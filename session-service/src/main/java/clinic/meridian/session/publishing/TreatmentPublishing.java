package clinic.meridian.session.publishing;

import clinic.meridian.contracts.AskedBy;
import clinic.meridian.contracts.Causality;
import clinic.meridian.contracts.NeedleEvent.InsertionCorrectedV1;
import clinic.meridian.contracts.NeedleEvent.NeedleBrokenV1;
import clinic.meridian.contracts.NeedleEvent.NeedleMissingV1;
import clinic.meridian.contracts.NeedleEvent.NeedleRetainedV1;
import clinic.meridian.contracts.NeedleEvent.NeedlesInsertedV1;
import clinic.meridian.contracts.NeedleEvent.NeedlesReconciledV1;
import clinic.meridian.contracts.NeedleEvent.NeedlesRemovedInEmergencyV1;
import clinic.meridian.contracts.NeedleEvent.NeedlesRemovedV1;
import clinic.meridian.contracts.NeedleEvent.StrayNeedleFoundV1;
import clinic.meridian.contracts.Onset;
import clinic.meridian.contracts.ReporterKind;
import clinic.meridian.contracts.ScreeningEvent.ClearanceRecordedV1;
import clinic.meridian.contracts.ScreeningEvent.ClientScreenedV1;
import clinic.meridian.contracts.ScreeningOutcome;
import clinic.meridian.contracts.SessionEvent.AddOnPerformedV1;
import clinic.meridian.contracts.SessionEvent.RestOverranV1;
import clinic.meridian.contracts.SessionEvent.RestStartedV1;
import clinic.meridian.contracts.SessionEvent.SessionAbortedV1;
import clinic.meridian.contracts.SessionEvent.SessionCompletedV1;
import clinic.meridian.contracts.SessionEvent.SessionStartedV1;
import clinic.meridian.contracts.SideEffectEvent.SideEffectFollowedUpV1;
import clinic.meridian.contracts.SideEffectEvent.SideEffectRegradedV1;
import clinic.meridian.contracts.SideEffectEvent.SideEffectReportedV1;
import clinic.meridian.contracts.SideEffectEvent.SideEffectResolvedV1;
import clinic.meridian.contracts.TreatmentEvent;
import clinic.meridian.platform.publishing.Publication;
import clinic.meridian.platform.publishing.Publishing;
import clinic.meridian.session.consent.ConsentEvent;
import clinic.meridian.session.screening.ScreeningEvent;
import clinic.meridian.session.sideeffect.SideEffectEvent;
import clinic.meridian.session.treatment.TreatmentEvent.AddOnPerformed;
import clinic.meridian.session.treatment.TreatmentEvent.AssessmentRecorded;
import clinic.meridian.session.treatment.TreatmentEvent.InsertionCorrected;
import clinic.meridian.session.treatment.TreatmentEvent.NeedleBroken;
import clinic.meridian.session.treatment.TreatmentEvent.NeedleMissing;
import clinic.meridian.session.treatment.TreatmentEvent.NeedleRetained;
import clinic.meridian.session.treatment.TreatmentEvent.NeedlesInserted;
import clinic.meridian.session.treatment.TreatmentEvent.NeedlesReconciled;
import clinic.meridian.session.treatment.TreatmentEvent.NeedlesRemoved;
import clinic.meridian.session.treatment.TreatmentEvent.NeedlesRemovedInEmergency;
import clinic.meridian.session.treatment.TreatmentEvent.PreparationRecorded;
import clinic.meridian.session.treatment.TreatmentEvent.RecordAmended;
import clinic.meridian.session.treatment.TreatmentEvent.RestOverran;
import clinic.meridian.session.treatment.TreatmentEvent.RestStarted;
import clinic.meridian.session.treatment.TreatmentEvent.SessionAborted;
import clinic.meridian.session.treatment.TreatmentEvent.SessionCompleted;
import clinic.meridian.session.treatment.TreatmentEvent.SessionHandedOver;
import clinic.meridian.session.treatment.TreatmentEvent.SessionStarted;
import clinic.meridian.session.treatment.TreatmentEvent.StrayNeedleFound;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The decision about every event of this service: internal, or which fact it becomes on `treatment.events.v1`.
/// The key is always the client's id.
@Component
public class TreatmentPublishing implements Publishing {

    @Override
    public Publication decide(DomainEventMessage<?> message) {
        TreatmentEvent published = switch (message.getPayload()) {
            case clinic.meridian.session.treatment.TreatmentEvent event -> of(event);
            case ScreeningEvent event -> of(event);
            case SideEffectEvent event -> of(event);
            case ConsentEvent event -> null;
            default -> throw new IllegalStateException("Nobody decided whether to publish " + message.getPayloadType());
        };
        return published == null ? Publication.internal() : Publication.of(published);
    }

    private static @Nullable TreatmentEvent of(clinic.meridian.session.treatment.TreatmentEvent event) {
        return switch (event) {
            case SessionStarted e -> new SessionStartedV1(SessionStates.started(e));
            case NeedlesInserted e ->
                new NeedlesInsertedV1(
                        e.sessionId(),
                        e.clientId(),
                        e.practitionerId(),
                        e.at(),
                        e.placements().stream().map(Needles::placement).toList());
            case InsertionCorrected e ->
                new InsertionCorrectedV1(
                        e.sessionId(),
                        e.clientId(),
                        e.practitionerId(),
                        e.at(),
                        Needles.count(e.corrected()),
                        e.reasonCode());
            case RestStarted e ->
                new RestStartedV1(
                        e.sessionId(),
                        e.clientId(),
                        e.practitionerId(),
                        e.startedAt(),
                        e.plannedMinutes(),
                        e.plannedEnd(),
                        e.automatic());
            case RestOverran e ->
                new RestOverranV1(
                        e.sessionId(), e.clientId(), e.practitionerId(), e.plannedEnd(), e.overranAt(), e.needlesIn());
            case NeedlesRemoved e ->
                new NeedlesRemovedV1(
                        e.sessionId(), e.clientId(), e.practitionerId(), e.at(), Needles.counts(e.removed()));
            case NeedlesRemovedInEmergency e ->
                new NeedlesRemovedInEmergencyV1(
                        e.sessionId(),
                        e.clientId(),
                        e.practitionerId(),
                        e.at(),
                        Needles.counts(e.removed()),
                        e.reasonCode());
            case NeedleRetained e ->
                new NeedleRetainedV1(
                        e.sessionId(),
                        e.clientId(),
                        e.practitionerId(),
                        e.at(),
                        Needles.count(e.retained()),
                        e.followUpDate());
            case StrayNeedleFound e ->
                new StrayNeedleFoundV1(
                        e.sessionId(), e.clientId(), e.practitionerId(), e.at(), Needles.count(e.found()));
            case NeedleBroken e ->
                new NeedleBrokenV1(e.sessionId(), e.clientId(), e.practitionerId(), e.at(), Needles.count(e.broken()));
            case NeedleMissing e ->
                new NeedleMissingV1(
                        e.sessionId(),
                        e.clientId(),
                        e.practitionerId(),
                        e.at(),
                        Needles.count(e.missing()),
                        e.clientTold(),
                        e.followUpDate());
            case NeedlesReconciled e ->
                new NeedlesReconciledV1(
                        e.sessionId(),
                        e.clientId(),
                        e.practitionerId(),
                        e.at(),
                        e.zone(),
                        Needles.side(e.side()),
                        e.counted(),
                        e.expected());
            case AddOnPerformed e ->
                new AddOnPerformedV1(e.sessionId(), e.clientId(), e.practitionerId(), e.at(), e.code(), e.minutes());
            case SessionCompleted e ->
                new SessionCompletedV1(SessionStates.ended(e.sessionId(), e.clientId(), e.summary()));
            case SessionAborted e ->
                new SessionAbortedV1(SessionStates.ended(e.sessionId(), e.clientId(), e.summary()), e.reasonCode());
            case AssessmentRecorded e -> null;
            case PreparationRecorded e -> null;
            case SessionHandedOver e -> null;
            case RecordAmended e -> null;
        };
    }

    private static TreatmentEvent of(ScreeningEvent event) {
        return switch (event) {
            case ScreeningEvent.ClientScreened e ->
                new ClientScreenedV1(
                        e.screeningId(),
                        e.clientId(),
                        ScreeningOutcome.valueOf(e.outcome().name()),
                        e.ruleVersion(),
                        e.screenedOn(),
                        e.validUntil(),
                        e.confirmsScreeningId());
            case ScreeningEvent.ClearanceRecorded e ->
                new ClearanceRecordedV1(e.clearanceId(), e.clientId(), e.screeningId(), e.validUntil());
        };
    }

    private static TreatmentEvent of(SideEffectEvent event) {
        return switch (event) {
            case SideEffectEvent.SideEffectReported e ->
                new SideEffectReportedV1(
                        e.sideEffectId(),
                        e.clientId(),
                        e.sessionId(),
                        e.sessionAssumed(),
                        e.practitionerId(),
                        e.locationId(),
                        e.code().name(),
                        Onset.valueOf(e.onset().name()),
                        e.site(),
                        e.severity(),
                        e.expected(),
                        e.avoidable(),
                        e.nearMiss(),
                        e.causality() == null
                                ? null
                                : Causality.valueOf(e.causality().name()),
                        AskedBy.valueOf(e.askedBy().name()),
                        ReporterKind.valueOf(e.reporterKind().name()));
            case SideEffectEvent.SideEffectRegraded e ->
                new SideEffectRegradedV1(
                        e.sideEffectId(),
                        e.clientId(),
                        e.previousSeverity(),
                        e.severity(),
                        e.causality() == null
                                ? null
                                : Causality.valueOf(e.causality().name()),
                        e.reasonCode());
            case SideEffectEvent.SideEffectFollowedUp e ->
                new SideEffectFollowedUpV1(e.sideEffectId(), e.clientId(), e.at());
            case SideEffectEvent.SideEffectResolved e ->
                new SideEffectResolvedV1(
                        e.sideEffectId(), e.clientId(), e.outcome().name(), e.at());
        };
    }
}
