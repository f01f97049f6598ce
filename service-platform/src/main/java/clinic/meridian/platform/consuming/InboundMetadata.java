package clinic.meridian.platform.consuming;

import org.axonframework.messaging.Message;

/// What an inbound message says about its origin, beside [clinic.meridian.platform.command.ActorMetadata].
public final class InboundMetadata {

    /// The publishing service, such as `booking-service`.
    public static final String SOURCE = "source";
    /// The aggregate that decided, in the publishing service.
    public static final String AGGREGATE_ID = "aggregateId";
    /// Its place in that aggregate's stream, from 0 (a `Long`).
    public static final String SEQUENCE = "sequence";

    private InboundMetadata() {}

    /// The sequence number with which a row may tell an older fact from a newer one of the same aggregate.
    public static long sequence(Message<?> message) {
        if (message.getMetaData().get(SEQUENCE) instanceof Long sequence) {
            return sequence;
        }
        throw new IllegalStateException(message.getPayloadType().getName() + " did not come from Kafka");
    }
}
