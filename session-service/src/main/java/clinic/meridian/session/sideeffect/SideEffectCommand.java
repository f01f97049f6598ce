package clinic.meridian.session.sideeffect;

import clinic.meridian.session.reason.Reason;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a side effect.
public sealed interface SideEffectCommand {

    String sideEffectId();

    /// @param sessionId the session it is put down to, if any
    /// @param sessionAssumed nobody named the session
    /// @param site code of a point or zone, with its side
    /// @param severity CTCAE grade, 1 (mild) to 5 (death)
    /// @param expected usual for this treatment; null: not judged
    /// @param avoidable null: not judged
    /// @param nearMiss nothing came of it
    /// @param causality null: not judged
    record ReportSideEffect(
            @TargetAggregateIdentifier String sideEffectId,
            String clientId,
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
            @Nullable String note)
            implements SideEffectCommand {}

    record RegradeSideEffect(
            @TargetAggregateIdentifier String sideEffectId,
            int severity,
            @Nullable Causality causality,
            Reason reason) implements SideEffectCommand {}

    record FollowUpSideEffect(@TargetAggregateIdentifier String sideEffectId, String note)
            implements SideEffectCommand {}

    /// @param outcome null: nobody said
    record ResolveSideEffect(
            @TargetAggregateIdentifier String sideEffectId,
            @Nullable SideEffectOutcome outcome,
            @Nullable String note) implements SideEffectCommand {}
}
