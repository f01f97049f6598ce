package clinic.meridian.session.sideeffect;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.session.sideeffect.SideEffectCommand.FollowUpSideEffect;
import clinic.meridian.session.sideeffect.SideEffectCommand.RegradeSideEffect;
import clinic.meridian.session.sideeffect.SideEffectCommand.ReportSideEffect;
import clinic.meridian.session.sideeffect.SideEffectCommand.ResolveSideEffect;
import clinic.meridian.session.sideeffect.SideEffectEvent.SideEffectFollowedUp;
import clinic.meridian.session.sideeffect.SideEffectEvent.SideEffectRegraded;
import clinic.meridian.session.sideeffect.SideEffectEvent.SideEffectReported;
import clinic.meridian.session.sideeffect.SideEffectEvent.SideEffectResolved;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// One side effect, from the report to its outcome.
public class SideEffect {

    @AggregateIdentifier
    private String sideEffectId;

    private String clientId = "";
    private SideEffectCode code = SideEffectCode.OTHER;
    private int severity;
    private @Nullable Causality causality;
    private boolean followUpNeeded;
    private boolean resolved;

    @SuppressWarnings("NullAway.Init") // the identifier comes with the first event
    SideEffect() {}

    @CommandHandler
    @SuppressWarnings("NullAway.Init") // the identifier comes with the first event
    SideEffect(ReportSideEffect command, ClinicClock clock) {
        apply(new SideEffectReported(
                command.sideEffectId(),
                command.clientId(),
                command.sessionId(),
                command.sessionAssumed(),
                command.practitionerId(),
                command.locationId(),
                command.code(),
                command.onset(),
                command.site(),
                command.severity(),
                command.expected(),
                command.avoidable(),
                command.nearMiss(),
                command.causality(),
                command.askedBy(),
                command.reporterKind(),
                command.code().needsFollowUp(command.severity()),
                command.note(),
                clock.now()));
    }

    /// Once it needed following up, a milder grade does not take that back.
    @CommandHandler
    void handle(RegradeSideEffect command, ClinicClock clock) {
        refuseWhenResolved();
        apply(new SideEffectRegraded(
                sideEffectId,
                clientId,
                severity,
                command.severity(),
                command.causality() == null ? causality : command.causality(),
                followUpNeeded || code.needsFollowUp(command.severity()),
                command.reason().code(),
                command.reason().note(),
                clock.now()));
    }

    @CommandHandler
    void handle(FollowUpSideEffect command, ClinicClock clock) {
        apply(new SideEffectFollowedUp(sideEffectId, clientId, command.note(), clock.now()));
    }

    @CommandHandler
    void handle(ResolveSideEffect command, ClinicClock clock) {
        refuseWhenResolved();
        SideEffectOutcome outcome = command.outcome() == null ? SideEffectOutcome.UNKNOWN : command.outcome();
        if (followUpNeeded && outcome == SideEffectOutcome.UNKNOWN) {
            throw new Refused(
                    SideEffectRefusal.OUTCOME_NEEDED,
                    "%s of grade %d is not closed before its outcome is known.".formatted(code, severity),
                    Map.of("outcomes", List.of(SideEffectOutcome.values())));
        }
        apply(new SideEffectResolved(sideEffectId, clientId, outcome, command.note(), clock.now()));
    }

    private void refuseWhenResolved() {
        if (resolved) {
            throw new Refused(
                    SideEffectRefusal.ALREADY_RESOLVED, "This side effect was resolved before. Report a new one.");
        }
    }

    @EventSourcingHandler
    void on(SideEffectReported event) {
        sideEffectId = event.sideEffectId();
        clientId = event.clientId();
        code = event.code();
        severity = event.severity();
        causality = event.causality();
        followUpNeeded = event.followUpNeeded();
    }

    @EventSourcingHandler
    void on(SideEffectRegraded event) {
        severity = event.severity();
        causality = event.causality();
        followUpNeeded = event.followUpNeeded();
    }

    @EventSourcingHandler
    void on(SideEffectResolved event) {
        resolved = true;
    }
}
