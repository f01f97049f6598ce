package clinic.meridian.reporting.session;

import clinic.meridian.contracts.NeedleEvent.InsertionCorrectedV1;
import clinic.meridian.contracts.NeedleEvent.NeedlesInsertedV1;
import clinic.meridian.contracts.Placement;
import clinic.meridian.contracts.SessionEvent.RestStartedV1;
import clinic.meridian.contracts.SessionEvent.SessionAbortedV1;
import clinic.meridian.contracts.SessionEvent.SessionCompletedV1;
import clinic.meridian.contracts.SessionEvent.SessionStartedV1;
import clinic.meridian.reporting.ReadModel;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/// One row a session: the denominator of every rate, counted once however often it is told. Needles are added up from
/// the insertions themselves, so that each falls to the practitioner whose hands they were.
@Component
class SessionProjection implements ReadModel {

    private final SessionTable table;

    SessionProjection(SessionTable table) {
        this.table = table;
    }

    @EventHandler
    void on(SessionStartedV1 started) {
        table.put(started.session(), null);
    }

    @EventHandler
    void on(NeedlesInsertedV1 inserted, EventMessage<?> message) {
        int needles = inserted.placements().stream().mapToInt(Placement::count).sum();
        table.count(message.getIdentifier(), inserted.sessionId(), inserted.practitionerId(), needles);
    }

    @EventHandler
    void on(InsertionCorrectedV1 corrected, EventMessage<?> message) {
        table.count(
                message.getIdentifier(),
                corrected.sessionId(),
                corrected.practitionerId(),
                -corrected.corrected().count());
    }

    @EventHandler
    void on(RestStartedV1 rest) {
        table.planRest(rest.sessionId(), rest.plannedMinutes());
    }

    @EventHandler
    void on(SessionCompletedV1 completed) {
        table.put(completed.session(), "COMPLETED");
    }

    @EventHandler
    void on(SessionAbortedV1 aborted) {
        table.put(aborted.session(), "ABORTED");
    }
}
