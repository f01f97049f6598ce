package clinic.meridian.booking.waitlist;

import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.database.Json;
import clinic.meridian.booking.waitlist.WaitlistEvent.OfferEnd;
import clinic.meridian.booking.waitlist.WaitlistEvent.SlotOffered;
import clinic.meridian.booking.waitlist.WaitlistEvent.WaitlistJoined;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who waits for what, and what was offered to them.
@Component
class WaitlistTable {

    private final JdbcClient jdbc;

    WaitlistTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A place on the waitlist as it stands.
    ///
    /// @param waiting false once she has accepted an offer or left
    record Entry(UUID entryId, UUID clientId, Wish wish, Instant joinedAt, boolean waiting) {}

    /// @param standing could be accepted, unless it has run out
    /// @param ended how it ended; absent while it stands and once it is accepted
    /// @param appointmentId the visit that it became
    record Offer(
            UUID offerId,
            UUID entryId,
            UUID clientId,
            UUID openingId,
            Visit slot,
            Instant expiresAt,
            boolean standing,
            @Nullable OfferEnd ended,
            @Nullable UUID appointmentId) {}

    void insert(WaitlistJoined event) {
        Wish wish = event.wish();
        jdbc.sql("""
                        INSERT INTO waitlist_entry (entry_id, client_id, location_id, service, first_day, last_day,
                                                    wish, joined_at, waiting)
                        VALUES (:entry, :client, :location, :service, :from, :to, :wish::jsonb, :joined, true)
                        """)
                .param("entry", event.entryId())
                .param("client", event.clientId())
                .param("location", wish.locationId())
                .param("service", wish.service())
                .param("from", wish.from())
                .param("to", wish.to())
                .param("wish", Json.write(wish))
                .param("joined", Timestamp.from(event.at()))
                .update();
    }

    void waitsNoLonger(UUID entryId) {
        jdbc.sql("UPDATE waitlist_entry SET waiting = false WHERE entry_id = :entry")
                .param("entry", entryId)
                .update();
    }

    void insert(SlotOffered event) {
        jdbc.sql("""
                        INSERT INTO waitlist_offer (offer_id, entry_id, client_id, opening_id, slot, expires_at, standing)
                        VALUES (:offer, :entry, :client, :opening, :slot::jsonb, :expires, true)
                        """)
                .param("offer", event.offerId())
                .param("entry", event.entryId())
                .param("client", event.clientId())
                .param("opening", event.openingId())
                .param("slot", Json.write(event.slot()))
                .param("expires", Timestamp.from(event.expiresAt()))
                .update();
    }

    void accepted(UUID offerId, UUID appointmentId) {
        jdbc.sql("""
                        UPDATE waitlist_offer SET standing = false, appointment_id = :appointment
                        WHERE offer_id = :offer
                        """)
                .param("offer", offerId)
                .param("appointment", appointmentId)
                .update();
    }

    void ended(UUID offerId, OfferEnd why) {
        jdbc.sql("UPDATE waitlist_offer SET standing = false, ended = :why WHERE offer_id = :offer")
                .param("offer", offerId)
                .param("why", why.name())
                .update();
    }

    Optional<Entry> entry(UUID entryId) {
        return jdbc.sql("SELECT * FROM waitlist_entry WHERE entry_id = :entry")
                .param("entry", entryId)
                .query(WaitlistTable::entry)
                .optional();
    }

    /// Those who wait at a location, in the order in which they joined.
    ///
    /// @param after the last one that has been seen already
    List<Entry> waitingAt(UUID locationId, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        SELECT e.*
                        FROM waitlist_entry e
                        LEFT JOIN waitlist_entry seen ON seen.entry_id = :after::uuid
                        WHERE e.location_id = :location AND e.waiting
                          AND (seen.entry_id IS NULL
                               OR (e.joined_at, e.entry_id) > (seen.joined_at, seen.entry_id))
                        ORDER BY e.joined_at, e.entry_id
                        LIMIT :limit
                        """)
                .param("location", locationId)
                .param("after", after)
                .param("limit", limit)
                .query(WaitlistTable::entry)
                .list();
    }

    /// What a client waits for, in the order in which she joined.
    List<Entry> waitingOf(UUID clientId) {
        return jdbc.sql("""
                        SELECT *
                        FROM waitlist_entry
                        WHERE client_id = :client AND waiting
                        ORDER BY joined_at, entry_id
                        """)
                .param("client", clientId)
                .query(WaitlistTable::entry)
                .list();
    }

    /// Those who wait for this service on this day, in the order in which they joined.
    List<Entry> waitingFor(UUID locationId, String service, LocalDate day) {
        return jdbc.sql("""
                        SELECT *
                        FROM waitlist_entry
                        WHERE location_id = :location AND waiting AND service = :service
                          AND first_day <= :day AND last_day >= :day
                        ORDER BY joined_at, entry_id
                        """)
                .param("location", locationId)
                .param("service", service)
                .param("day", day)
                .query(WaitlistTable::entry)
                .list();
    }

    /// Those whose last day was over before `today` at their location.
    Optional<UUID> nextBefore(UUID locationId, LocalDate today) {
        return jdbc.sql("""
                        SELECT entry_id
                        FROM waitlist_entry
                        WHERE location_id = :location AND waiting AND last_day < :today
                        ORDER BY last_day, entry_id
                        LIMIT 1
                        """)
                .param("location", locationId)
                .param("today", today)
                .query((row, n) -> row.getObject("entry_id", UUID.class))
                .optional();
    }

    /// The last day of whoever has waited in vain for the longest time, by location.
    List<LastDay> lastDays() {
        return jdbc.sql("""
                        SELECT location_id, min(last_day) AS last_day
                        FROM waitlist_entry
                        WHERE waiting
                        GROUP BY location_id
                        """)
                .query((row, n) -> new LastDay(
                        row.getObject("location_id", UUID.class), row.getObject("last_day", LocalDate.class)))
                .list();
    }

    record LastDay(UUID locationId, LocalDate day) {}

    Optional<Offer> offer(UUID offerId) {
        return jdbc.sql("SELECT * FROM waitlist_offer WHERE offer_id = :offer")
                .param("offer", offerId)
                .query(WaitlistTable::offer)
                .optional();
    }

    /// Everything that was offered of an opening.
    List<Offer> offersOf(UUID openingId) {
        return jdbc.sql("SELECT * FROM waitlist_offer WHERE opening_id = :opening ORDER BY expires_at, offer_id")
                .param("opening", openingId)
                .query(WaitlistTable::offer)
                .list();
    }

    List<Offer> standingOf(Collection<UUID> entryIds) {
        return jdbc.sql("""
                        SELECT *
                        FROM waitlist_offer
                        WHERE entry_id = ANY(:entries::uuid[]) AND standing
                        ORDER BY expires_at, offer_id
                        """)
                .param("entries", entryIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(WaitlistTable::offer)
                .list();
    }

    private static Entry entry(ResultSet row, int n) throws SQLException {
        return new Entry(
                row.getObject("entry_id", UUID.class),
                row.getObject("client_id", UUID.class),
                Json.read(row.getString("wish"), Wish.class),
                row.getTimestamp("joined_at").toInstant(),
                row.getBoolean("waiting"));
    }

    private static Offer offer(ResultSet row, int n) throws SQLException {
        String ended = row.getString("ended");
        return new Offer(
                row.getObject("offer_id", UUID.class),
                row.getObject("entry_id", UUID.class),
                row.getObject("client_id", UUID.class),
                row.getObject("opening_id", UUID.class),
                Json.read(row.getString("slot"), Visit.class),
                row.getTimestamp("expires_at").toInstant(),
                row.getBoolean("standing"),
                ended == null ? null : OfferEnd.valueOf(ended),
                row.getObject("appointment_id", UUID.class));
    }
}
