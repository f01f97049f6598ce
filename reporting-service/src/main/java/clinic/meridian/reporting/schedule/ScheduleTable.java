package clinic.meridian.reporting.schedule;

import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.SessionState;
import clinic.meridian.contracts.VisitState;
import clinic.meridian.platform.database.Databases;
import clinic.meridian.reporting.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of `visit`; other features read here.
@Component
public class ScheduleTable {

    private final JdbcClient jdbc;
    private final JdbcClient reading;

    ScheduleTable(JdbcClient jdbc, @Qualifier(Databases.READING) JdbcClient reading) {
        this.jdbc = jdbc;
        this.reading = reading;
    }

    void putFromDesk(VisitState visit, boolean lateCancelled) {
        jdbc.sql("""
                        INSERT INTO visit (appointment_id, client_id, location_id, room_id, practitioner_id, service,
                            catalogue_version, local_date, zone, starts_at, ends_at, series_id, series_index,
                            imported, late_cancelled, desk_status)
                        VALUES (:appointmentId, :clientId, :locationId, :roomId, :practitionerId, :service,
                            :catalogueVersion, :localDate, :zone, :startsAt, :endsAt, :seriesId, :seriesIndex,
                            :imported, :lateCancelled, :status)
                        ON CONFLICT (appointment_id) DO UPDATE
                            SET client_id = excluded.client_id, location_id = excluded.location_id,
                                room_id = excluded.room_id, practitioner_id = excluded.practitioner_id,
                                service = excluded.service, catalogue_version = excluded.catalogue_version,
                                local_date = excluded.local_date, zone = excluded.zone,
                                starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                                series_id = excluded.series_id, series_index = excluded.series_index,
                                imported = excluded.imported, late_cancelled = excluded.late_cancelled,
                                desk_status = excluded.desk_status
                        """)
                .param("appointmentId", visit.appointmentId())
                .param("clientId", visit.clientId())
                .param("locationId", visit.locationId())
                .param("roomId", visit.roomId())
                .param("practitionerId", visit.practitionerId())
                .param("service", visit.service())
                .param("catalogueVersion", visit.catalogueVersion())
                .param("localDate", visit.localStart().toLocalDate())
                .param("zone", visit.zone())
                .param("startsAt", visit.start())
                .param("endsAt", visit.end())
                .param("seriesId", visit.seriesId())
                .param("seriesIndex", visit.seriesIndex())
                .param("imported", visit.imported())
                .param("lateCancelled", lateCancelled)
                .param("status", visit.status().name())
                .update();
    }

    /// A session that has ended stays ended, whatever comes again.
    void putFromTreatment(SessionState session, AppointmentStatus status) {
        jdbc.sql("""
                        INSERT INTO visit AS known (appointment_id, client_id, location_id, room_id, practitioner_id,
                            service, session_id, started_at, ended_at, treatment_status)
                        VALUES (:appointmentId, :clientId, :locationId, :roomId, :practitionerId,
                            :service, :sessionId, :startedAt, :endedAt, :status)
                        ON CONFLICT (appointment_id) DO UPDATE
                            SET session_id = excluded.session_id, started_at = excluded.started_at,
                                ended_at = coalesce(excluded.ended_at, known.ended_at),
                                treatment_status = CASE excluded.treatment_status
                                    WHEN 'IN_TREATMENT' THEN coalesce(known.treatment_status, 'IN_TREATMENT')
                                    ELSE excluded.treatment_status END
                        """)
                .param("appointmentId", session.appointmentId())
                .param("clientId", session.clientId())
                .param("locationId", session.locationId())
                .param("roomId", session.roomId())
                .param("practitionerId", session.practitionerId())
                .param("service", session.service())
                .param("sessionId", session.sessionId())
                .param("startedAt", SqlTime.of(session.startedAt()))
                .param("endedAt", SqlTime.of(session.endedAt()))
                .param("status", status.name())
                .update();
    }

    /// One location's visits of a day that begin after the given place in the list, in order of their start.
    List<ScheduledVisit> day(
            String locationId, LocalDate date, Instant afterStart, String afterAppointmentId, int limit) {
        return reading.sql("""
                        SELECT visit.appointment_id, visit.client_id, visit.service,
                               coalesce(service_name.name, visit.service) AS service_name,
                               visit.status, visit.zone, visit.starts_at, visit.ends_at,
                               visit.practitioner_id, practitioner.display_name AS practitioner_name,
                               visit.room_id, room.name AS room_name, visit.series_id, visit.series_index,
                               visit.imported, visit.session_id, visit.started_at, visit.ended_at
                        FROM visit
                        LEFT JOIN practitioner USING (practitioner_id)
                        LEFT JOIN room USING (room_id)
                        LEFT JOIN service_name ON service_name.service = visit.service
                            AND service_name.catalogue_version = visit.catalogue_version
                            AND service_name.language = 'en'
                        WHERE visit.location_id = :locationId AND visit.local_date = :date
                          AND visit.status <> 'WITHDRAWN'
                          AND (visit.starts_at, visit.appointment_id) > (:afterStart, :afterAppointmentId)
                        ORDER BY visit.starts_at, visit.appointment_id
                        LIMIT :limit
                        """)
                .param("locationId", locationId)
                .param("date", date)
                .param("afterStart", SqlTime.of(afterStart))
                .param("afterAppointmentId", afterAppointmentId)
                .param("limit", limit)
                .query(ScheduleTable::visit)
                .list();
    }

    /// How many of one location's visits of a day are in each status.
    public Map<AppointmentStatus, Integer> counts(String locationId, LocalDate date) {
        Map<AppointmentStatus, Integer> counts = new TreeMap<>();
        reading.sql("""
                        SELECT status, count(*) FROM visit
                        WHERE location_id = :locationId AND local_date = :date AND status <> 'WITHDRAWN'
                        GROUP BY status
                        """).param("locationId", locationId).param("date", date).query(row -> {
            counts.put(AppointmentStatus.valueOf(row.getString(1)), row.getInt(2));
        });
        return counts;
    }

    /// The client's last visit that took place, and her next one that stands after a moment.
    public ClientVisits of(String clientId, Instant now) {
        return jdbc.sql("""
                        SELECT
                            (SELECT max(local_date) FROM visit
                             WHERE client_id = :clientId AND status = 'FULFILLED') AS last_fulfilled,
                            (SELECT location_id FROM visit
                             WHERE client_id = :clientId AND status = 'FULFILLED' AND local_date IS NOT NULL
                             ORDER BY local_date DESC, appointment_id LIMIT 1) AS last_location_id,
                            (SELECT min(starts_at) FROM visit
                             WHERE client_id = :clientId AND ends_at > :now
                               AND status IN ('BOOKED', 'CONFIRMED', 'CHECKED_IN', 'IN_TREATMENT')) AS next_start
                        """)
                .param("clientId", clientId)
                .param("now", SqlTime.of(now))
                .query((row, number) -> new ClientVisits(
                        row.getObject("last_fulfilled", LocalDate.class),
                        row.getString("last_location_id"),
                        SqlTime.instant(row.getObject("next_start", OffsetDateTime.class))))
                .single();
    }

    /// A visit by its id, once the desk has told of it.
    public Optional<AgreedVisit> find(String appointmentId) {
        return jdbc.sql("""
                        SELECT appointment_id, client_id, location_id, service, practitioner_id, status, zone,
                               starts_at, ends_at
                        FROM visit
                        WHERE appointment_id = :appointmentId AND desk_status IS NOT NULL
                        """)
                .param("appointmentId", appointmentId)
                .query(ScheduleTable::agreed)
                .optional();
    }

    private static AgreedVisit agreed(ResultSet row, int number) throws SQLException {
        ZoneId zone = ZoneId.of(row.getString("zone"));
        return new AgreedVisit(
                row.getString("appointment_id"),
                row.getString("client_id"),
                row.getString("location_id"),
                row.getString("service"),
                row.getString("practitioner_id"),
                AppointmentStatus.valueOf(row.getString("status")),
                row.getObject("starts_at", OffsetDateTime.class).atZoneSameInstant(zone),
                row.getObject("ends_at", OffsetDateTime.class).atZoneSameInstant(zone));
    }

    private static ScheduledVisit visit(ResultSet row, int number) throws SQLException {
        ZoneId zone = ZoneId.of(row.getString("zone"));
        return new ScheduledVisit(
                row.getString("appointment_id"),
                row.getString("client_id"),
                row.getString("service"),
                row.getString("service_name"),
                AppointmentStatus.valueOf(row.getString("status")),
                SqlTime.local(row.getObject("starts_at", OffsetDateTime.class), zone),
                SqlTime.local(row.getObject("ends_at", OffsetDateTime.class), zone),
                row.getString("practitioner_id"),
                row.getString("practitioner_name"),
                row.getString("room_id"),
                row.getString("room_name"),
                row.getString("series_id"),
                row.getObject("series_index", Integer.class),
                row.getBoolean("imported"),
                row.getString("session_id"),
                SqlTime.localOrNull(row.getObject("started_at", OffsetDateTime.class), zone),
                SqlTime.localOrNull(row.getObject("ended_at", OffsetDateTime.class), zone));
    }
}
