package clinic.meridian.contracts;

/// Anything that one service tells the others.
public sealed interface ContractMessage permits ContractEvent, ContractState {

    /// The Kafka record key: messages with the same key keep their order. The client's id where there is a client,
    /// else the id of the aggregate or entity.
    String topicKey();
}
