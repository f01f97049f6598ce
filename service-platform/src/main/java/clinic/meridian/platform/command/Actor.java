package clinic.meridian.platform.command;

import clinic.meridian.contracts.Channel;
import java.util.UUID;

/// Who asks, by which way, and the thread that ties everything this request causes together.
///
/// @param by user name for people; the processor's or timer's name otherwise
/// @param channel the way by which the request came
/// @param correlationId the same for all that one request causes, across services
public record Actor(String by, Channel channel, String correlationId) {

    /// An actor that starts a new thread of causes.
    public static Actor of(String by, Channel channel) {
        return new Actor(by, channel, UUID.randomUUID().toString());
    }
}
