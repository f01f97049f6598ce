package clinic.meridian.platform.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import clinic.meridian.contracts.ContractEvents;
import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.contracts.Envelope;
import clinic.meridian.platform.ServiceDefinition;
import clinic.meridian.platform.command.ActorMetadata;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// A publication as Kafka records: CloudEvents in binary mode, `ce_id` being the domain event's id. Record
/// timestamps are left to the broker's system time, never clinic time.
@Component
class OutgoingRecords {

    private final JsonMapper json = WireJson.mapper();
    private final String source;

    OutgoingRecords(ServiceDefinition service) {
        this.source = service.name() + "-service";
    }

    List<ProducerRecord<String, byte[]>> of(DomainEventMessage<?> event, Publication publication) {
        List<ProducerRecord<String, byte[]>> records =
                flatten(event, publication).toList();
        Set<String> topics = records.stream().map(ProducerRecord::topic).collect(Collectors.toSet());
        if (topics.size() < records.size()) {
            // Consumers tell a repeated record by its sequence number, which these would share.
            throw new IllegalStateException(
                    event.getPayloadType().getName() + " became two records on one topic: " + topics);
        }
        return records;
    }

    private Stream<ProducerRecord<String, byte[]>> flatten(DomainEventMessage<?> event, Publication publication) {
        return switch (publication) {
            case Publication.Internal() -> Stream.empty();
            case Publication.Outgoing(List<ContractMessage> messages) ->
                messages.stream()
                        .map(message ->
                                record(event, message.getClass(), message.topicKey(), json.writeValueAsBytes(message)));
            case Publication.Tombstone gone -> Stream.of(record(event, gone.state(), gone.key(), null));
            case Publication.Several(List<Publication> parts) -> parts.stream().flatMap(part -> flatten(event, part));
        };
    }

    private ProducerRecord<String, byte[]> record(
            DomainEventMessage<?> event, Class<? extends ContractMessage> type, String key, byte @Nullable [] value) {
        Envelope envelope = new Envelope(
                event.getIdentifier(),
                ContractEvents.typeOf(type),
                source,
                event.getType().toLowerCase(Locale.ROOT) + "/" + event.getAggregateIdentifier(),
                key,
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                ActorMetadata.recordedAt(event),
                ActorMetadata.by(event),
                ActorMetadata.channel(event),
                ActorMetadata.correlationId(event));
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(ContractEvents.topicOf(type), key, value);
        WireEnvelope.headersOf(envelope)
                .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return record;
    }
}
