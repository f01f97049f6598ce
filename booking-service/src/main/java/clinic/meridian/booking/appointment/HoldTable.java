package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.HoldEvent.HoldEnd;
import clinic.meridian.booking.appointment.HoldEvent.SlotHeld;
import clinic.meridian.booking.database.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Every hold, ended ones included.
@Component
class HoldTable {

    private final JdbcClient jdbc;

    HoldTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param ended how it ended; absent while its end has not been recorded
    record Row(
            UUID holdId,
            @Nullable UUID clientId,
            Visit visit,
            Instant expiresAt,
            @Nullable HoldEnd ended) {}

    void insert(SlotHeld event) {
        jdbc.sql("""
                        INSERT INTO slot_hold (hold_id, client_id, location_id, visit, expires_at)
                        VALUES (:hold, :client, :location, :visit::jsonb, :expires)
                        """)
                .param("hold", event.holdId())
                .param("client", event.clientId())
                .param("location", event.visit().locationId())
                .param("visit", Json.write(event.visit()))
                .param("expires", Timestamp.from(event.expiresAt()))
                .update();
    }

    void end(UUID holdId, HoldEnd why) {
        jdbc.sql("UPDATE slot_hold SET ended = :why WHERE hold_id = :hold")
                .param("hold", holdId)
                .param("why", why.name())
                .update();
    }

    Optional<Row> find(UUID holdId) {
        return jdbc.sql("SELECT * FROM slot_hold WHERE hold_id = :hold")
                .param("hold", holdId)
                .query(HoldTable::row)
                .optional();
    }

    Optional<Instant> nextExpiry() {
        return jdbc.sql("SELECT min(expires_at) AS due FROM slot_hold WHERE ended IS NULL")
                .query((row, n) -> Optional.ofNullable(row.getTimestamp("due")).map(Timestamp::toInstant))
                .single();
    }

    /// The hold that has been over for the longest time without that being recorded.
    Optional<Row> nextExpired(Instant now) {
        return jdbc.sql("""
                        SELECT *
                        FROM slot_hold
                        WHERE ended IS NULL AND expires_at <= :now
                        ORDER BY expires_at, hold_id
                        LIMIT 1
                        """)
                .param("now", Timestamp.from(now))
                .query(HoldTable::row)
                .optional();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        String ended = row.getString("ended");
        return new Row(
                row.getObject("hold_id", UUID.class),
                row.getObject("client_id", UUID.class),
                Json.read(row.getString("visit"), Visit.class),
                row.getTimestamp("expires_at").toInstant(),
                ended == null ? null : HoldEnd.valueOf(ended));
    }
}
