package clinic.meridian.session.treatment;

import clinic.meridian.platform.command.ActorMetadata;
import clinic.meridian.session.treatment.TreatmentEvent.NeedlesInserted;
import clinic.meridian.session.treatment.TreatmentEvent.RestOverran;
import clinic.meridian.session.treatment.TreatmentEvent.RestStarted;
import clinic.meridian.session.treatment.TreatmentEvent.SessionAborted;
import clinic.meridian.session.treatment.TreatmentEvent.SessionCompleted;
import clinic.meridian.session.treatment.TreatmentEvent.SessionHandedOver;
import clinic.meridian.session.treatment.TreatmentEvent.SessionStarted;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// The sessions, their ledgers and what falls due in them, in the transaction of the command.
@Component
public class SessionProjection {

    private final SessionTable sessions;
    private final LedgerTable ledgers;
    private final DueTable due;

    SessionProjection(SessionTable sessions, LedgerTable ledgers, DueTable due) {
        this.sessions = sessions;
        this.ledgers = ledgers;
        this.due = due;
    }

    @EventHandler
    void on(TreatmentEvent event, DomainEventMessage<TreatmentEvent> message) {
        Change change =
                new Change(message.getSequenceNumber(), ActorMetadata.by(message), ActorMetadata.recordedAt(message));
        if (event instanceof SessionStarted started) {
            sessions.add(started, change);
            return;
        }
        NeedleLedger before = ledgers.of(event.sessionId());
        NeedleLedger after = before.after(event);
        keep(event.sessionId(), before, after);
        Phase phase = sessions.find(event.sessionId())
                .map(row -> row.phase().after(event, after))
                .orElseThrow(() -> new IllegalStateException("No row of session " + event.sessionId()));
        sessions.progress(event.sessionId(), phase, after.open(), after.uncounted(), change);
        particulars(event, before);
        if (phase.hasEnded() || (after.open() == 0 && before.open() > 0)) {
            due.clear(event.sessionId());
        }
    }

    private void keep(String sessionId, NeedleLedger before, NeedleLedger after) {
        List<LedgerLine> known = before.allLines();
        after.allLines().stream().filter(line -> !known.contains(line)).forEach(line -> ledgers.put(sessionId, line));
    }

    private void particulars(TreatmentEvent event, NeedleLedger before) {
        switch (event) {
            case NeedlesInserted inserted -> expectRest(inserted, before);
            case RestStarted resting -> {
                sessions.startRest(resting.sessionId(), resting.startedAt(), resting.plannedEnd());
                due.clear(resting.sessionId());
                due.put(
                        resting.sessionId(),
                        Due.REST_OVERRUN,
                        resting.plannedEnd().plus(Rest.GRACE));
            }
            case RestOverran late -> sessions.markOverrun(late.sessionId());
            case SessionHandedOver handed -> sessions.handOver(handed.sessionId(), handed.toPractitionerId());
            case SessionCompleted completed ->
                sessions.end(completed.sessionId(), completed.summary().endedAt());
            case SessionAborted aborted ->
                sessions.end(aborted.sessionId(), aborted.summary().endedAt());
            default -> {
                // No other event has particulars; which exist at all is decided by Phase and NeedleLedger,
                // exhaustively.
            }
        }
    }

    /// From the first needle on (again, when all had been taken out) the rest begins by itself some time later;
    /// once it has been, needles that go in are watched for overrun only.
    private void expectRest(NeedlesInserted inserted, NeedleLedger before) {
        if (before.open() > 0) {
            return;
        }
        Instant plannedEnd =
                sessions.find(inserted.sessionId()).map(SessionRow::plannedEnd).orElse(null);
        if (plannedEnd == null) {
            due.put(inserted.sessionId(), Due.REST_BY_ITSELF, inserted.at().plus(Rest.BY_ITSELF_AFTER));
        } else {
            due.put(inserted.sessionId(), Due.REST_OVERRUN, plannedEnd.plus(Rest.GRACE));
        }
    }
}
