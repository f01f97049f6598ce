package clinic.meridian.reporting;

import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.platform.command.ActorMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.transaction.support.TransactionTemplate;

/// Hands messages to read models and reactions as the consumer does: through Axon's annotations, in one transaction
/// each.
/// What Kafka adds is shown in [KafkaInIT].
public final class Incoming {

    private final List<AnnotationEventHandlerAdapter> handlers = new ArrayList<>();
    private final TransactionTemplate transaction;

    public Incoming(List<ReadModel> readModels, List<Reaction> reactions, TransactionTemplate transaction) {
        readModels.forEach(model -> handlers.add(new AnnotationEventHandlerAdapter(model)));
        reactions.forEach(reaction -> handlers.add(new AnnotationEventHandlerAdapter(reaction)));
        this.transaction = transaction;
    }

    /// A message as it would come from Kafka, recorded at a moment of clinic time.
    public static EventMessage<?> message(Object payload, Instant recordedAt) {
        return new GenericEventMessage<>(
                UUID.randomUUID().toString(),
                payload,
                Map.of(
                        ActorMetadata.BY, "mei",
                        ActorMetadata.CHANNEL, "API",
                        ActorMetadata.RECORDED_AT, recordedAt.toString(),
                        ActorMetadata.CORRELATION_ID, "c-1"),
                Instant.EPOCH);
    }

    /// Tells each of these at one moment of clinic time, in order.
    public void tell(Instant recordedAt, ContractMessage... messages) {
        for (ContractMessage message : messages) {
            tell(message(message, recordedAt));
        }
    }

    public void tell(EventMessage<?> message) {
        transaction.executeWithoutResult(status -> handlers.forEach(handler -> handle(handler, message)));
    }

    private static void handle(AnnotationEventHandlerAdapter handler, EventMessage<?> message) {
        try {
            handler.handle(message);
        } catch (RuntimeException unchecked) {
            throw unchecked;
        } catch (Exception checked) {
            throw new IllegalStateException(checked);
        }
    }
}
