package clinic.meridian.reporting.adverseevent;

import clinic.meridian.contracts.SideEffectEvent.SideEffectFollowedUpV1;
import clinic.meridian.contracts.SideEffectEvent.SideEffectRegradedV1;
import clinic.meridian.contracts.SideEffectEvent.SideEffectReportedV1;
import clinic.meridian.contracts.SideEffectEvent.SideEffectResolvedV1;
import clinic.meridian.platform.command.ActorMetadata;
import clinic.meridian.reporting.ReadModel;
import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// One row an adverse event as it stands, and one a step of its course. All that is told of it comes on one topic under
/// one key, and so in order.
@Component
class AdverseEventProjection implements ReadModel {

    private final AdverseEventTable table;

    AdverseEventProjection(AdverseEventTable table) {
        this.table = table;
    }

    @EventHandler
    void on(SideEffectReportedV1 reported, EventMessage<?> message) {
        Instant recordedAt = ActorMetadata.recordedAt(message);
        table.put(reported, recordedAt);
        add(message, reported.sideEffectId(), "REPORTED", recordedAt, reported.severity(), null, null, null);
    }

    @EventHandler
    void on(SideEffectRegradedV1 regraded, EventMessage<?> message) {
        table.regrade(regraded);
        add(
                message,
                regraded.sideEffectId(),
                "REGRADED",
                ActorMetadata.recordedAt(message),
                regraded.severity(),
                regraded.previousSeverity(),
                regraded.reasonCode(),
                null);
    }

    @EventHandler
    void on(SideEffectFollowedUpV1 followedUp, EventMessage<?> message) {
        add(message, followedUp.sideEffectId(), "FOLLOWED_UP", followedUp.followedUpAt(), null, null, null, null);
    }

    @EventHandler
    void on(SideEffectResolvedV1 resolved, EventMessage<?> message) {
        table.resolve(resolved);
        add(message, resolved.sideEffectId(), "RESOLVED", resolved.resolvedAt(), null, null, null, resolved.outcome());
    }

    private void add(
            EventMessage<?> message,
            String sideEffectId,
            String step,
            Instant happenedAt,
            @Nullable Integer severity,
            @Nullable Integer previousSeverity,
            @Nullable String reasonCode,
            @Nullable String outcome) {
        table.add(new AdverseEventTable.Step(
                message.getIdentifier(),
                sideEffectId,
                step,
                happenedAt,
                ActorMetadata.by(message),
                severity,
                previousSeverity,
                reasonCode,
                outcome));
    }
}
