package clinic.meridian.booking.reservation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who holds what when. Rooms and clients never overlap, and neither do a practitioner's hands. All methods work in the
/// caller's transaction, and the ones that write expect the locks of [ResourceLocks] to be held.
public interface Reservations {

    /// Takes everything for all visits, or nothing. Holds that have expired by `now` give way.
    ///
    /// @throws Overlap when a visit stands in the way; nothing more can be done in this transaction
    void reserve(Collection<Claims> visits, Instant now);

    /// Gives back what a visit held and takes what it wants instead; the two may overlap.
    ///
    /// @throws Overlap when another visit stands in the way; nothing more can be done in this transaction
    void exchange(Claims held, Claims wanted, Instant now);

    /// Gives back what a visit holds.
    void release(Claims visit);

    /// What others already have that overlaps any of these claims, apart from holds that have expired by `now`.
    /// Reliable for as long as the claims' locks are held.
    ///
    /// @param exceptVisit whose own reservations are in nobody's way
    List<Claim> inTheWayOf(Collection<Claim> claims, @Nullable UUID exceptVisit, Instant now);
}
