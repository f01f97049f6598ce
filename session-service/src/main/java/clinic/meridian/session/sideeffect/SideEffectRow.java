package clinic.meridian.session.sideeffect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A side effect as it stands. Fields as in [SideEffectCommand].
///
/// @param followUps how often somebody asked how it is going
/// @param outcome null while it is open
/// @param version sequence number of its last event
record SideEffectRow(
        String sideEffectId,
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
        boolean followUpNeeded,
        int followUps,
        @Nullable SideEffectOutcome outcome,
        @Nullable String note,
        Instant reportedAt,
        long version,
        String changedBy,
        Instant changedAt) {}
