package clinic.meridian.booking.location;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// The locations as they stand. Views are kept in memory by the event that made them, so that a booking only has to ask
/// which event that is.
@Component
public class Locations {

    private final LocationTable table;
    private final Map<UUID, Cached> views = new ConcurrentHashMap<>();

    private record Cached(UUID lastEvent, LocationView view) {}

    Locations(LocationTable table) {
        this.table = table;
    }

    /// A location as it is at this moment.
    public Optional<LocationView> find(UUID locationId) {
        return table.lastEvent(locationId).map(event -> asOf(locationId, event));
    }

    /// A location as it was a moment ago, without asking the database where that can be avoided.
    public Optional<LocationView> recent(UUID locationId) {
        Cached cached = views.get(locationId);
        return cached == null ? find(locationId) : Optional.of(cached.view());
    }

    /// A location as this event left it, which must be its last one.
    public LocationView asOf(UUID locationId, UUID lastEvent) {
        Cached cached = views.get(locationId);
        if (cached == null || !cached.lastEvent().equals(lastEvent)) {
            cached = new Cached(lastEvent, table.load(locationId));
            views.put(locationId, cached);
        }
        return cached.view();
    }

    /// What was announced and not withdrawn, past ones included; earliest first.
    public List<Closure> closures(UUID locationId) {
        return table.announcedClosures(locationId);
    }

    public List<LocationView> all() {
        return table.lastEvents().entrySet().stream()
                .map(entry -> asOf(entry.getKey(), entry.getValue()))
                .toList();
    }
}
