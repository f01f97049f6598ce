package clinic.meridian.platform.command;

import clinic.meridian.contracts.Channel;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/// What every event says about its making, as message metadata: who, by which way, when in clinic time, and
/// which request or event began it.
public final class ActorMetadata {

    public static final String BY = "by";
    public static final String CHANNEL = "channel";
    public static final String RECORDED_AT = "recordedAt";
    public static final String CORRELATION_ID = "correlationId";

    private ActorMetadata() {}

    static MetaData of(Actor actor, Instant recordedAt) {
        return MetaData.from(Map.of(
                BY, actor.by(),
                CHANNEL, actor.channel().name(),
                RECORDED_AT, recordedAt.toString(),
                CORRELATION_ID, actor.correlationId()));
    }

    /// Copies a command's metadata to the events that it causes.
    public static CorrelationDataProvider provider() {
        return message -> {
            Map<String, Object> kept = new HashMap<>();
            for (String key : new String[] {BY, CHANNEL, RECORDED_AT, CORRELATION_ID}) {
                Object value = message.getMetaData().get(key);
                if (value != null) {
                    kept.put(key, value);
                }
            }
            return kept;
        };
    }

    /// When it was recorded, in clinic time.
    ///
    /// @throws IllegalStateException when the message was not made through [Commands]
    public static Instant recordedAt(Message<?> message) {
        return Instant.parse(text(message, RECORDED_AT));
    }

    public static String by(Message<?> message) {
        return text(message, BY);
    }

    public static Channel channel(Message<?> message) {
        return Channel.valueOf(text(message, CHANNEL));
    }

    public static String correlationId(Message<?> message) {
        return text(message, CORRELATION_ID);
    }

    private static String text(Message<?> message, String key) {
        if (message.getMetaData().get(key) instanceof String value) {
            return value;
        }
        throw new IllegalStateException(message.getPayloadType().getName() + " carries no " + key);
    }
}
