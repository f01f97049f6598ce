package clinic.meridian.session.treatment;

import clinic.meridian.platform.command.ActorMetadata;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/// The events of one session in their order, straight from the event store: a session has some dozens of them,
/// so what is asked of a single session is told from them and needs no read model.
@Component
class SessionHistory {

    private final EventStore events;

    SessionHistory(EventStore events) {
        this.events = events;
    }

    /// Empty when there is no such session.
    List<Recorded> of(String sessionId) {
        return events.readEvents(sessionId).asStream().map(Recorded::of).toList();
    }

    /// An event of a session and how it was recorded.
    record Recorded(TreatmentEvent event, Change change, String channel) {

        private static Recorded of(DomainEventMessage<?> message) {
            if (!(message.getPayload() instanceof TreatmentEvent event)) {
                throw new IllegalStateException(message.getPayloadType() + " in the stream of a session");
            }
            return new Recorded(
                    event,
                    new Change(
                            message.getSequenceNumber(), ActorMetadata.by(message), ActorMetadata.recordedAt(message)),
                    ActorMetadata.channel(message).name());
        }
    }
}
