package clinic.meridian.platform.consuming;

import clinic.meridian.contracts.ContractEvents;
import clinic.meridian.contracts.ContractEvents.Recognition;
import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.contracts.ContractState;
import clinic.meridian.contracts.Envelope;
import clinic.meridian.contracts.EnvelopeHeaders;
import clinic.meridian.platform.ServiceDefinition;
import clinic.meridian.platform.command.ActorMetadata;
import clinic.meridian.platform.publishing.WireEnvelope;
import clinic.meridian.platform.publishing.WireJson;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Understands a record, or says why it cannot be understood.
@Component
class RecordReader {

    /// What a record turned out to be.
    sealed interface Reading {}

    /// To be handled.
    ///
    /// @param sequence place in the line of its (source, aggregate)
    record Understood(EventMessage<?> message, String source, String aggregateId, long sequence) implements Reading {}

    /// Knowingly passed by.
    record Ignored() implements Reading {}

    /// To be parked.
    record NotUnderstood(String reason) implements Reading {}

    private final JsonMapper json = WireJson.mapper();
    private final ServiceDefinition service;
    private final Clock systemClock;

    RecordReader(ServiceDefinition service, Clock systemClock) {
        this.service = service;
        this.systemClock = systemClock;
    }

    Reading read(IncomingRecord record) {
        String type = record.headers().get(EnvelopeHeaders.TYPE);
        if (type == null) {
            return new NotUnderstood("it has no " + EnvelopeHeaders.TYPE);
        }
        if (service.ignoredTypes().contains(type)) {
            return new Ignored();
        }
        return switch (ContractEvents.recognise(type)) {
            case Recognition.Known(Class<? extends ContractMessage> known) -> read(record, known);
            case Recognition.UnknownVersion(var unknown) -> new NotUnderstood("unknown version: " + unknown);
            case Recognition.UnknownName(var unknown) -> new NotUnderstood("unknown type: " + unknown);
            case Recognition.Unreadable(String text) -> new NotUnderstood("not a type: " + text);
        };
    }

    private Reading read(IncomingRecord record, Class<? extends ContractMessage> type) {
        try {
            Envelope envelope = WireEnvelope.of(record.headers(), record.key());
            Map<String, Object> metadata = Map.of(
                    ActorMetadata.BY, envelope.by(),
                    ActorMetadata.CHANNEL, envelope.channel().name(),
                    ActorMetadata.RECORDED_AT, envelope.recordedAt().toString(),
                    ActorMetadata.CORRELATION_ID, envelope.correlationId(),
                    InboundMetadata.SOURCE, envelope.source(),
                    InboundMetadata.AGGREGATE_ID, envelope.aggregateId(),
                    InboundMetadata.SEQUENCE, envelope.sequence());
            EventMessage<?> message = new GenericEventMessage<>(
                    envelope.id(), payload(record, type, envelope), metadata, systemClock.instant());
            return new Understood(message, envelope.source(), envelope.aggregateId(), envelope.sequence());
        } catch (JacksonException | DateTimeException | IllegalArgumentException unreadable) {
            return new NotUnderstood("unreadable: " + summary(unreadable));
        }
    }

    private Object payload(IncomingRecord record, Class<? extends ContractMessage> type, Envelope envelope) {
        if (record.value() != null) {
            Object payload = json.readValue(record.value(), type);
            if (payload == null) {
                throw new IllegalArgumentException("the value is null");
            }
            return payload;
        }
        if (ContractState.class.isAssignableFrom(type)) {
            return new StateRemoved(type.asSubclass(ContractState.class), envelope.topicKey());
        }
        throw new IllegalArgumentException("it has no value");
    }

    /// Without the content, which may be personal.
    private static String summary(Exception unreadable) {
        return unreadable instanceof JacksonException json
                ? json.getClass().getSimpleName() + " at " + json.getLocation().offsetDescription()
                : String.valueOf(unreadable.getMessage());
    }
}
