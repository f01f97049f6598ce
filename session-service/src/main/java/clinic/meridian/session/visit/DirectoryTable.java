package clinic.meridian.session.visit;

import clinic.meridian.session.visit.Directory.Location;
import clinic.meridian.session.visit.Directory.Room;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of `location`, `room`, `practitioner` and `service_version`. Every write keeps what is there when a
/// later state is known.
@Component
class DirectoryTable {

    private final JdbcClient jdbc;

    DirectoryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void putLocation(String locationId, String name, String zone, long sequence) {
        jdbc.sql("""
                        INSERT INTO location AS known (location_id, name, zone, sequence)
                        VALUES (:locationId, :name, :zone, :sequence)
                        ON CONFLICT (location_id) DO UPDATE
                            SET name = excluded.name, zone = excluded.zone, sequence = excluded.sequence
                            WHERE known.sequence < excluded.sequence
                        """)
                .param("locationId", locationId)
                .param("name", name)
                .param("zone", zone)
                .param("sequence", sequence)
                .update();
    }

    void putRoom(String roomId, String locationId, String name, boolean open, long sequence) {
        jdbc.sql("""
                        INSERT INTO room AS known (room_id, location_id, name, open, sequence)
                        VALUES (:roomId, :locationId, :name, :open, :sequence)
                        ON CONFLICT (room_id) DO UPDATE
                            SET location_id = excluded.location_id, name = excluded.name, open = excluded.open,
                                sequence = excluded.sequence
                            WHERE known.sequence < excluded.sequence
                        """)
                .param("roomId", roomId)
                .param("locationId", locationId)
                .param("name", name)
                .param("open", open)
                .param("sequence", sequence)
                .update();
    }

    void putPractitioner(
            String practitionerId,
            String locationId,
            String displayName,
            @Nullable String username,
            boolean active,
            @Nullable LocalDate lastDay,
            long sequence) {
        jdbc.sql("""
                        INSERT INTO practitioner AS known
                            (practitioner_id, location_id, display_name, username, active, last_day, sequence)
                        VALUES (:practitionerId, :locationId, :displayName, :username, :active, :lastDay, :sequence)
                        ON CONFLICT (practitioner_id) DO UPDATE
                            SET location_id = excluded.location_id, display_name = excluded.display_name,
                                username = excluded.username, active = excluded.active,
                                last_day = excluded.last_day, sequence = excluded.sequence
                            WHERE known.sequence < excluded.sequence
                        """)
                .param("practitionerId", practitionerId)
                .param("locationId", locationId)
                .param("displayName", displayName)
                .param("username", username)
                .param("active", active)
                .param("lastDay", lastDay)
                .param("sequence", sequence)
                .update();
    }

    void putService(String service, int catalogueVersion, String name, long sequence) {
        jdbc.sql("""
                        INSERT INTO service_version AS known (service, catalogue_version, name, sequence)
                        VALUES (:service, :catalogueVersion, :name, :sequence)
                        ON CONFLICT (service, catalogue_version) DO UPDATE
                            SET name = excluded.name, sequence = excluded.sequence
                            WHERE known.sequence < excluded.sequence
                        """)
                .param("service", service)
                .param("catalogueVersion", catalogueVersion)
                .param("name", name)
                .param("sequence", sequence)
                .update();
    }

    List<Location> locations() {
        return jdbc.sql("SELECT location_id, name, zone FROM location ORDER BY name, location_id")
                .query((row, number) -> new Location(
                        row.getString("location_id"), row.getString("name"), ZoneId.of(row.getString("zone"))))
                .list();
    }

    List<Room> rooms(String locationId) {
        return jdbc.sql("""
                        SELECT room_id, name FROM room WHERE location_id = :locationId AND open ORDER BY name, room_id
                        """)
                .param("locationId", locationId)
                .query(new DataClassRowMapper<>(Room.class))
                .list();
    }

    boolean hasPractitioner(String practitionerId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM practitioner WHERE practitioner_id = :practitionerId)")
                .param("practitionerId", practitionerId)
                .query(Boolean.class)
                .single();
    }

    /// A practitioner who is linked to a user name.
    ///
    /// @param lastDay on which she works, once she is leaving
    /// @param zone of her location; UTC where nobody has told of that yet
    record Linked(String practitionerId, @Nullable LocalDate lastDay, ZoneId zone) {}

    /// Those linked to a user name who had not left when they were told of, by id.
    List<Linked> linkedTo(String username) {
        return jdbc.sql("""
                        SELECT p.practitioner_id, p.last_day, coalesce(l.zone, 'UTC') AS zone
                        FROM practitioner p LEFT JOIN location l USING (location_id)
                        WHERE p.username = :username AND p.active
                        ORDER BY p.practitioner_id
                        """)
                .param("username", username)
                .query((row, number) -> new Linked(
                        row.getString("practitioner_id"),
                        row.getObject("last_day", LocalDate.class),
                        ZoneId.of(row.getString("zone"))))
                .list();
    }

    Map<String, String> practitionerNames(Set<String> practitionerIds) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("SELECT practitioner_id, display_name FROM practitioner WHERE practitioner_id = ANY (?)")
                .param(practitionerIds.toArray(String[]::new))
                .query(row -> {
                    names.put(row.getString("practitioner_id"), row.getString("display_name"));
                });
        return names;
    }

    Optional<String> serviceName(String service) {
        return jdbc.sql("""
                        SELECT name FROM service_version WHERE service = :service
                        ORDER BY catalogue_version DESC LIMIT 1
                        """).param("service", service).query(String.class).optional();
    }
}
