package clinic.meridian.contracts;

/// The latest whole state of an entity, on a compacted topic: the newest record of a key replaces the older ones. A
/// removed entity is a record without a value (a tombstone) that keeps its headers; there is no type for it.
///
/// These are the only messages that hold names and contacts.
public sealed interface ContractState extends ContractMessage permits DirectoryState, ClientState {}
