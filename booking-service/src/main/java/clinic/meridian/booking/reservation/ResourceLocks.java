package clinic.meridian.booking.reservation;

import clinic.meridian.platform.database.AdvisoryLocks.Lock;
import clinic.meridian.platform.database.AdvisoryLocks.Mode;
import java.util.Collection;
import java.util.UUID;

/// Makes rivals queue before they meet the reservations' constraint. Everything that a transaction touches is locked in
/// one call; a lock is held until the transaction ends.
@FunctionalInterface
public interface ResourceLocks {

    void take(Collection<Lock> locks);

    static Lock exclusively(ResourceKind kind, UUID resource) {
        return new Lock(kind.name() + ":" + resource, Mode.EXCLUSIVE);
    }

    /// For those who rely on a location's opening hours, closures and rooms staying as they are.
    static Lock relyingOnLocation(UUID location) {
        return new Lock("LOCATION:" + location, Mode.SHARED);
    }

    /// For those who change them.
    static Lock changingLocation(UUID location) {
        return new Lock("LOCATION:" + location, Mode.EXCLUSIVE);
    }
}
