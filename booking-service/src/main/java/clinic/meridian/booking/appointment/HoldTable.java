package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.HoldEvent.HoldEnd;
import clinic.meridian.booking.appointment.HoldEvent.SlotHeld;
import clinic.meridian.booking.database.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Every hold, ended ones included.
@Component
class HoldTable {

    private final JdbcClient jdbc;

    HoldTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(SlotHeld event, String by) {
        jdbc.sql("""
                        INSERT INTO slot_hold (hold_id, client_id, location_id, visit, expires_at, held_by)
                        VALUES (:hold, :client, :location, :visit::jsonb, :expires, :by)
                        """)
                .param("hold", event.holdId())
                .param("client", event.clientId())
                .param("location", event.visit().locationId())
                .param("visit", Json.write(event.visit()))
                .param("expires", Timestamp.from(event.expiresAt()))
                .param("by", by)
                .update();
    }

    void end(UUID holdId, HoldEnd why) {
        jdbc.sql("UPDATE slot_hold SET ended = :why WHERE hold_id = :hold")
                .param("hold", holdId)
                .param("why", why.name())
                .update();
    }

    Optional<HeldSlot> find(UUID holdId) {
        return jdbc.sql("""
                        SELECT h.*, EXISTS (SELECT 1 FROM waitlist_opening o WHERE o.hold_id = h.hold_id) AS offered
                        FROM slot_hold h
                        WHERE h.hold_id = :hold
                        """).param("hold", holdId).query(HoldTable::row).optional();
    }

    /// By start of what they would become.
    List<HeldSlot> standingAt(UUID locationId, Instant now) {
        return jdbc
                .sql("""
                        SELECT h.*, EXISTS (SELECT 1 FROM waitlist_opening o WHERE o.hold_id = h.hold_id) AS offered
                        FROM slot_hold h
                        WHERE h.ended IS NULL AND h.expires_at > :now AND h.location_id = :location
                        """)
                .param("location", locationId)
                .param("now", Timestamp.from(now))
                .query(HoldTable::row)
                .list()
                .stream()
                .sorted(Comparator.comparing((HeldSlot hold) -> hold.visit().start())
                        .thenComparing(HeldSlot::holdId))
                .toList();
    }

    Optional<Instant> nextExpiry() {
        return jdbc.sql("SELECT min(expires_at) AS due FROM slot_hold WHERE ended IS NULL")
                .query((row, n) -> Optional.ofNullable(row.getTimestamp("due")).map(Timestamp::toInstant))
                .single();
    }

    /// The hold that has been over for the longest time without that being recorded.
    Optional<HeldSlot> nextExpired(Instant now) {
        return jdbc.sql("""
                        SELECT h.*, EXISTS (SELECT 1 FROM waitlist_opening o WHERE o.hold_id = h.hold_id) AS offered
                        FROM slot_hold h
                        WHERE h.ended IS NULL AND h.expires_at <= :now
                        ORDER BY h.expires_at, h.hold_id
                        LIMIT 1
                        """)
                .param("now", Timestamp.from(now))
                .query(HoldTable::row)
                .optional();
    }

    private static HeldSlot row(ResultSet row, int n) throws SQLException {
        String ended = row.getString("ended");
        return new HeldSlot(
                row.getObject("hold_id", UUID.class),
                row.getObject("client_id", UUID.class),
                Json.read(row.getString("visit"), Visit.class),
                row.getTimestamp("expires_at").toInstant(),
                ended == null ? null : HoldEnd.valueOf(ended),
                row.getString("held_by"),
                row.getBoolean("offered"));
    }
}
