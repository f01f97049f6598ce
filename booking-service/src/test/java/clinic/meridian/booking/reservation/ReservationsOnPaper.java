package clinic.meridian.booking.reservation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reservations as a plain list: the simple truth that the table is compared with.
public final class ReservationsOnPaper implements Reservations {

    private final List<Claims> held = new ArrayList<>();

    @Override
    public void reserve(Collection<Claims> visits, Instant now) {
        Occupancy taken = new Occupancy(claims(null));
        for (Claims visit : visits) {
            if (!taken.inTheWayOf(visit.claims()).isEmpty()) {
                throw new Overlap();
            }
            visit.claims().forEach(taken::add);
        }
        held.addAll(visits);
    }

    @Override
    public void exchange(Claims old, Claims wanted, Instant now) {
        if (!inTheWayOf(wanted.claims(), old.visitId(), now).isEmpty()) {
            throw new Overlap();
        }
        release(old);
        held.add(wanted);
    }

    @Override
    public void release(Claims visit) {
        held.removeIf(claims -> claims.visitId().equals(visit.visitId()));
    }

    @Override
    public List<Claim> inTheWayOf(Collection<Claim> claims, @Nullable UUID exceptVisit, Instant now) {
        return new Occupancy(claims(exceptVisit)).inTheWayOf(claims);
    }

    public List<Claim> of(UUID visit) {
        return held.stream()
                .filter(claims -> claims.visitId().equals(visit))
                .flatMap(claims -> claims.claims().stream())
                .toList();
    }

    private List<Claim> claims(@Nullable UUID exceptVisit) {
        return held.stream()
                .filter(claims -> !claims.visitId().equals(exceptVisit))
                .flatMap(claims -> claims.claims().stream())
                .toList();
    }
}
