package clinic.meridian.booking.reservation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who holds what when. Rooms and clients never overlap, and neither do a practitioner's hands. All methods work in the
/// caller's transaction, and the ones that write expect the locks of [ResourceLocks] to be held. What stands in the way
/// of a write is noticed when the transaction goes on, at the latest when it commits, and undoes it.
public interface Reservations {

    /// Takes everything for all visits, or nothing. Holds give way that have expired by `now`, and those that were made
    /// to yield to one of the visits.
    ///
    /// @param whenTaken makes what is thrown when a visit stands in the way
    void reserve(Collection<Claims> visits, Instant now, Supplier<? extends RuntimeException> whenTaken);

    /// Gives back what a visit held and takes what it wants instead; the two may overlap.
    ///
    /// @param whenTaken makes what is thrown when another visit stands in the way
    void exchange(Claims held, Claims wanted, Instant now, Supplier<? extends RuntimeException> whenTaken);

    /// Keeps everything for somebody who is still deciding, or nothing. Afterwards it gives way to whoever comes.
    ///
    /// @param claims of a hold
    /// @param yieldsTo a visit that may have it back before that: the one that had it last
    /// @param whenTaken makes what is thrown when something stands in the way
    void hold(
            Claims claims,
            Instant expiresAt,
            @Nullable UUID yieldsTo,
            Instant now,
            Supplier<? extends RuntimeException> whenTaken);

    /// Gives back what a visit or a hold has.
    void release(Claims visit);

    /// What others already have that overlaps any of these claims, apart from holds that have expired by
    /// `now`. Reliable for as long as the claims' locks are held.
    ///
    /// @param exceptVisit a visit or a hold: its own reservations are in nobody's way, and neither are
    /// holds that yield to it
    List<Claim> inTheWayOf(Collection<Claim> claims, @Nullable UUID exceptVisit, Instant now);
}
