package clinic.meridian.booking.location;

import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.calendar.WeeklyHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A location as it stands, with everything that bookings rely on.
///
/// @param version sequence number of its last event
/// @param rooms in the order in which they were added, closed ones included
/// @param closures earliest first
/// @param policies by version
public record LocationView(
        UUID locationId,
        long version,
        String name,
        ZoneId zone,
        String address,
        String phone,
        String email,
        String locale,
        WeeklyHours openingHours,
        List<Room> rooms,
        List<TimeRange> closures,
        List<CancellationPolicy> policies) {

    /// @param open takes bookings
    public record Room(UUID roomId, String name, boolean open) {}

    public LocationView {
        rooms = List.copyOf(rooms);
        closures = List.copyOf(closures);
        policies = List.copyOf(policies);
    }

    public List<Room> openRooms() {
        return rooms.stream().filter(Room::open).toList();
    }

    /// The same location as if it had this room only.
    public LocationView withOnly(UUID roomId) {
        return new LocationView(
                locationId,
                version,
                name,
                zone,
                address,
                phone,
                email,
                locale,
                openingHours,
                room(roomId).map(List::of).orElse(List.of()),
                closures,
                policies);
    }

    public Optional<Room> room(UUID roomId) {
        return rooms.stream().filter(room -> room.roomId().equals(roomId)).findFirst();
    }

    /// The terms that a booking made now accepts.
    public CancellationPolicy policyAt(Instant now) {
        return policies.stream()
                .filter(policy -> !policy.validFrom().isAfter(now))
                .max(Comparator.comparingInt(CancellationPolicy::version))
                .orElseGet(policies::getFirst);
    }

    public CancellationPolicy policy(int version) {
        return policies.stream()
                .filter(policy -> policy.version() == version)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Location " + locationId + " has no cancellation terms of version " + version));
    }
}
