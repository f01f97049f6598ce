package clinic.meridian.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A side effect (an adverse event in statistics) and its course. It outlives the session in which it began.
public sealed interface SideEffectEvent extends TreatmentEvent {

    String sideEffectId();

    /// Something unwanted happened during or after a session.
    ///
    /// @param sessionId the session it is put down to
    /// @param sessionAssumed nobody named the session; it is the last one before the onset
    /// @param code what it is: `BRUISE`, `SYNCOPE`, …
    /// @param site code of the zone or point
    /// @param severity CTCAE grade, 1 (mild) to 5 (death)
    /// @param expected usual for this treatment; absent: not judged
    /// @param avoidable absent: not judged
    /// @param nearMiss nothing came of it
    /// @param causality absent: not judged
    @WireName(name = "treatment.side-effect-reported", version = 1)
    record SideEffectReportedV1(
            String sideEffectId,
            String clientId,
            @Nullable String sessionId,
            boolean sessionAssumed,
            @Nullable String practitionerId,
            @Nullable String locationId,
            String code,
            Onset onset,
            @Nullable String site,
            int severity,
            @Nullable Boolean expected,
            @Nullable Boolean avoidable,
            boolean nearMiss,
            @Nullable Causality causality,
            AskedBy askedBy,
            ReporterKind reporterKind)
            implements SideEffectEvent {
        public SideEffectReportedV1 {
            Require.id(sideEffectId, "sideEffectId");
            Require.id(clientId, "clientId");
            Require.idIfPresent(sessionId, "sessionId");
            Require.idIfPresent(practitionerId, "practitionerId");
            Require.idIfPresent(locationId, "locationId");
            Require.code(code, "code");
            Require.present(onset, "onset");
            Require.codeIfPresent(site, "site");
            Require.within(1, 5, severity, "severity");
            Require.present(askedBy, "askedBy");
            Require.present(reporterKind, "reporterKind");
        }
    }

    /// It turned out better or worse than was thought.
    ///
    /// @param severity CTCAE grade from now on, 1 to 5
    @WireName(name = "treatment.side-effect-regraded", version = 1)
    record SideEffectRegradedV1(
            String sideEffectId,
            String clientId,
            int previousSeverity,
            int severity,
            @Nullable Causality causality,
            @Nullable String reasonCode)
            implements SideEffectEvent {
        public SideEffectRegradedV1 {
            Require.id(sideEffectId, "sideEffectId");
            Require.id(clientId, "clientId");
            Require.within(1, 5, previousSeverity, "previousSeverity");
            Require.within(1, 5, severity, "severity");
            Require.codeIfPresent(reasonCode, "reasonCode");
        }
    }

    /// Someone asked how it is going; what was said stays in session-service.
    @WireName(name = "treatment.side-effect-followed-up", version = 1)
    record SideEffectFollowedUpV1(String sideEffectId, String clientId, Instant followedUpAt)
            implements SideEffectEvent {
        public SideEffectFollowedUpV1 {
            Require.id(sideEffectId, "sideEffectId");
            Require.id(clientId, "clientId");
            Require.present(followedUpAt, "followedUpAt");
        }
    }

    /// It is over, or nothing more will be done about it.
    ///
    /// @param outcome code of how it ended
    @WireName(name = "treatment.side-effect-resolved", version = 1)
    record SideEffectResolvedV1(String sideEffectId, String clientId, String outcome, Instant resolvedAt)
            implements SideEffectEvent {
        public SideEffectResolvedV1 {
            Require.id(sideEffectId, "sideEffectId");
            Require.id(clientId, "clientId");
            Require.code(outcome, "outcome");
            Require.present(resolvedAt, "resolvedAt");
        }
    }
}
