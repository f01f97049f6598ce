package clinic.meridian.booking.reservation;

import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.platform.database.SqlStates;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// The reservations as rows whose primary key forbids any overlap.
@Component
class ReservationTable implements Reservations {

    private final JdbcClient jdbc;

    ReservationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void reserve(Collection<Claims> visits, Instant now) {
        Rows rows = Rows.of(visits);
        execute(rows.bind(jdbc.sql("""
                WITH wanted AS (
                    SELECT resource_id, during, kind, holder
                    FROM unnest(:resources::uuid[], :ranges::tstzrange[], :kinds::text[], :holders::uuid[])
                         AS w(resource_id, during, kind, holder)
                ), given_way AS (
                    DELETE FROM reservation r
                    USING wanted w
                    WHERE r.hold_id IS NOT NULL AND r.resource_id = w.resource_id AND r.during && w.during
                      AND (r.hold_expires_at <= :now OR r.yields_to = w.holder)
                    RETURNING 1
                )
                INSERT INTO reservation (resource_id, during, kind, appointment_id)
                SELECT w.resource_id, w.during, w.kind, w.holder
                FROM wanted w, (SELECT count(*) FROM given_way) AS first
                """), now));
    }

    @Override
    public void hold(Claims claims, Instant expiresAt, @Nullable UUID yieldsTo, Instant now) {
        Rows rows = Rows.of(List.of(claims));
        execute(rows.bind(jdbc.sql("""
                WITH wanted AS (
                    SELECT resource_id, during, kind, holder
                    FROM unnest(:resources::uuid[], :ranges::tstzrange[], :kinds::text[], :holders::uuid[])
                         AS w(resource_id, during, kind, holder)
                ), given_way AS (
                    DELETE FROM reservation r
                    USING wanted w
                    WHERE r.hold_id IS NOT NULL AND r.resource_id = w.resource_id AND r.during && w.during
                      AND r.hold_expires_at <= :now
                    RETURNING 1
                )
                INSERT INTO reservation (resource_id, during, kind, hold_id, hold_expires_at, yields_to)
                SELECT w.resource_id, w.during, w.kind, w.holder, :expires, :yieldsTo::uuid
                FROM wanted w, (SELECT count(*) FROM given_way) AS first
                """), now)
                .param("expires", Timestamp.from(expiresAt))
                .param("yieldsTo", yieldsTo));
    }

    @Override
    public void exchange(Claims held, Claims wanted, Instant now) {
        release(held);
        reserve(List.of(wanted), now);
    }

    @Override
    public void release(Claims visit) {
        Rows rows = Rows.of(List.of(visit));
        jdbc.sql("""
                        DELETE FROM reservation r
                        USING unnest(:resources::uuid[], :ranges::tstzrange[]) AS held(resource_id, during)
                        WHERE r.resource_id = held.resource_id AND r.during = held.during
                          AND (r.appointment_id = :visit OR r.hold_id = :visit)
                        """)
                .param("resources", rows.resources())
                .param("ranges", rows.ranges())
                .param("visit", visit.visitId())
                .update();
    }

    private static void execute(StatementSpec insert) {
        try {
            insert.update();
        } catch (DataAccessException failure) {
            if (SqlStates.has(failure, SqlStates.EXCLUSION_VIOLATION)) {
                throw new Overlap(failure);
            }
            throw failure;
        }
    }

    @Override
    public List<Claim> inTheWayOf(Collection<Claim> claims, @Nullable UUID exceptVisit, Instant now) {
        UUID nobody = new UUID(0, 0);
        Rows rows = Rows.of(List.of(new Claims(nobody, List.copyOf(claims))));
        return jdbc.sql("""
                        SELECT DISTINCT r.kind, r.resource_id, lower(r.during) AS starts_at, upper(r.during) AS ends_at
                        FROM unnest(:resources::uuid[], :ranges::tstzrange[]) AS wanted(resource_id, during)
                        JOIN reservation r ON r.resource_id = wanted.resource_id AND r.during && wanted.during
                        WHERE r.appointment_id IS DISTINCT FROM :except AND r.hold_id IS DISTINCT FROM :except
                          AND r.yields_to IS DISTINCT FROM :except
                          AND (r.hold_expires_at IS NULL OR r.hold_expires_at > :now)
                        ORDER BY starts_at, kind, r.resource_id
                        """)
                .param("resources", rows.resources())
                .param("ranges", rows.ranges())
                .param("except", exceptVisit == null ? nobody : exceptVisit)
                .param("now", Timestamp.from(now))
                .query((row, n) -> new Claim(
                        ResourceKind.valueOf(row.getString("kind")),
                        row.getObject("resource_id", UUID.class),
                        new TimeRange(
                                row.getTimestamp("starts_at").toInstant(),
                                row.getTimestamp("ends_at").toInstant())))
                .list();
    }

    /// What a statement unnests, one claim a row.
    private static final class Rows {
        private final List<String> resources = new ArrayList<>();
        private final List<String> ranges = new ArrayList<>();
        private final List<String> kinds = new ArrayList<>();
        private final List<String> holders = new ArrayList<>();

        static Rows of(Collection<Claims> visits) {
            Rows rows = new Rows();
            for (Claims visit : visits) {
                for (Claim claim : visit.claims()) {
                    rows.resources.add(claim.resource().toString());
                    rows.ranges.add(
                            "[" + claim.during().start() + "," + claim.during().end() + ")");
                    rows.kinds.add(claim.kind().name());
                    rows.holders.add(visit.visitId().toString());
                }
            }
            return rows;
        }

        String[] resources() {
            return resources.toArray(String[]::new);
        }

        String[] ranges() {
            return ranges.toArray(String[]::new);
        }

        StatementSpec bind(StatementSpec insert, Instant now) {
            return insert.param("resources", resources())
                    .param("ranges", ranges())
                    .param("kinds", kinds.toArray(String[]::new))
                    .param("holders", holders.toArray(String[]::new))
                    .param("now", Timestamp.from(now));
        }
    }
}
