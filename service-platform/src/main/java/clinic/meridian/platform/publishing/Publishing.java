package clinic.meridian.platform.publishing;

import org.axonframework.eventhandling.DomainEventMessage;

/// A service's decision about each of its domain events: internal, or which contract records it becomes.
/// Implement it with an exhaustive `switch` over the sealed event types, so that a new event does not compile
/// without a decision.
@FunctionalInterface
public interface Publishing {

    /// Called in the order of the event store. Must not fail for an event it has published before, and may read
    /// the service's own read models (for full state), which are at least as new as the event.
    Publication decide(DomainEventMessage<?> event);
}
