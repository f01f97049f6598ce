package clinic.meridian.session.sideeffect;

import clinic.meridian.platform.event.DataSubject;
import clinic.meridian.platform.event.DomainEvent;
import clinic.meridian.platform.event.PersonalData;
import clinic.meridian.platform.event.PersonalData.RetentionClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of a side effect. Fields as in [SideEffectCommand].
public sealed interface SideEffectEvent {

    String sideEffectId();

    String clientId();

    /// @param followUpNeeded the manager hears of it the same day, and it is not closed without an outcome
    @DomainEvent(name = "treatment.side-effect-reported")
    record SideEffectReported(
            String sideEffectId,
            @DataSubject String clientId,
            @Nullable String sessionId,
            boolean sessionAssumed,
            @Nullable String practitionerId,
            @Nullable String locationId,
            SideEffectCode code,
            Onset onset,
            @Nullable String site,
            int severity,
            @Nullable Boolean expected,
            @Nullable Boolean avoidable,
            boolean nearMiss,
            @Nullable Causality causality,
            AskedBy askedBy,
            ReporterKind reporterKind,
            boolean followUpNeeded,
            @PersonalData(RetentionClass.CLINICAL) @Nullable String note,
            Instant reportedAt)
            implements SideEffectEvent {}

    @DomainEvent(name = "treatment.side-effect-regraded")
    record SideEffectRegraded(
            String sideEffectId,
            @DataSubject String clientId,
            int previousSeverity,
            int severity,
            @Nullable Causality causality,
            boolean followUpNeeded,
            String reasonCode,
            @PersonalData(RetentionClass.CLINICAL) @Nullable String reasonNote,
            Instant at)
            implements SideEffectEvent {}

    @DomainEvent(name = "treatment.side-effect-followed-up")
    record SideEffectFollowedUp(
            String sideEffectId,
            @DataSubject String clientId,
            @PersonalData(RetentionClass.CLINICAL) String note,
            Instant at)
            implements SideEffectEvent {}

    @DomainEvent(name = "treatment.side-effect-resolved")
    record SideEffectResolved(
            String sideEffectId,
            @DataSubject String clientId,
            SideEffectOutcome outcome,
            @PersonalData(RetentionClass.CLINICAL) @Nullable String note,
            Instant at)
            implements SideEffectEvent {}
}
