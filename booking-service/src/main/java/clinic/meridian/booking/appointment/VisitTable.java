package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.VisitMoves.CurrentVisits;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.database.Json;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.platform.database.WriteBehind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Every state of every visit, current and past.
@Component
class VisitTable implements CurrentVisits {

    private static final String COLUMNS = """
            (recorded_from, appointment_id, version, event, recorded_by, channel, reason_code, reason_note, conflict,
             client_id, location_id, room_id, practitioner_id, series_id, status, starts_at, ends_at, visit)""";

    private static final String VALUES = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb";

    private final JdbcClient jdbc;
    private final WriteBehind writeBehind;

    VisitTable(JdbcClient jdbc, WriteBehind writeBehind) {
        this.jdbc = jdbc;
        this.writeBehind = writeBehind;
    }

    /// The first state of a visit.
    void insert(VisitRow row) {
        writeBehind.update(
                "INSERT INTO diary_entry " + COLUMNS + " VALUES (?, " + VALUES + ")",
                parameters(List.of(recordedFrom(row)), row));
    }

    /// A further state, which ends the one before it. Clocks of several machines may differ: it never begins before
    /// that one did.
    void follow(VisitRow row) {
        writeBehind.update(
                """
                WITH before AS (
                    UPDATE diary_entry
                    SET recorded_to = greatest(?, recorded_from)
                    WHERE appointment_id = ? AND version = ?
                    RETURNING recorded_to
                )
                INSERT INTO diary_entry\s""" + COLUMNS + " SELECT before.recorded_to, " + VALUES + " FROM before",
                parameters(List.of(recordedFrom(row), row.appointmentId(), row.version() - 1), row));
    }

    private static Timestamp recordedFrom(VisitRow row) {
        return Timestamp.from(row.recordedFrom());
    }

    /// @param first what comes before the values
    private static List<@Nullable Object> parameters(List<Object> first, VisitRow row) {
        Visit visit = row.visit();
        List<@Nullable Object> parameters = new ArrayList<>(first);
        parameters.add(row.appointmentId());
        parameters.add(row.version());
        parameters.add(row.event());
        parameters.add(row.by());
        parameters.add(row.channel());
        parameters.add(row.reasonCode());
        parameters.add(row.reasonNote());
        parameters.add(row.conflict());
        parameters.add(row.clientId());
        parameters.add(visit.locationId());
        parameters.add(visit.roomId());
        parameters.add(visit.practitionerId());
        parameters.add(visit.seriesId());
        parameters.add(row.status().name());
        parameters.add(Timestamp.from(visit.start()));
        parameters.add(Timestamp.from(visit.end()));
        parameters.add(Json.write(visit));
        return parameters;
    }

    Optional<VisitRow> current(UUID appointmentId) {
        return jdbc.sql("""
                        SELECT *
                        FROM diary_entry
                        WHERE appointment_id = :appointment
                        ORDER BY version DESC
                        LIMIT 1
                        """)
                .param("appointment", appointmentId)
                .query(VisitTable::row)
                .optional();
    }

    /// By id; those that exist.
    @Override
    public Map<UUID, CurrentVisit> find(Collection<UUID> appointmentIds) {
        Map<UUID, CurrentVisit> visits = new HashMap<>();
        jdbc.sql("""
                        SELECT *
                        FROM diary_entry
                        WHERE appointment_id = ANY(:appointments::uuid[]) AND recorded_to = 'infinity'
                        """)
                .param(
                        "appointments",
                        appointmentIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(VisitTable::row)
                .list()
                .forEach(row -> visits.put(row.appointmentId(), CurrentVisit.of(row)));
        return visits;
    }

    List<VisitRow> history(UUID appointmentId) {
        return jdbc.sql("SELECT * FROM diary_entry WHERE appointment_id = :appointment ORDER BY version")
                .param("appointment", appointmentId)
                .query(VisitTable::row)
                .list();
    }

    /// Visits at a location that begin in this time, as they stand.
    List<VisitRow> board(UUID locationId, TimeRange starts) {
        return jdbc.sql("""
                        SELECT *
                        FROM diary_entry
                        WHERE location_id = :location AND starts_at >= :from AND starts_at < :to
                          AND recorded_to = 'infinity'
                        ORDER BY starts_at, practitioner_id, appointment_id
                        """)
                .param("location", locationId)
                .param("from", Timestamp.from(starts.start()))
                .param("to", Timestamp.from(starts.end()))
                .query(VisitTable::row)
                .list();
    }

    /// The same as it was known at a moment.
    List<VisitRow> board(UUID locationId, TimeRange starts, Instant asOf) {
        return jdbc.sql("""
                        SELECT *
                        FROM diary_entry
                        WHERE location_id = :location AND starts_at >= :from AND starts_at < :to
                          AND recorded_from <= :asOf AND recorded_to > :asOf
                        ORDER BY starts_at, practitioner_id, appointment_id
                        """)
                .param("location", locationId)
                .param("from", Timestamp.from(starts.start()))
                .param("to", Timestamp.from(starts.end()))
                .param("asOf", known(asOf))
                .query(VisitTable::row)
                .list();
    }

    /// Every state of the visits of which one came onto a board or left it after `since` and up to `until`; visit by
    /// visit, the first state first.
    List<VisitRow> historiesChangedOn(UUID locationId, TimeRange starts, Instant since, Instant until) {
        return jdbc.sql("""
                        SELECT *
                        FROM diary_entry
                        WHERE appointment_id IN (
                            SELECT appointment_id
                            FROM diary_entry
                            WHERE location_id = :location AND starts_at >= :from AND starts_at < :to
                              AND (recorded_from > :since AND recorded_from <= :until
                                   OR recorded_to > :since AND recorded_to <= :until))
                        ORDER BY appointment_id, version
                        """)
                .param("location", locationId)
                .param("from", Timestamp.from(starts.start()))
                .param("to", Timestamp.from(starts.end()))
                .param("since", known(since))
                .param("until", known(until))
                .query(VisitTable::row)
                .list();
    }

    /// What is known at a moment is what was known at the microsecond in which it lies: the driver would round it up,
    /// and so know what comes next a little too early.
    private static Timestamp known(Instant moment) {
        return Timestamp.from(moment.truncatedTo(ChronoUnit.MICROS));
    }

    /// Visits of a client as they stand, by start.
    List<VisitRow> ofClient(UUID clientId) {
        return jdbc.sql("""
                        SELECT *
                        FROM diary_entry
                        WHERE client_id = :client AND recorded_to = 'infinity'
                        ORDER BY starts_at, appointment_id
                        """).param("client", clientId).query(VisitTable::row).list();
    }

    /// When states of visits that begin there in this time began or ended: the last 500 such moments.
    List<Instant> moments(UUID locationId, TimeRange starts) {
        return jdbc.sql("""
                        SELECT moment
                        FROM (SELECT DISTINCT moment
                              FROM diary_entry, LATERAL (VALUES (recorded_from), (recorded_to)) AS change(moment)
                              WHERE location_id = :location AND starts_at >= :from AND starts_at < :to
                                AND moment <> 'infinity'
                              ORDER BY moment DESC
                              LIMIT 500) AS latest
                        ORDER BY moment
                        """)
                .param("location", locationId)
                .param("from", Timestamp.from(starts.start()))
                .param("to", Timestamp.from(starts.end()))
                .query((row, n) -> row.getTimestamp("moment").toInstant())
                .list();
    }

    List<VisitRow> ofSeries(UUID seriesId) {
        return jdbc.sql("""
                        SELECT *
                        FROM diary_entry
                        WHERE series_id = :series AND recorded_to = 'infinity'
                        ORDER BY starts_at, appointment_id
                        """).param("series", seriesId).query(VisitTable::row).list();
    }

    /// The last state with this practitioner of every visit that begins after that moment and is hers or was.
    List<PractitionersVisit> withPractitionerFrom(UUID practitionerId, Instant from) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (appointment_id) *, nullif(recorded_to, 'infinity') AS handed_over_at
                        FROM diary_entry
                        WHERE practitioner_id = :practitioner
                          AND appointment_id IN (
                            SELECT appointment_id
                            FROM diary_entry
                            WHERE practitioner_id = :practitioner AND starts_at >= :from)
                        ORDER BY appointment_id, version DESC
                        """)
                .param("practitioner", practitionerId)
                .param("from", Timestamp.from(from))
                .query((row, n) -> {
                    Timestamp handedOver = row.getTimestamp("handed_over_at");
                    return new PractitionersVisit(row(row, n), handedOver == null ? null : handedOver.toInstant());
                })
                .list();
    }

    List<UUID> standingAt(UUID locationId, TimeRange during) {
        return jdbc.sql("""
                        SELECT appointment_id
                        FROM diary_entry
                        WHERE location_id = :location AND starts_at < :to AND ends_at > :from
                          AND recorded_to = 'infinity' AND status IN ('BOOKED', 'CONFIRMED', 'CHECKED_IN')
                        ORDER BY starts_at, appointment_id
                        """)
                .param("location", locationId)
                .param("from", Timestamp.from(during.start()))
                .param("to", Timestamp.from(during.end()))
                .query((row, n) -> row.getObject("appointment_id", UUID.class))
                .list();
    }

    List<UUID> standingWith(UUID practitionerId, TimeRange during) {
        return jdbc.sql("""
                        SELECT d.appointment_id
                        FROM practitioner p
                        JOIN diary_entry d ON d.location_id = p.location_id AND d.practitioner_id = p.practitioner_id
                        WHERE p.practitioner_id = :practitioner AND d.starts_at < :to AND d.ends_at > :from
                          AND d.recorded_to = 'infinity' AND d.status IN ('BOOKED', 'CONFIRMED', 'CHECKED_IN')
                        ORDER BY d.starts_at, d.appointment_id
                        """)
                .param("practitioner", practitionerId)
                .param("from", Timestamp.from(during.start()))
                .param("to", Timestamp.from(during.end()))
                .query((row, n) -> row.getObject("appointment_id", UUID.class))
                .list();
    }

    List<UUID> standingIn(UUID roomId) {
        return jdbc.sql("""
                        SELECT d.appointment_id
                        FROM room r
                        JOIN diary_entry d ON d.location_id = r.location_id AND d.room_id = r.room_id
                        WHERE r.room_id = :room
                          AND d.recorded_to = 'infinity' AND d.status IN ('BOOKED', 'CONFIRMED', 'CHECKED_IN')
                        ORDER BY d.starts_at, d.appointment_id
                        """)
                .param("room", roomId)
                .query((row, n) -> row.getObject("appointment_id", UUID.class))
                .list();
    }

    private static VisitRow row(ResultSet row, int n) throws SQLException {
        return new VisitRow(
                row.getObject("appointment_id", UUID.class),
                row.getLong("version"),
                row.getTimestamp("recorded_from").toInstant(),
                row.getString("event"),
                row.getString("recorded_by"),
                row.getString("channel"),
                row.getString("reason_code"),
                row.getString("reason_note"),
                row.getString("conflict"),
                row.getObject("client_id", UUID.class),
                AppointmentStatus.valueOf(row.getString("status")),
                Json.read(row.getString("visit"), Visit.class));
    }

    /// Tells every listener of a channel that the diaries of these locations have changed.
    void notifyOf(String channel, Collection<UUID> locations) {
        jdbc.sql("SELECT count(pg_notify(:channel, location)) FROM unnest(:locations) AS t(location)")
                .param("channel", channel)
                .param("locations", locations.stream().map(UUID::toString).toArray(String[]::new))
                .query(Long.class)
                .single();
    }
}
