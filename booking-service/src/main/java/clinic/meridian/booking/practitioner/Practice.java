package clinic.meridian.booking.practitioner;

import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/// What a new practitioner must fit to: the clinic that is there already.
interface Practice {

    /// Zone of a location, if there is one of that id.
    Optional<ZoneId> zoneOf(UUID locationId);

    /// Whether the catalogue has this service.
    boolean offers(String service);

    /// Whether a practitioner signs in as this; nobody else can take the name until the transaction ends.
    boolean isTaken(String username);
}
