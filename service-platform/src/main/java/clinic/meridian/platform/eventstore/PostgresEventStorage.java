package clinic.meridian.platform.eventstore;

import clinic.meridian.platform.database.WriteBehind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// Axon's JDBC engine on the table `event`. Events travel with the transaction's next statement or with its commit.
/// Streams of a clinic are short, so there are no snapshots, and no query for one each time an aggregate is loaded.
final class PostgresEventStorage extends JdbcEventStorageEngine {

    /// The guard against two writers of one stream.
    private static final String ONE_WRITER = "event_aggregate_id_sequence_number_key";

    private final WriteBehind writeBehind;

    PostgresEventStorage(Builder builder, WriteBehind writeBehind) {
        super(builder);
        this.writeBehind = writeBehind;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        String rows = String.join(", ", Collections.nCopies(events.size(), "(?, ?, ?, ?, ?, ?, ?, ?, ?)"));
        List<@Nullable Object> parameters = new ArrayList<>();
        for (EventMessage<?> message : events) {
            DomainEventMessage<?> event = EventUtils.asDomainEventMessage(message);
            SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
            parameters.add(event.getIdentifier());
            parameters.add(event.getType());
            parameters.add(event.getAggregateIdentifier());
            parameters.add(event.getSequenceNumber());
            parameters.add(DateTimeUtils.formatInstant(event.getTimestamp()));
            parameters.add(payload.getType().getName());
            parameters.add(payload.getType().getRevision());
            parameters.add(payload.getData());
            parameters.add(event.serializeMetaData(serializer, byte[].class).getData());
        }
        writeBehind.update("""
                INSERT INTO event (event_id, aggregate_type, aggregate_id, sequence_number, system_time, name, revision,
                                   payload, metadata)
                VALUES """ + rows, parameters, ONE_WRITER, () -> lostToRival(events.getFirst()));
    }

    private static RuntimeException lostToRival(EventMessage<?> first) {
        DomainEventMessage<?> event = EventUtils.asDomainEventMessage(first);
        String where = "Somebody else has written event %d of %s"
                .formatted(event.getSequenceNumber(), event.getAggregateIdentifier());
        return event.getSequenceNumber() == 0
                ? new AggregateStreamCreationException(where)
                : new ConcurrencyException(where);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }
}
