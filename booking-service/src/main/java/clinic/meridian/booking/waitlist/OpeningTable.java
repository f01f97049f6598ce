package clinic.meridian.booking.waitlist;

import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.database.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The slots that became free, and how far the offering of each has come.
@Component
class OpeningTable {

    private final JdbcClient jdbc;

    OpeningTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param slot the visit that had it, or that it would become
    /// @param freedBy the visit that had it; absent where the desk offers it
    /// @param freedByClient whose visit that was; she is not asked
    /// @param holdId by what it is kept for those who are being asked
    /// @param dueAt when something is to be done about it; absent once nothing more is
    record Opening(
            UUID openingId,
            Visit slot,
            @Nullable UUID freedBy,
            @Nullable UUID freedByClient,
            @Nullable UUID holdId,
            @Nullable Instant dueAt) {

        Opening heldBy(UUID hold, Instant until) {
            return new Opening(openingId, slot, freedBy, freedByClient, hold, until);
        }

        Opening waitingUntil(Instant moment) {
            return new Opening(openingId, slot, freedBy, freedByClient, null, moment);
        }

        Opening over() {
            return new Opening(openingId, slot, freedBy, freedByClient, null, null);
        }
    }

    void insert(Opening opening) {
        Visit slot = opening.slot();
        jdbc.sql("""
                        INSERT INTO waitlist_opening (opening_id, location_id, starts_at, slot, freed_by,
                                                      freed_by_client, hold_id, due_at)
                        VALUES (:opening, :location, :starts, :slot::jsonb, :freedBy::uuid,
                                :client::uuid, :hold::uuid, :due::timestamptz)
                        """)
                .param("opening", opening.openingId())
                .param("location", slot.locationId())
                .param("starts", Timestamp.from(slot.start()))
                .param("slot", Json.write(slot))
                .param("freedBy", opening.freedBy())
                .param("client", opening.freedByClient())
                .param("hold", opening.holdId())
                .param("due", timestamp(opening.dueAt()))
                .update();
    }

    void update(Opening opening) {
        jdbc.sql("""
                        UPDATE waitlist_opening SET hold_id = :hold::uuid, due_at = :due::timestamptz
                        WHERE opening_id = :opening
                        """)
                .param("opening", opening.openingId())
                .param("hold", opening.holdId())
                .param("due", timestamp(opening.dueAt()))
                .update();
    }

    /// Lets those be done at once of which nothing is on offer any more.
    void hurryWhereNothingStands(Instant now) {
        jdbc.sql("""
                        UPDATE waitlist_opening o SET due_at = :now
                        WHERE o.hold_id IS NOT NULL AND o.due_at > :now
                          AND NOT EXISTS (SELECT 1 FROM waitlist_offer f
                                          WHERE f.opening_id = o.opening_id AND f.standing)
                        """).param("now", Timestamp.from(now)).update();
    }

    Optional<Opening> find(UUID openingId) {
        return jdbc.sql("SELECT * FROM waitlist_opening WHERE opening_id = :opening")
                .param("opening", openingId)
                .query(OpeningTable::row)
                .optional();
    }

    /// What a visit freed and what is not done with yet.
    List<Opening> freedBy(UUID appointmentId) {
        return jdbc.sql("SELECT * FROM waitlist_opening WHERE freed_by = :visit AND due_at IS NOT NULL")
                .param("visit", appointmentId)
                .query(OpeningTable::row)
                .list();
    }

    Optional<Opening> keptBy(UUID holdId) {
        return jdbc.sql("SELECT * FROM waitlist_opening WHERE hold_id = :hold")
                .param("hold", holdId)
                .query(OpeningTable::row)
                .optional();
    }

    Optional<Instant> nextDue() {
        return jdbc.sql("SELECT min(due_at) AS due FROM waitlist_opening WHERE due_at IS NOT NULL")
                .query((row, n) -> Optional.ofNullable(row.getTimestamp("due")).map(Timestamp::toInstant))
                .single();
    }

    Optional<Opening> nextDue(Instant now) {
        return jdbc.sql("""
                        SELECT *
                        FROM waitlist_opening
                        WHERE due_at <= :now
                        ORDER BY due_at, position
                        LIMIT 1
                        """)
                .param("now", Timestamp.from(now))
                .query(OpeningTable::row)
                .optional();
    }

    /// Slots at a location that became free and begin in this time, by start.
    List<Opening> at(UUID locationId, TimeRange starts) {
        return jdbc.sql("""
                        SELECT *
                        FROM waitlist_opening
                        WHERE location_id = :location AND starts_at >= :from AND starts_at < :to
                        ORDER BY starts_at, position
                        """)
                .param("location", locationId)
                .param("from", Timestamp.from(starts.start()))
                .param("to", Timestamp.from(starts.end()))
                .query(OpeningTable::row)
                .list();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }

    private static Opening row(ResultSet row, int n) throws SQLException {
        Timestamp due = row.getTimestamp("due_at");
        return new Opening(
                row.getObject("opening_id", UUID.class),
                Json.read(row.getString("slot"), Visit.class),
                row.getObject("freed_by", UUID.class),
                row.getObject("freed_by_client", UUID.class),
                row.getObject("hold_id", UUID.class),
                due == null ? null : due.toInstant());
    }
}
