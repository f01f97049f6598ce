package clinic.meridian.platform.publishing;

import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.contracts.ContractState;
import java.util.List;

/// What a domain event becomes on Kafka: the answer of a service's exhaustive switch, one per event type. Topic
/// and key follow from the contract itself.
public sealed interface Publication {

    /// Stays inside the service.
    record Internal() implements Publication {}

    /// Goes out as these records, in this order: facts, and the full present state of entities.
    record Outgoing(List<ContractMessage> messages) implements Publication {
        public Outgoing {
            messages = List.copyOf(messages);
        }
    }

    /// The entity is gone: an empty record under its key on the state's compacted topic.
    record Tombstone(Class<? extends ContractState> state, String key) implements Publication {}

    /// Several of the above, in this order.
    record Several(List<Publication> parts) implements Publication {
        public Several {
            parts = List.copyOf(parts);
        }
    }

    static Publication internal() {
        return new Internal();
    }

    static Publication of(ContractMessage... messages) {
        return new Outgoing(List.of(messages));
    }
}
