package clinic.meridian.reporting.waitlist;

import clinic.meridian.contracts.WaitlistEvent.SlotOfferedV1;
import clinic.meridian.reporting.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of `offer`; other features read here.
@Component
public class OfferTable {

    private final JdbcClient jdbc;

    OfferTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An offer that is told of again stays ended.
    void put(SlotOfferedV1 offered) {
        jdbc.sql("""
                        INSERT INTO offer (offer_id, entry_id, client_id, service, practitioner_id, zone,
                            starts_at, ends_at, expires_at)
                        VALUES (:offerId, :entryId, :clientId, :service, :practitionerId, :zone,
                            :startsAt, :endsAt, :expiresAt)
                        ON CONFLICT (offer_id) DO NOTHING
                        """)
                .param("offerId", offered.offerId())
                .param("entryId", offered.entryId())
                .param("clientId", offered.clientId())
                .param("service", offered.service())
                .param("practitionerId", offered.practitionerId())
                .param("zone", offered.zone())
                .param("startsAt", offered.start())
                .param("endsAt", offered.end())
                .param("expiresAt", SqlTime.of(offered.expiresAt()))
                .update();
    }

    void end(String offerId, OfferEnd end) {
        jdbc.sql("UPDATE offer SET ended = :end WHERE offer_id = :offerId AND ended IS NULL")
                .param("end", end.name())
                .param("offerId", offerId)
                .update();
    }

    void endAll(String entryId, OfferEnd end) {
        jdbc.sql("UPDATE offer SET ended = :end WHERE entry_id = :entryId AND ended IS NULL")
                .param("end", end.name())
                .param("entryId", entryId)
                .update();
    }

    /// An offer by its id, once booking-service has told of it.
    public Optional<Offer> find(String offerId) {
        return jdbc.sql("""
                        SELECT offer_id, client_id, service, practitioner_id, zone, starts_at, ends_at, expires_at,
                               ended
                        FROM offer WHERE offer_id = :offerId
                        """).param("offerId", offerId).query(OfferTable::offer).optional();
    }

    private static Offer offer(ResultSet row, int number) throws SQLException {
        ZoneId zone = ZoneId.of(row.getString("zone"));
        String ended = row.getString("ended");
        return new Offer(
                row.getString("offer_id"),
                row.getString("client_id"),
                row.getString("service"),
                row.getString("practitioner_id"),
                row.getObject("starts_at", OffsetDateTime.class).atZoneSameInstant(zone),
                row.getObject("ends_at", OffsetDateTime.class).atZoneSameInstant(zone),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : OfferEnd.valueOf(ended));
    }
}
