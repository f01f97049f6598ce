package clinic.meridian.reporting.directory;

import clinic.meridian.contracts.DirectoryState.LocationStateV1;
import clinic.meridian.contracts.DirectoryState.PractitionerStateV1;
import clinic.meridian.contracts.DirectoryState.RoomStateV1;
import clinic.meridian.contracts.DirectoryState.ServiceStateV1;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of `location`, `room`, `practitioner` and `service_name`; other features read here.
@Component
public class DirectoryTable {

    private final JdbcClient jdbc;

    DirectoryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(LocationStateV1 location) {
        jdbc.sql("""
                        INSERT INTO location (location_id, name, zone, address, phone, email, locale)
                        VALUES (:locationId, :name, :zone, :address, :phone, :email, :locale)
                        ON CONFLICT (location_id) DO UPDATE
                            SET name = excluded.name, zone = excluded.zone, address = excluded.address,
                                phone = excluded.phone, email = excluded.email, locale = excluded.locale
                        """).paramSource(location).update();
    }

    void put(RoomStateV1 room) {
        jdbc.sql("""
                        INSERT INTO room (room_id, location_id, name, open)
                        VALUES (:roomId, :locationId, :name, :open)
                        ON CONFLICT (room_id) DO UPDATE
                            SET location_id = excluded.location_id, name = excluded.name, open = excluded.open
                        """).paramSource(room).update();
    }

    void put(PractitionerStateV1 practitioner) {
        jdbc.sql("""
                        INSERT INTO practitioner
                            (practitioner_id, location_id, display_name, username, active, last_day)
                        VALUES (:practitionerId, :locationId, :displayName, :username, :active, :lastDay)
                        ON CONFLICT (practitioner_id) DO UPDATE
                            SET location_id = excluded.location_id, display_name = excluded.display_name,
                                username = excluded.username, active = excluded.active,
                                last_day = excluded.last_day
                        """).paramSource(practitioner).update();
    }

    void put(ServiceStateV1 service) {
        jdbc.sql("""
                        INSERT INTO service_name (service, catalogue_version, language, name)
                        SELECT :service, :version, * FROM unnest(:languages::text[], :names::text[])
                        ON CONFLICT (service, catalogue_version, language) DO UPDATE SET name = excluded.name
                        """)
                .param("service", service.service())
                .param("version", service.catalogueVersion())
                .param("languages", service.names().keySet().toArray(String[]::new))
                .param("names", service.names().values().toArray(String[]::new))
                .update();
    }

    /// What a service is called in a language, by the catalogue's latest version.
    public Optional<String> serviceName(String service, String language) {
        return jdbc.sql("""
                        SELECT name FROM service_name
                        WHERE service = :service AND language = :language
                        ORDER BY catalogue_version DESC LIMIT 1
                        """)
                .param("service", service)
                .param("language", language)
                .query(String.class)
                .optional();
    }

    /// What a practitioner is called.
    public Optional<String> practitionerName(String practitionerId) {
        return jdbc.sql("SELECT display_name FROM practitioner WHERE practitioner_id = :practitionerId")
                .param("practitionerId", practitionerId)
                .query(String.class)
                .optional();
    }

    /// A location by its id, once booking-service has published it.
    ///
    /// @throws java.time.DateTimeException when its zone is none that Java knows
    public Optional<Location> location(String locationId) {
        return jdbc.sql("""
                        SELECT location_id, name, zone, address, phone, email FROM location
                        WHERE location_id = :locationId
                        """)
                .param("locationId", locationId)
                .query(DirectoryTable::location)
                .optional();
    }

    /// All locations by name.
    public List<Location> locations() {
        return jdbc.sql("""
                        SELECT location_id, name, zone, address, phone, email FROM location
                        ORDER BY name, location_id
                        """).query(DirectoryTable::location).list();
    }

    /// The practitioner entry that is linked to a user name: rather one who works here than one who has left.
    public Optional<String> practitionerWho(String username, Instant now) {
        return jdbc
                .sql("""
                        SELECT p.practitioner_id, p.active, p.last_day, coalesce(l.zone, 'UTC') AS zone
                        FROM practitioner p LEFT JOIN location l USING (location_id)
                        WHERE p.username = :username
                        """)
                .param("username", username)
                .query((row, number) -> new Linked(
                        row.getString("practitioner_id"),
                        row.getBoolean("active"),
                        row.getObject("last_day", LocalDate.class),
                        ZoneId.of(row.getString("zone"))))
                .list()
                .stream()
                .min(Comparator.comparing((Linked one) -> one.hasLeft(now)).thenComparing(Linked::practitionerId))
                .map(Linked::practitionerId);
    }

    private record Linked(
            String practitionerId, boolean active, @Nullable LocalDate lastDay, ZoneId zone) {

        boolean hasLeft(Instant now) {
            return !active || (lastDay != null && lastDay.isBefore(LocalDate.ofInstant(now, zone)));
        }
    }

    private static Location location(ResultSet row, int number) throws SQLException {
        return new Location(
                row.getString("location_id"),
                row.getString("name"),
                ZoneId.of(row.getString("zone")),
                row.getString("address").lines().toList(),
                row.getString("phone"),
                row.getString("email"));
    }
}
