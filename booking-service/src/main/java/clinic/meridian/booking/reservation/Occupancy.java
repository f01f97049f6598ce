package clinic.meridian.booking.reservation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What is taken, in memory: the reservations that were read, and the claims of visits that are being placed with them.
public final class Occupancy {

    private final Map<UUID, List<Claim>> taken = new HashMap<>();

    public Occupancy(Collection<Claim> taken) {
        taken.forEach(this::add);
    }

    public void add(Claim claim) {
        taken.computeIfAbsent(claim.resource(), resource -> new ArrayList<>()).add(claim);
    }

    /// What stands in the way of a claim; empty when it can be had.
    public List<Claim> inTheWayOf(Claim wanted) {
        return taken.getOrDefault(wanted.resource(), List.of()).stream()
                .filter(claim -> claim.during().overlaps(wanted.during()))
                .toList();
    }

    public List<Claim> inTheWayOf(Collection<Claim> wanted) {
        return wanted.stream()
                .flatMap(claim -> inTheWayOf(claim).stream())
                .distinct()
                .toList();
    }

    /// What really stands in the way of a visit that any of these rooms would do for: rooms do only where none of them
    /// is left.
    ///
    /// @param taken what was found in the way of the visit in each of the rooms
    public static List<Claim> decisive(Collection<Claim> taken, Collection<UUID> rooms) {
        Set<UUID> takenRooms = taken.stream()
                .filter(claim -> claim.kind() == ResourceKind.ROOM)
                .map(Claim::resource)
                .collect(Collectors.toSet());
        return taken.stream()
                .filter(claim -> claim.kind() != ResourceKind.ROOM || takenRooms.containsAll(rooms))
                .toList();
    }
}
