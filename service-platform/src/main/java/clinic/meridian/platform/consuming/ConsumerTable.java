package clinic.meridian.platform.consuming;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of `consumer_offset` and `consumer_high_water`.
@Component
class ConsumerTable {

    /// The line in which a publisher's sequence numbers count, as far as one record key sees it.
    record Line(String topic, String key, String source, String aggregateId) {}

    record Position(String topicId, long nextOffset) {}

    private final JdbcClient jdbc;

    ConsumerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Position> position(String topic, int partition) {
        return jdbc.sql("""
                        SELECT topic_id, next_offset FROM consumer_offset
                        WHERE topic = :topic AND partition = :partition
                        """)
                .param("topic", topic)
                .param("partition", partition)
                .query(Position.class)
                .optional();
    }

    /// Begins a partition where nothing of it was read before.
    void begin(String topic, int partition, Position start) {
        jdbc.sql("""
                        INSERT INTO consumer_offset (topic, partition, topic_id, next_offset)
                        VALUES (:topic, :partition, :topicId, :nextOffset)
                        ON CONFLICT (topic, partition) DO NOTHING
                        """)
                .param("topic", topic)
                .param("partition", partition)
                .param("topicId", start.topicId())
                .param("nextOffset", start.nextOffset())
                .update();
    }

    /// Moves a partition on, if nobody else has since: the row's lock makes a consumer that has lost the
    /// partition wait for its successor, and then fail here.
    ///
    /// @return false when another consumer has read beyond `from`
    boolean advance(String topic, int partition, long from, long to) {
        return jdbc.sql("""
                                UPDATE consumer_offset SET next_offset = :to
                                WHERE topic = :topic AND partition = :partition AND next_offset <= :from
                                """)
                        .param("topic", topic)
                        .param("partition", partition)
                        .param("from", from)
                        .param("to", to)
                        .update()
                == 1;
    }

    Map<Line, Long> highWaters(Collection<Line> lines) {
        Map<Line, Long> found = new HashMap<>();
        if (lines.isEmpty()) {
            return found;
        }
        List<Line> asked = List.copyOf(new HashSet<>(lines));
        jdbc.sql("""
                        SELECT topic, record_key, source, aggregate_id, last_sequence
                        FROM consumer_high_water
                        JOIN unnest(?::text[], ?::text[], ?::text[], ?::text[])
                            AS asked (topic, record_key, source, aggregate_id)
                            USING (topic, record_key, source, aggregate_id)
                        """)
                .param(asked.stream().map(Line::topic).toArray(String[]::new))
                .param(asked.stream().map(Line::key).toArray(String[]::new))
                .param(asked.stream().map(Line::source).toArray(String[]::new))
                .param(asked.stream().map(Line::aggregateId).toArray(String[]::new))
                .query(row -> {
                    found.put(
                            new Line(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                            row.getLong(5));
                });
        return found;
    }

    void raise(Map<Line, Long> highWaters) {
        if (highWaters.isEmpty()) {
            return;
        }
        List<Map.Entry<Line, Long>> rows = List.copyOf(highWaters.entrySet());
        jdbc.sql("""
                        INSERT INTO consumer_high_water AS known
                            (topic, record_key, source, aggregate_id, last_sequence)
                        SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                        ON CONFLICT (topic, record_key, source, aggregate_id) DO UPDATE
                            SET last_sequence = greatest(known.last_sequence, excluded.last_sequence)
                        """)
                .param(rows.stream().map(row -> row.getKey().topic()).toArray(String[]::new))
                .param(rows.stream().map(row -> row.getKey().key()).toArray(String[]::new))
                .param(rows.stream().map(row -> row.getKey().source()).toArray(String[]::new))
                .param(rows.stream().map(row -> row.getKey().aggregateId()).toArray(String[]::new))
                .param(rows.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .update();
    }
}
