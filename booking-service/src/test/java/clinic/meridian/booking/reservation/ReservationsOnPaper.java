package clinic.meridian.booking.reservation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reservations as a plain list: the simple truth that the table is compared with.
public final class ReservationsOnPaper implements Reservations {

    private final List<Line> lines = new ArrayList<>();

    /// @param expiresAt of a hold only
    private record Line(
            Claims claims,
            @Nullable Instant expiresAt,
            @Nullable UUID yieldsTo) {

        boolean standsInTheWayOf(@Nullable UUID holder, Instant now) {
            boolean expired = expiresAt != null && !expiresAt.isAfter(now);
            return !expired && !claims.visitId().equals(holder) && (yieldsTo == null || !yieldsTo.equals(holder));
        }
    }

    @Override
    public void reserve(Collection<Claims> visits, Instant now, Supplier<? extends RuntimeException> whenTaken) {
        Occupancy taken = new Occupancy(List.of());
        for (Claims visit : visits) {
            if (!inTheWayOf(visit.claims(), visit.visitId(), now).isEmpty()
                    || !new Occupancy(of(visit.visitId()))
                            .inTheWayOf(visit.claims())
                            .isEmpty()
                    || !taken.inTheWayOf(visit.claims()).isEmpty()) {
                throw whenTaken.get();
            }
            visit.claims().forEach(taken::add);
        }
        visits.forEach(visit -> write(new Line(visit, null, null), now));
    }

    @Override
    public void exchange(Claims old, Claims wanted, Instant now, Supplier<? extends RuntimeException> whenTaken) {
        if (!inTheWayOf(wanted.claims(), old.visitId(), now).isEmpty()) {
            throw whenTaken.get();
        }
        release(old);
        write(new Line(wanted, null, null), now);
    }

    @Override
    public void hold(
            Claims claims,
            Instant expiresAt,
            @Nullable UUID yieldsTo,
            Instant now,
            Supplier<? extends RuntimeException> whenTaken) {
        if (!inTheWayOf(claims.claims(), null, now).isEmpty()) {
            throw whenTaken.get();
        }
        write(new Line(claims, expiresAt, yieldsTo), now);
    }

    /// What gives way is gone for those claims only.
    private void write(Line line, Instant now) {
        Occupancy wanted = new Occupancy(line.claims().claims());
        lines.replaceAll(other -> other.standsInTheWayOf(line.claims().visitId(), now)
                ? other
                : new Line(
                        new Claims(
                                other.claims().visitId(),
                                other.claims().claims().stream()
                                        .filter(claim ->
                                                wanted.inTheWayOf(claim).isEmpty())
                                        .toList()),
                        other.expiresAt(),
                        other.yieldsTo()));
        lines.add(line);
    }

    @Override
    public void release(Claims visit) {
        lines.removeIf(line -> line.claims().visitId().equals(visit.visitId()));
    }

    @Override
    public List<Claim> inTheWayOf(Collection<Claim> claims, @Nullable UUID exceptVisit, Instant now) {
        return new Occupancy(lines.stream()
                        .filter(line -> line.standsInTheWayOf(exceptVisit, now))
                        .flatMap(line -> line.claims().claims().stream())
                        .toList())
                .inTheWayOf(claims);
    }

    public List<Claim> of(UUID holder) {
        return lines.stream()
                .filter(line -> line.claims().visitId().equals(holder))
                .flatMap(line -> line.claims().claims().stream())
                .toList();
    }
}
