package clinic.meridian.booking.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.calendar.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DeskTest
class ReservationTableIT {

    private static final Instant TEN = Instant.parse("2026-03-03T10:00:00Z");

    @Autowired
    ReservationTable table;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    private final UUID room = UUID.randomUUID();

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    private static Claims visit(UUID resource, int fromMinute, int toMinute) {
        return new Claims(UUID.randomUUID(), List.of(claim(resource, fromMinute, toMinute)));
    }

    private static Claim claim(UUID resource, int fromMinute, int toMinute) {
        return new Claim(
                ResourceKind.ROOM,
                resource,
                new TimeRange(TEN.plusSeconds(60L * fromMinute), TEN.plusSeconds(60L * toMinute)));
    }

    @Test
    void letsNeighboursTouchButNotOverlap() {
        inTransaction(() -> table.reserve(List.of(visit(room, 0, 60), visit(room, 60, 90)), TEN));

        assertThatThrownBy(() -> inTransaction(() -> table.reserve(List.of(visit(room, 59, 60)), TEN)))
                .isInstanceOf(Overlap.class);
    }

    @Test
    void takesAllOfAVisitOrNothing() {
        UUID other = UUID.randomUUID();
        inTransaction(() -> table.reserve(List.of(visit(room, 0, 60)), TEN));
        Claims half = new Claims(UUID.randomUUID(), List.of(claim(other, 0, 60), claim(room, 30, 90)));

        assertThatThrownBy(() -> inTransaction(() -> table.reserve(List.of(half), TEN)))
                .isInstanceOf(Overlap.class);
        assertThat(table.inTheWayOf(List.of(claim(other, 0, 60)), null, TEN)).isEmpty();
    }

    @Test
    void exchangesForASlotThatOverlapsTheOldOne() {
        Claims before = visit(room, 0, 60);
        Claims after = new Claims(before.visitId(), List.of(claim(room, 30, 90)));
        inTransaction(() -> table.reserve(List.of(before), TEN));

        inTransaction(() -> table.exchange(before, after, TEN));

        assertThat(table.inTheWayOf(List.of(claim(room, 0, 200)), null, TEN)).isEqualTo(after.claims());
    }

    @Test
    void keepsTheOldSlotWhereTheNewOneIsTaken() {
        Claims before = visit(room, 0, 60);
        inTransaction(() -> table.reserve(List.of(before, visit(room, 60, 120)), TEN));

        assertThatThrownBy(() -> inTransaction(() ->
                        table.exchange(before, new Claims(before.visitId(), List.of(claim(room, 30, 90))), TEN)))
                .isInstanceOf(Overlap.class);
        assertThat(table.inTheWayOf(before.claims(), null, TEN)).isEqualTo(before.claims());
    }

    @Test
    void holdsGiveWayOnceTheyHaveExpired() {
        jdbc.sql("""
                        INSERT INTO reservation (resource_id, during, kind, hold_id, hold_expires_at)
                        VALUES (?, tstzrange('2026-03-03T10:00Z', '2026-03-03T11:00Z'), 'ROOM', gen_random_uuid(),
                                '2026-03-03T09:05Z')
                        """).param(room).update();
        Instant before = Instant.parse("2026-03-03T09:04:59Z");
        Instant after = Instant.parse("2026-03-03T09:05:00Z");

        assertThat(table.inTheWayOf(List.of(claim(room, 0, 30)), null, before)).hasSize(1);
        assertThatThrownBy(() -> inTransaction(() -> table.reserve(List.of(visit(room, 0, 30)), before)))
                .isInstanceOf(Overlap.class);
        assertThat(table.inTheWayOf(List.of(claim(room, 0, 30)), null, after)).isEmpty();
        inTransaction(() -> table.reserve(List.of(visit(room, 0, 30)), after));
    }

    /// Against reservations on paper: the same random requests meet the same answers.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithPaper(long seed) {
        Random random = new Random(seed);
        ReservationsOnPaper paper = new ReservationsOnPaper();
        List<UUID> resources = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        List<Claims> held = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            List<Claim> claims = new ArrayList<>();
            for (UUID resource : resources.subList(random.nextInt(3), 3)) {
                int from = 5 * random.nextInt(60);
                claims.add(claim(resource, from, from + 5 + 5 * random.nextInt(12)));
            }
            Claims wanted = new Claims(UUID.randomUUID(), claims);
            boolean exchange = !held.isEmpty() && random.nextInt(4) == 0;
            Claims old = exchange ? held.get(random.nextInt(held.size())) : wanted;
            Claims next = exchange ? new Claims(old.visitId(), claims) : wanted;

            assertThat(byStart(table.inTheWayOf(claims, exchange ? old.visitId() : null, TEN)))
                    .isEqualTo(byStart(paper.inTheWayOf(claims, exchange ? old.visitId() : null, TEN)));
            boolean onPaper = done(() -> change(paper, exchange, old, next));
            assertThat(done(() -> inTransaction(() -> change(table, exchange, old, next))))
                    .isEqualTo(onPaper);
            if (onPaper) {
                held.remove(old);
                held.add(next);
            }
            if (!held.isEmpty() && random.nextInt(5) == 0) {
                Claims gone = held.removeLast();
                paper.release(gone);
                inTransaction(() -> table.release(gone));
            }
        }
    }

    private static void change(Reservations reservations, boolean exchange, Claims old, Claims next) {
        if (exchange) {
            reservations.exchange(old, next, TEN);
        } else {
            reservations.reserve(List.of(next), TEN);
        }
    }

    private static boolean done(Runnable work) {
        try {
            work.run();
            return true;
        } catch (Overlap refused) {
            return false;
        }
    }

    private static List<Claim> byStart(List<Claim> claims) {
        return claims.stream()
                .distinct()
                .sorted(Comparator.comparing((Claim claim) -> claim.during().start())
                        .thenComparing(Claim::resource))
                .toList();
    }
}
