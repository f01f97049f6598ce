package clinic.meridian.platform.publishing;

import clinic.meridian.platform.ServiceDefinition;
import clinic.meridian.platform.event.UnknownEventName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/// Follows the event store from its first event and sends what the service decides to publish. All records of a
/// batch go out in one Kafka transaction, which is committed before the batch's position is: a crash in between
/// sends them again, in the same order, and never loses one. See
/// docs/decisions/0004-publishing-in-kafka-transactions.md.
@Component
public class EventPublisher {

    private static final String RECORDS = EventPublisher.class.getName() + ".records";

    private final ServiceDefinition service;
    private final OutgoingRecords outgoing;
    private final TransactionalSender sender;

    EventPublisher(ServiceDefinition service, OutgoingRecords outgoing, TransactionalSender sender) {
        this.service = service;
        this.outgoing = outgoing;
        this.sender = sender;
    }

    /// The processing group, `booking.publish`.
    public String group() {
        return service.name() + ".publish";
    }

    /// Since when (system time) nothing could be sent to Kafka, if that is so.
    public Optional<Instant> failingSince() {
        return sender.failingSince();
    }

    @EventHandler
    void on(EventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> event)) {
            throw new UnknownEventName(message.getPayloadType().getName());
        }
        Publishing publishing = service.publishing();
        if (publishing == null) {
            return;
        }
        batch().addAll(outgoing.of(event, publishing.decide(event)));
    }

    /// The records of the batch being processed; sent when it is about to commit.
    private List<ProducerRecord<String, byte[]>> batch() {
        UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
        return unit.getOrComputeResource(RECORDS, name -> {
            List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
            unit.onPrepareCommit(u -> sender.send(records));
            return records;
        });
    }
}
