package clinic.meridian.platform.eventstore;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;

/// Axon's JDBC engine on the table `event`. Streams of a clinic are short, so there are no snapshots, and no
/// query for one each time an aggregate is loaded.
final class PostgresEventStorage extends JdbcEventStorageEngine {

    PostgresEventStorage(Builder builder) {
        super(builder);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }
}
