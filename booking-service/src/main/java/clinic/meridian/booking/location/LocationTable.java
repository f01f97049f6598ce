package clinic.meridian.booking.location;

import clinic.meridian.booking.calendar.DayHours;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.calendar.WeeklyHours;
import clinic.meridian.booking.database.Json;
import clinic.meridian.booking.location.LocationEvent.CancellationPolicySet;
import clinic.meridian.booking.location.LocationEvent.ClosureAnnounced;
import clinic.meridian.booking.location.LocationEvent.LocationDetailsCorrected;
import clinic.meridian.booking.location.LocationEvent.LocationOpened;
import clinic.meridian.booking.location.LocationEvent.RoomAdded;
import clinic.meridian.booking.location.LocationView.Room;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class LocationTable {

    private final JdbcClient jdbc;

    LocationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(LocationOpened event, long version, UUID eventId) {
        jdbc.sql("""
                        INSERT INTO location (location_id, version, last_event, name, zone, address, phone, email,
                                              locale, opening_hours)
                        VALUES (:location, :version, :event, :name, :zone, :address, :phone, :email,
                                :locale, :hours::jsonb)
                        """)
                .param("location", event.locationId())
                .param("version", version)
                .param("event", eventId)
                .param("name", event.name())
                .param("zone", event.zone().getId())
                .param("address", event.address())
                .param("phone", event.phone())
                .param("email", event.email())
                .param("locale", event.locale())
                .param("hours", Json.write(event.openingHours()))
                .update();
    }

    void changed(UUID locationId, long version, UUID eventId) {
        jdbc.sql("UPDATE location SET version = :version, last_event = :event WHERE location_id = :location")
                .param("location", locationId)
                .param("version", version)
                .param("event", eventId)
                .update();
    }

    void update(LocationDetailsCorrected event) {
        jdbc.sql("""
                        UPDATE location
                        SET name = :name, address = :address, phone = :phone, email = :email, locale = :locale
                        WHERE location_id = :location
                        """)
                .param("location", event.locationId())
                .param("name", event.name())
                .param("address", event.address())
                .param("phone", event.phone())
                .param("email", event.email())
                .param("locale", event.locale())
                .update();
    }

    void updateOpeningHours(UUID locationId, List<DayHours> hours) {
        jdbc.sql("UPDATE location SET opening_hours = :hours::jsonb WHERE location_id = :location")
                .param("location", locationId)
                .param("hours", Json.write(hours))
                .update();
    }

    void insert(RoomAdded event, long version) {
        jdbc.sql("""
                        INSERT INTO room (room_id, location_id, name, open, added)
                        VALUES (:room, :location, :name, true, :version)
                        """)
                .param("room", event.roomId())
                .param("location", event.locationId())
                .param("name", event.name())
                .param("version", version)
                .update();
    }

    void closeRoom(UUID roomId) {
        jdbc.sql("UPDATE room SET open = false WHERE room_id = :room")
                .param("room", roomId)
                .update();
    }

    void insert(ClosureAnnounced event) {
        jdbc.sql("""
                        INSERT INTO closure (closure_id, location_id, during, reason_code, reason_note)
                        VALUES (:closure, :location, tstzrange(:from, :to), :code, :note)
                        """)
                .param("closure", event.closureId())
                .param("location", event.locationId())
                .param("from", Timestamp.from(event.from()))
                .param("to", Timestamp.from(event.to()))
                .param("code", event.reasonCode())
                .param("note", event.reasonNote())
                .update();
    }

    void deleteClosure(UUID closureId) {
        jdbc.sql("DELETE FROM closure WHERE closure_id = :closure")
                .param("closure", closureId)
                .update();
    }

    /// Earliest first.
    List<Closure> announcedClosures(UUID locationId) {
        return jdbc.sql("""
                        SELECT closure_id, lower(during) AS starts_at, upper(during) AS ends_at, reason_code, reason_note
                        FROM closure
                        WHERE location_id = :location
                        ORDER BY during, closure_id
                        """)
                .param("location", locationId)
                .query((row, n) -> new Closure(
                        row.getObject("closure_id", UUID.class),
                        new TimeRange(
                                row.getTimestamp("starts_at").toInstant(),
                                row.getTimestamp("ends_at").toInstant()),
                        row.getString("reason_code"),
                        row.getString("reason_note")))
                .list();
    }

    void insert(CancellationPolicySet event) {
        jdbc.sql("""
                        INSERT INTO cancellation_policy (location_id, version, late_hours, no_show_after_minutes, texts,
                                                         valid_from)
                        VALUES (:location, :version, :late, :noShow, :texts::jsonb, :from)
                        """)
                .param("location", event.locationId())
                .param("version", event.version())
                .param("late", event.lateHours())
                .param("noShow", event.noShowAfterMinutes())
                .param("texts", Json.write(event.texts()))
                .param("from", Timestamp.from(event.validFrom()))
                .update();
    }

    Optional<UUID> lastEvent(UUID locationId) {
        return jdbc.sql("SELECT last_event FROM location WHERE location_id = :location")
                .param("location", locationId)
                .query(UUID.class)
                .optional();
    }

    /// Last events by location, in order of the locations' names.
    Map<UUID, UUID> lastEvents() {
        Map<UUID, UUID> events = new LinkedHashMap<>();
        jdbc.sql("SELECT location_id, last_event FROM location ORDER BY name, location_id")
                .query(row -> {
                    events.put(row.getObject("location_id", UUID.class), row.getObject("last_event", UUID.class));
                });
        return events;
    }

    Optional<UUID> locationOfRoom(UUID roomId) {
        return jdbc.sql("SELECT location_id FROM room WHERE room_id = :room")
                .param("room", roomId)
                .query(UUID.class)
                .optional();
    }

    LocationView load(UUID locationId) {
        return jdbc.sql("SELECT * FROM location WHERE location_id = :location")
                .param("location", locationId)
                .query((row, n) -> new LocationView(
                        locationId,
                        row.getLong("version"),
                        row.getString("name"),
                        ZoneId.of(row.getString("zone")),
                        row.getString("address"),
                        row.getString("phone"),
                        row.getString("email"),
                        row.getString("locale"),
                        new WeeklyHours(Json.readList(row.getString("opening_hours"), DayHours.class)),
                        rooms(locationId),
                        closures(locationId),
                        policies(locationId)))
                .single();
    }

    private List<Room> rooms(UUID locationId) {
        return jdbc.sql("SELECT room_id, name, open FROM room WHERE location_id = :location ORDER BY added")
                .param("location", locationId)
                .query((row, n) ->
                        new Room(row.getObject("room_id", UUID.class), row.getString("name"), row.getBoolean("open")))
                .list();
    }

    private List<TimeRange> closures(UUID locationId) {
        return jdbc.sql("""
                        SELECT lower(during) AS starts_at, upper(during) AS ends_at
                        FROM closure
                        WHERE location_id = :location
                        ORDER BY during
                        """)
                .param("location", locationId)
                .query((row, n) -> new TimeRange(
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant()))
                .list();
    }

    private List<CancellationPolicy> policies(UUID locationId) {
        return jdbc.sql("SELECT * FROM cancellation_policy WHERE location_id = :location ORDER BY version")
                .param("location", locationId)
                .query((row, n) -> new CancellationPolicy(
                        row.getInt("version"),
                        row.getInt("late_hours"),
                        row.getInt("no_show_after_minutes"),
                        texts(row.getString("texts")),
                        row.getTimestamp("valid_from").toInstant()))
                .list();
    }

    @SuppressWarnings("unchecked") // a JSON object of texts, as it was written
    private static Map<String, String> texts(String json) {
        return new TreeMap<String, String>(Json.read(json, Map.class));
    }
}
