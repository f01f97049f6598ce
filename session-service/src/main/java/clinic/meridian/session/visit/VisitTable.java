package clinic.meridian.session.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of `visit`.
@Component
class VisitTable implements Visits {

    private static final String COLUMNS = """
            SELECT appointment_id, client_id, service, location_id, room_id, practitioner_id, status, zone,
                   starts_at, ends_at, rest_minutes
            FROM visit
            """;

    private final JdbcClient jdbc;

    VisitTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Keeps the visit's state unless a later one is known.
    void put(Visit visit, long sequence) {
        jdbc.sql("""
                        INSERT INTO visit AS known
                            (appointment_id, client_id, service, location_id, room_id, practitioner_id, status, zone,
                             starts_at, ends_at, rest_minutes, sequence)
                        VALUES
                            (:appointmentId, :clientId, :service, :locationId, :roomId, :practitionerId, :status, :zone,
                             :startsAt, :endsAt, :restMinutes, :sequence)
                        ON CONFLICT (appointment_id) DO UPDATE SET
                            client_id = excluded.client_id,
                            service = excluded.service,
                            location_id = excluded.location_id,
                            room_id = excluded.room_id,
                            practitioner_id = excluded.practitioner_id,
                            status = excluded.status,
                            zone = excluded.zone,
                            starts_at = excluded.starts_at,
                            ends_at = excluded.ends_at,
                            rest_minutes = excluded.rest_minutes,
                            sequence = excluded.sequence
                        WHERE known.sequence < excluded.sequence
                        """)
                .param("appointmentId", visit.appointmentId())
                .param("clientId", visit.clientId())
                .param("service", visit.service())
                .param("locationId", visit.locationId())
                .param("roomId", visit.roomId())
                .param("practitionerId", visit.practitionerId())
                .param("status", visit.status())
                .param("zone", visit.zone().getId())
                .param("startsAt", visit.start().atOffset(ZoneOffset.UTC))
                .param("endsAt", visit.end().atOffset(ZoneOffset.UTC))
                .param("restMinutes", visit.restMinutes())
                .param("sequence", sequence)
                .update();
    }

    @Override
    public Optional<Visit> visit(String appointmentId) {
        return jdbc.sql(COLUMNS + "WHERE appointment_id = :appointmentId")
                .param("appointmentId", appointmentId)
                .query(VisitTable::visit)
                .optional();
    }

    @Override
    public List<Visit> expected(String locationId, Instant from, Instant until) {
        return jdbc.sql(COLUMNS + """
                        WHERE location_id = :locationId AND starts_at >= :from AND starts_at < :until
                          AND status IN ('BOOKED', 'CONFIRMED', 'CHECKED_IN')
                        ORDER BY starts_at, room_id
                        """)
                .param("locationId", locationId)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(VisitTable::visit)
                .list();
    }

    /// The zone of the client's visit that is nearest to a moment.
    Optional<ZoneId> zoneOfNearest(String clientId, Instant moment) {
        return jdbc.sql("""
                        SELECT zone FROM visit WHERE client_id = :clientId
                        ORDER BY abs(extract(epoch FROM starts_at - :moment)) LIMIT 1
                        """)
                .param("clientId", clientId)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, number) -> ZoneId.of(row.getString("zone")))
                .optional();
    }

    private static Visit visit(ResultSet row, int number) throws SQLException {
        return new Visit(
                row.getString("appointment_id"),
                row.getString("client_id"),
                row.getString("service"),
                row.getString("location_id"),
                row.getString("room_id"),
                row.getString("practitioner_id"),
                row.getString("status"),
                ZoneId.of(row.getString("zone")),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getInt("rest_minutes"));
    }
}
