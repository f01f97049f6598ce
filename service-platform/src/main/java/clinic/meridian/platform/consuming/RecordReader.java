package clinic.meridian.platform.consuming;

import clinic.meridian.contracts.ContractEvents;
import clinic.meridian.contracts.ContractEvents.Recognition;
import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.contracts.ContractState;
import clinic.meridian.contracts.EnvelopeHeaders;
import clinic.meridian.platform.ServiceDefinition;
import clinic.meridian.platform.command.ActorMetadata;
import clinic.meridian.platform.publishing.WireJson;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
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
            Map<String, String> headers = record.headers();
            long sequence = Long.parseLong(required(headers, EnvelopeHeaders.SEQUENCE));
            Map<String, Object> metadata = Map.of(
                    ActorMetadata.BY, required(headers, EnvelopeHeaders.BY),
                    ActorMetadata.CHANNEL, required(headers, EnvelopeHeaders.CHANNEL),
                    ActorMetadata.RECORDED_AT,
                            Instant.parse(required(headers, EnvelopeHeaders.TIME))
                                    .toString(),
                    ActorMetadata.CORRELATION_ID, required(headers, EnvelopeHeaders.CORRELATION_ID),
                    InboundMetadata.SOURCE, required(headers, EnvelopeHeaders.SOURCE),
                    InboundMetadata.AGGREGATE_ID, required(headers, EnvelopeHeaders.AGGREGATE_ID),
                    InboundMetadata.SEQUENCE, sequence);
            EventMessage<?> message = new GenericEventMessage<>(
                    required(headers, EnvelopeHeaders.ID), payload(record, type), metadata, systemClock.instant());
            return new Understood(
                    message,
                    required(headers, EnvelopeHeaders.SOURCE),
                    required(headers, EnvelopeHeaders.AGGREGATE_ID),
                    sequence);
        } catch (JacksonException | DateTimeException | IllegalArgumentException unreadable) {
            return new NotUnderstood("unreadable: " + summary(unreadable));
        }
    }

    private Object payload(IncomingRecord record, Class<? extends ContractMessage> type) {
        if (record.value() != null) {
            Object payload = json.readValue(record.value(), type);
            if (payload == null) {
                throw new IllegalArgumentException("the value is null");
            }
            return payload;
        }
        if (ContractState.class.isAssignableFrom(type) && record.key() != null) {
            return new StateRemoved(type.asSubclass(ContractState.class), record.key());
        }
        throw new IllegalArgumentException("it has no value");
    }

    private static String required(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return value;
    }

    /// Without the content, which may be personal.
    private static String summary(Exception unreadable) {
        return unreadable instanceof JacksonException json
                ? json.getClass().getSimpleName() + " at " + json.getLocation().offsetDescription()
                : String.valueOf(unreadable.getMessage());
    }
}
