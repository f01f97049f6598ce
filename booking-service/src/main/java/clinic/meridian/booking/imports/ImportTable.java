package clinic.meridian.booking.imports;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ImportTable {

    private final JdbcClient jdbc;

    ImportTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those of these clients who stand here.
    Set<UUID> clients(Collection<UUID> ids) {
        return new HashSet<>(jdbc.sql("SELECT client_id FROM client WHERE client_id = ANY(:ids::uuid[])")
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, n) -> row.getObject("client_id", UUID.class))
                .list());
    }

    /// Those of these ids that have a history here. The events are asked, since they outlive an erasure:
    /// who was erased does not come back with an old file.
    Set<UUID> known(Collection<UUID> ids) {
        return new HashSet<>(jdbc.sql("""
                        SELECT aggregate_id
                        FROM event
                        WHERE aggregate_id = ANY(:ids) AND sequence_number = 0
                        """)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, n) -> UUID.fromString(row.getString("aggregate_id")))
                .list());
    }
}
