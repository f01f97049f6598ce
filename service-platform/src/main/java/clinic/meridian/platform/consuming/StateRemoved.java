package clinic.meridian.platform.consuming;

import clinic.meridian.contracts.ContractState;

/// What handlers get for a tombstone: the entity under this key has no state any more.
///
/// @param state the type whose state it was
public record StateRemoved(Class<? extends ContractState> state, String key) {}
