package clinic.meridian.booking.location;

import clinic.meridian.booking.calendar.TimeRange;
import java.util.List;
import java.util.UUID;

/// Tells which visits a closure falls on; asked under the location's lock, so none can be added meanwhile.
public interface StandingVisits {

    /// Visits that stand at this location and touch this time, earliest first.
    List<UUID> atLocation(UUID locationId, TimeRange during);

    /// Visits that stand with this practitioner and touch this time, earliest first.
    List<UUID> withPractitioner(UUID practitionerId, TimeRange during);

    /// Visits that stand in this room and are not over.
    List<UUID> inRoom(UUID roomId);
}
