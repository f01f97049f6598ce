package clinic.meridian.booking.feed;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The feeds that can be read.
@Component
class FeedTable {

    private final JdbcClient jdbc;

    FeedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Opens a practitioner's feed; if she had one, this one takes its place.
    void replace(UUID practitionerId, FeedSecret secret, boolean names, Instant at, String by) {
        jdbc.sql("""
                        INSERT INTO practitioner_feed (practitioner_id, feed_id, key_hash, names, opened_at, opened_by)
                        VALUES (:practitioner, :feed, :hash, :names, :at, :by)
                        ON CONFLICT (practitioner_id) DO UPDATE
                            SET feed_id = excluded.feed_id, key_hash = excluded.key_hash, names = excluded.names,
                                opened_at = excluded.opened_at, opened_by = excluded.opened_by
                        """)
                .param("practitioner", practitionerId)
                .param("feed", secret.feedId())
                .param("hash", secret.hash())
                .param("names", names)
                .param("at", Timestamp.from(at))
                .param("by", by)
                .update();
    }

    void delete(UUID practitionerId) {
        jdbc.sql("DELETE FROM practitioner_feed WHERE practitioner_id = :practitioner")
                .param("practitioner", practitionerId)
                .update();
    }

    Optional<Feed> find(UUID feedId) {
        return jdbc.sql("SELECT practitioner_id, key_hash, names FROM practitioner_feed WHERE feed_id = :feed")
                .param("feed", feedId)
                .query((row, n) -> new Feed(
                        row.getObject("practitioner_id", UUID.class),
                        row.getBytes("key_hash"),
                        row.getBoolean("names")))
                .optional();
    }
}
