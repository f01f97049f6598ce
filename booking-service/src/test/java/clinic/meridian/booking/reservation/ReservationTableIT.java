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
import java.util.function.Consumer;
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

    private static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

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
        inTransaction(() -> table.reserve(List.of(visit(room, 0, 60), visit(room, 60, 90)), TEN, Taken::new));

        assertThatThrownBy(() -> inTransaction(() -> table.reserve(List.of(visit(room, 59, 60)), TEN, Taken::new)))
                .isInstanceOf(Taken.class);
    }

    @Test
    void takesAllOfAVisitOrNothing() {
        UUID other = UUID.randomUUID();
        inTransaction(() -> table.reserve(List.of(visit(room, 0, 60)), TEN, Taken::new));
        Claims half = new Claims(UUID.randomUUID(), List.of(claim(other, 0, 60), claim(room, 30, 90)));

        assertThatThrownBy(() -> inTransaction(() -> table.reserve(List.of(half), TEN, Taken::new)))
                .isInstanceOf(Taken.class);
        assertThat(table.inTheWayOf(List.of(claim(other, 0, 60)), null, TEN)).isEmpty();
    }

    @Test
    void exchangesForASlotThatOverlapsTheOldOne() {
        Claims before = visit(room, 0, 60);
        Claims after = new Claims(before.visitId(), List.of(claim(room, 30, 90)));
        inTransaction(() -> table.reserve(List.of(before), TEN, Taken::new));

        inTransaction(() -> table.exchange(before, after, TEN, Taken::new));

        assertThat(table.inTheWayOf(List.of(claim(room, 0, 200)), null, TEN)).isEqualTo(after.claims());
    }

    @Test
    void keepsTheOldSlotWhereTheNewOneIsTaken() {
        Claims before = visit(room, 0, 60);
        inTransaction(() -> table.reserve(List.of(before, visit(room, 60, 120)), TEN, Taken::new));

        assertThatThrownBy(() -> inTransaction(() -> table.exchange(
                        before, new Claims(before.visitId(), List.of(claim(room, 30, 90))), TEN, Taken::new)))
                .isInstanceOf(Taken.class);
        assertThat(table.inTheWayOf(before.claims(), null, TEN)).isEqualTo(before.claims());
    }

    @Test
    void holdsGiveWayOnceTheyHaveExpired() {
        Instant before = Instant.parse("2026-03-03T09:04:59Z");
        Instant after = Instant.parse("2026-03-03T09:05:00Z");
        inTransaction(() -> table.hold(visit(room, 0, 60), after, null, before, Taken::new));
        inTransaction(() -> table.hold(visit(room, 120, 180), after, null, before, Taken::new));

        assertThat(table.inTheWayOf(List.of(claim(room, 0, 30)), null, before)).hasSize(1);
        assertThatThrownBy(() -> inTransaction(() -> table.reserve(List.of(visit(room, 0, 30)), before, Taken::new)))
                .isInstanceOf(Taken.class);
        assertThatThrownBy(() -> inTransaction(
                        () -> table.hold(visit(room, 30, 90), after.plusSeconds(300), null, before, Taken::new)))
                .isInstanceOf(Taken.class);
        assertThat(table.inTheWayOf(List.of(claim(room, 0, 30)), null, after)).isEmpty();
        inTransaction(() -> table.reserve(List.of(visit(room, 0, 30)), after, Taken::new));
        inTransaction(() -> table.hold(visit(room, 150, 210), after.plusSeconds(300), null, after, Taken::new));
    }

    @Test
    void holdsYieldToTheVisitThatHadTheSlotLastAndToNoOther() {
        Claims cancelled = visit(room, 0, 60);
        inTransaction(() -> table.hold(visit(room, 0, 60), TEN.plusSeconds(900), cancelled.visitId(), TEN, Taken::new));

        assertThat(table.inTheWayOf(cancelled.claims(), null, TEN)).hasSize(1);
        assertThatThrownBy(() -> inTransaction(() -> table.reserve(List.of(visit(room, 0, 60)), TEN, Taken::new)))
                .isInstanceOf(Taken.class);
        assertThat(table.inTheWayOf(cancelled.claims(), cancelled.visitId(), TEN))
                .isEmpty();
        inTransaction(() -> table.reserve(List.of(cancelled), TEN, Taken::new));
        assertThat(table.inTheWayOf(cancelled.claims(), null, TEN)).isEqualTo(cancelled.claims());
    }

    @Test
    void aHoldThatIsGivenBackLeavesNothing() {
        Claims held = visit(room, 0, 60);
        inTransaction(() -> table.hold(held, TEN.plusSeconds(300), null, TEN, Taken::new));

        assertThat(table.inTheWayOf(held.claims(), held.visitId(), TEN)).isEmpty();
        inTransaction(() -> table.release(held));

        assertThat(table.inTheWayOf(held.claims(), null, TEN)).isEmpty();
    }

    /// Against reservations on paper: the same random requests meet the same answers. Time goes by in whole
    /// minutes, so that some come at the very moment when a hold ends.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithPaper(long seed) {
        Random random = new Random(seed);
        ReservationsOnPaper paper = new ReservationsOnPaper();
        List<UUID> resources = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        List<Claims> visits = new ArrayList<>();
        List<Claims> holds = new ArrayList<>();
        Instant now = TEN;
        for (int i = 0; i < 200; i++) {
            List<Claim> claims = new ArrayList<>();
            for (UUID resource : resources.subList(random.nextInt(3), 3)) {
                int from = 5 * random.nextInt(60);
                claims.add(claim(resource, from, from + 5 + 5 * random.nextInt(12)));
            }
            Change change = change(random, claims, visits, holds, now);
            UUID except = random.nextBoolean() ? change.wanted().visitId() : null;

            assertThat(byStart(table.inTheWayOf(claims, except, now)))
                    .isEqualTo(byStart(paper.inTheWayOf(claims, except, now)));
            boolean onPaper = done(() -> change.work().accept(paper));
            assertThat(done(() -> inTransaction(() -> change.work().accept(table))))
                    .isEqualTo(onPaper);
            if (onPaper) {
                change.kept()
                        .removeIf(old -> old.visitId().equals(change.wanted().visitId()));
                change.kept().add(change.wanted());
            }
            List<Claims> kept = random.nextBoolean() ? visits : holds;
            if (!kept.isEmpty() && random.nextInt(4) == 0) {
                Claims gone = kept.removeLast();
                paper.release(gone);
                inTransaction(() -> table.release(gone));
            }
            now = now.plusSeconds(60L * random.nextInt(4));
        }
    }

    /// @param kept where it is noted when it is done
    private record Change(Claims wanted, List<Claims> kept, Consumer<Reservations> work) {}

    private static Change change(
            Random random, List<Claim> claims, List<Claims> visits, List<Claims> holds, Instant now) {
        Claims wanted = new Claims(UUID.randomUUID(), claims);
        int what = random.nextInt(4);
        if (what == 0 && !visits.isEmpty()) {
            Claims old = visits.get(random.nextInt(visits.size()));
            Claims next = new Claims(old.visitId(), claims);
            return new Change(next, visits, reservations -> reservations.exchange(old, next, now, Taken::new));
        }
        if (what == 1) {
            UUID yieldsTo = visits.isEmpty() ? null : visits.getLast().visitId();
            Instant expiresAt = now.plusSeconds(60L * (5 + random.nextInt(10)));
            return new Change(
                    wanted, holds, reservations -> reservations.hold(wanted, expiresAt, yieldsTo, now, Taken::new));
        }
        return new Change(wanted, visits, reservations -> reservations.reserve(List.of(wanted), now, Taken::new));
    }

    private static boolean done(Runnable work) {
        try {
            work.run();
            return true;
        } catch (Taken refused) {
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
