package clinic.meridian.session.sideeffect;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A side effect as callers get it; the note is for practitioners alone.
@JsonInclude(JsonInclude.Include.NON_NULL)
record SideEffectAnswer(
        String sideEffectId,
        long version,
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
        Status status,
        boolean followUpNeeded,
        int followUps,
        @Nullable SideEffectOutcome outcome,
        Instant reportedAt,
        @Nullable String note) {

    enum Status {
        OPEN,
        RESOLVED
    }

    /// @param items newest first
    record Items(List<SideEffectAnswer> items) {}

    static SideEffectAnswer of(SideEffectRow row, boolean withNote) {
        return new SideEffectAnswer(
                row.sideEffectId(),
                row.version(),
                row.clientId(),
                row.sessionId(),
                row.sessionAssumed(),
                row.practitionerId(),
                row.locationId(),
                row.code(),
                row.onset(),
                row.site(),
                row.severity(),
                row.expected(),
                row.avoidable(),
                row.nearMiss(),
                row.causality(),
                row.askedBy(),
                row.reporterKind(),
                row.outcome() == null ? Status.OPEN : Status.RESOLVED,
                row.followUpNeeded(),
                row.followUps(),
                row.outcome(),
                row.reportedAt(),
                withNote ? row.note() : null);
    }
}
