package clinic.meridian.booking.reservation;

import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.platform.database.WriteBehind;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The reservations as rows whose primary key forbids any overlap.
@Component
class ReservationTable implements Reservations {

    private static final String NO_OVERLAP = "reservation_pkey";

    private final JdbcClient jdbc;
    private final WriteBehind writeBehind;

    ReservationTable(JdbcClient jdbc, WriteBehind writeBehind) {
        this.jdbc = jdbc;
        this.writeBehind = writeBehind;
    }

    @Override
    public void reserve(Collection<Claims> visits, Instant now, Supplier<? extends RuntimeException> whenTaken) {
        Rows rows = Rows.of(visits);
        writeBehind.update(
                """
                WITH wanted AS (
                    SELECT resource_id, during, kind, holder
                    FROM unnest(?::uuid[], ?::tstzrange[], ?::text[], ?::uuid[])
                         AS w(resource_id, during, kind, holder)
                ), given_way AS (
                    DELETE FROM reservation r
                    USING wanted w
                    WHERE r.hold_id IS NOT NULL AND r.resource_id = w.resource_id AND r.during && w.during
                      AND (r.hold_expires_at <= ? OR r.yields_to = w.holder)
                    RETURNING 1
                )
                INSERT INTO reservation (resource_id, during, kind, appointment_id)
                SELECT w.resource_id, w.during, w.kind, w.holder
                FROM wanted w, (SELECT count(*) FROM given_way) AS first
                """,
                List.of(rows.resources(), rows.ranges(), rows.kinds(), rows.holders(), Timestamp.from(now)),
                NO_OVERLAP,
                whenTaken);
    }

    @Override
    public void hold(
            Claims claims,
            Instant expiresAt,
            @Nullable UUID yieldsTo,
            Instant now,
            Supplier<? extends RuntimeException> whenTaken) {
        Rows rows = Rows.of(List.of(claims));
        writeBehind.update(
                """
                WITH wanted AS (
                    SELECT resource_id, during, kind, holder
                    FROM unnest(?::uuid[], ?::tstzrange[], ?::text[], ?::uuid[])
                         AS w(resource_id, during, kind, holder)
                ), given_way AS (
                    DELETE FROM reservation r
                    USING wanted w
                    WHERE r.hold_id IS NOT NULL AND r.resource_id = w.resource_id AND r.during && w.during
                      AND r.hold_expires_at <= ?
                    RETURNING 1
                )
                INSERT INTO reservation (resource_id, during, kind, hold_id, hold_expires_at, yields_to)
                SELECT w.resource_id, w.during, w.kind, w.holder, ?, ?::uuid
                FROM wanted w, (SELECT count(*) FROM given_way) AS first
                """,
                Arrays.asList(
                        rows.resources(),
                        rows.ranges(),
                        rows.kinds(),
                        rows.holders(),
                        Timestamp.from(now),
                        Timestamp.from(expiresAt),
                        yieldsTo),
                NO_OVERLAP,
                whenTaken);
    }

    @Override
    public void exchange(Claims held, Claims wanted, Instant now, Supplier<? extends RuntimeException> whenTaken) {
        release(held);
        reserve(List.of(wanted), now, whenTaken);
    }

    @Override
    public void release(Claims visit) {
        Rows rows = Rows.of(List.of(visit));
        writeBehind.update("""
                DELETE FROM reservation r
                USING unnest(?::uuid[], ?::tstzrange[]) AS held(resource_id, during)
                WHERE r.resource_id = held.resource_id AND r.during = held.during
                  AND ? IN (r.appointment_id, r.hold_id)
                """, List.of(rows.resources(), rows.ranges(), visit.visitId()));
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

        String[] kinds() {
            return kinds.toArray(String[]::new);
        }

        String[] holders() {
            return holders.toArray(String[]::new);
        }
    }
}
