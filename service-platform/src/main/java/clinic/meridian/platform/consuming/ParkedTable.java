package clinic.meridian.platform.consuming;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// SQL of `parked_record`.
@Component
class ParkedTable {

    /// A lane of a topic with at least one parked record.
    record Lane(String topic, String lane) {}

    record Parked(long id, IncomingRecord record) {}

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    ParkedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<Lane> lanes() {
        return new HashSet<>(jdbc.sql("SELECT DISTINCT topic, lane FROM parked_record")
                .query(Lane.class)
                .list());
    }

    void park(IncomingRecord record, String reason, OffsetDateTime at) {
        jdbc.sql("""
                        INSERT INTO parked_record
                            (topic, partition, record_offset, record_key, lane, headers, value, reason, parked_at)
                        VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                        ON CONFLICT (topic, partition, record_offset) DO NOTHING
                        """)
                .param(record.topic())
                .param(record.partition())
                .param(record.offset())
                .param(record.key())
                .param(record.lane())
                .param(json.writeValueAsString(record.headers()))
                .param(record.value())
                .param(reason)
                .param(at)
                .update();
    }

    /// One line a lane, for people.
    List<ParkedLane> summary() {
        return jdbc.sql("""
                        SELECT topic, coalesce(min(record_key), lane) AS key, count(*) AS count,
                               min(parked_at) AS since, (array_agg(reason ORDER BY id))[1] AS reason
                        FROM parked_record GROUP BY topic, lane ORDER BY min(id)
                        """).query(new DataClassRowMapper<>(ParkedLane.class)).list();
    }

    /// The lane's records in their order, locked until the transaction ends.
    List<Parked> take(Lane lane) {
        return jdbc.sql("""
                        SELECT id, topic, partition, record_offset, record_key, headers, value FROM parked_record
                        WHERE topic = :topic AND lane = :lane ORDER BY id FOR UPDATE
                        """)
                .param("topic", lane.topic())
                .param("lane", lane.lane())
                .query(this::parked)
                .list();
    }

    void remove(long id) {
        jdbc.sql("DELETE FROM parked_record WHERE id = ?").param(id).update();
    }

    private Parked parked(ResultSet row, int number) throws SQLException {
        Map<String, String> headers =
                json.readValue(row.getString("headers"), new TypeReference<Map<String, String>>() {});
        return new Parked(
                row.getLong("id"),
                new IncomingRecord(
                        row.getString("topic"),
                        row.getInt("partition"),
                        row.getLong("record_offset"),
                        row.getString("record_key"),
                        headers,
                        row.getBytes("value")));
    }
}
