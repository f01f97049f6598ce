package clinic.meridian.booking.practitioner;

import clinic.meridian.booking.calendar.DayHours;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.calendar.WeeklyHours;
import clinic.meridian.booking.database.Json;
import clinic.meridian.booking.practitioner.PractitionerEvent.AbsenceAnnounced;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerDetailsCorrected;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerJoined;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PractitionerTable {

    private final JdbcClient jdbc;

    PractitionerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PractitionerJoined event, long version, UUID eventId) {
        jdbc.sql("""
                        INSERT INTO practitioner (practitioner_id, version, last_event, location_id, name, username,
                                                  services, working_hours)
                        VALUES (:practitioner, :version, :event, :location, :name, :username,
                                :services::jsonb, :hours::jsonb)
                        """)
                .param("practitioner", event.practitionerId())
                .param("version", version)
                .param("event", eventId)
                .param("location", event.locationId())
                .param("name", event.name())
                .param("username", event.username())
                .param("services", Json.write(event.services()))
                .param("hours", Json.write(event.workingHours()))
                .update();
    }

    void changed(UUID practitionerId, long version, UUID eventId) {
        jdbc.sql("""
                        UPDATE practitioner SET version = :version, last_event = :event
                        WHERE practitioner_id = :practitioner
                        """)
                .param("practitioner", practitionerId)
                .param("version", version)
                .param("event", eventId)
                .update();
    }

    void update(PractitionerDetailsCorrected event) {
        jdbc.sql("UPDATE practitioner SET name = :name, username = :username WHERE practitioner_id = :practitioner")
                .param("practitioner", event.practitionerId())
                .param("name", event.name())
                .param("username", event.username())
                .update();
    }

    void updateServices(UUID practitionerId, List<String> services) {
        jdbc.sql("UPDATE practitioner SET services = :services::jsonb WHERE practitioner_id = :practitioner")
                .param("practitioner", practitionerId)
                .param("services", Json.write(services))
                .update();
    }

    void updateWorkingHours(UUID practitionerId, List<DayHours> hours) {
        jdbc.sql("UPDATE practitioner SET working_hours = :hours::jsonb WHERE practitioner_id = :practitioner")
                .param("practitioner", practitionerId)
                .param("hours", Json.write(hours))
                .update();
    }

    void updateLastDay(UUID practitionerId, @Nullable LocalDate lastDay) {
        jdbc.sql("UPDATE practitioner SET last_day = :day WHERE practitioner_id = :practitioner")
                .param("practitioner", practitionerId)
                .param("day", lastDay)
                .update();
    }

    void insert(AbsenceAnnounced event) {
        jdbc.sql("""
                        INSERT INTO absence (absence_id, practitioner_id, during, reason_code, reason_note)
                        VALUES (:absence, :practitioner, tstzrange(:from, :to), :code, :note)
                        """)
                .param("absence", event.absenceId())
                .param("practitioner", event.practitionerId())
                .param("from", Timestamp.from(event.from()))
                .param("to", Timestamp.from(event.to()))
                .param("code", event.reasonCode())
                .param("note", event.reasonNote())
                .update();
    }

    void deleteAbsence(UUID absenceId) {
        jdbc.sql("DELETE FROM absence WHERE absence_id = :absence")
                .param("absence", absenceId)
                .update();
    }

    /// Earliest first.
    List<Absence> announcedAbsences(UUID practitionerId) {
        return jdbc.sql("""
                        SELECT absence_id, lower(during) AS starts_at, upper(during) AS ends_at, reason_code, reason_note
                        FROM absence
                        WHERE practitioner_id = :practitioner
                        ORDER BY during, absence_id
                        """)
                .param("practitioner", practitionerId)
                .query((row, n) -> new Absence(
                        row.getObject("absence_id", UUID.class),
                        new TimeRange(
                                row.getTimestamp("starts_at").toInstant(),
                                row.getTimestamp("ends_at").toInstant()),
                        row.getString("reason_code"),
                        row.getString("reason_note")))
                .list();
    }

    Optional<UUID> lastEvent(UUID practitionerId) {
        return jdbc.sql("SELECT last_event FROM practitioner WHERE practitioner_id = :practitioner")
                .param("practitioner", practitionerId)
                .query(UUID.class)
                .optional();
    }

    /// Last events by practitioner, in order of their names; everywhere, or at one location.
    Map<UUID, UUID> lastEvents(@Nullable UUID locationId) {
        Map<UUID, UUID> events = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT practitioner_id, last_event
                        FROM practitioner
                        WHERE :location::uuid IS NULL OR location_id = :location::uuid
                        ORDER BY name, practitioner_id
                        """).param("location", locationId).query(row -> {
            events.put(row.getObject("practitioner_id", UUID.class), row.getObject("last_event", UUID.class));
        });
        return events;
    }

    boolean isTaken(String username) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM practitioner WHERE username = :username)")
                .param("username", username)
                .query(Boolean.class)
                .single();
    }

    PractitionerView load(UUID practitionerId) {
        return jdbc.sql("SELECT * FROM practitioner WHERE practitioner_id = :practitioner")
                .param("practitioner", practitionerId)
                .query((row, n) -> new PractitionerView(
                        practitionerId,
                        row.getLong("version"),
                        row.getObject("location_id", UUID.class),
                        row.getString("name"),
                        row.getString("username"),
                        Json.readList(row.getString("services"), String.class),
                        new WeeklyHours(Json.readList(row.getString("working_hours"), DayHours.class)),
                        absences(practitionerId),
                        row.getObject("last_day", LocalDate.class)))
                .single();
    }

    private List<TimeRange> absences(UUID practitionerId) {
        return jdbc.sql("""
                        SELECT lower(during) AS starts_at, upper(during) AS ends_at
                        FROM absence
                        WHERE practitioner_id = :practitioner
                        ORDER BY during
                        """)
                .param("practitioner", practitionerId)
                .query((row, n) -> new TimeRange(
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant()))
                .list();
    }
}
