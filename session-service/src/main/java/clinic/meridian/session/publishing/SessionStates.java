package clinic.meridian.session.publishing;

import clinic.meridian.contracts.SessionState;
import clinic.meridian.contracts.SessionState.LedgerLine;
import clinic.meridian.session.treatment.SessionSummary;
import clinic.meridian.session.treatment.TreatmentEvent.SessionStarted;
import java.util.List;

/// A session in the words of the contract.
final class SessionStates {

    private SessionStates() {}

    static SessionState started(SessionStarted e) {
        return new SessionState(
                e.sessionId(),
                e.appointmentId(),
                e.clientId(),
                e.locationId(),
                e.roomId(),
                e.practitionerId(),
                e.service(),
                e.startedAt(),
                null,
                0,
                List.of(),
                null,
                null);
    }

    static SessionState ended(String sessionId, String clientId, SessionSummary summary) {
        return new SessionState(
                sessionId,
                summary.appointmentId(),
                clientId,
                summary.locationId(),
                summary.roomId(),
                summary.practitionerId(),
                summary.service(),
                summary.startedAt(),
                summary.endedAt(),
                summary.needlesIn(),
                summary.ledger().stream().map(SessionStates::line).toList(),
                summary.restPlannedMin(),
                summary.restActualMin());
    }

    private static LedgerLine line(SessionSummary.Line line) {
        return new LedgerLine(
                line.zone(),
                Needles.side(line.side()),
                line.inserted(),
                line.corrected(),
                line.removed(),
                line.retained(),
                line.stray(),
                line.broken(),
                line.missing());
    }
}
