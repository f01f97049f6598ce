package clinic.meridian.booking.practitioner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The practitioners as they stand. Views are kept in memory by the event that made them, so that a booking only has to
/// ask which event that is.
@Component
public class Practitioners {

    private final PractitionerTable table;
    private final Map<UUID, Cached> views = new ConcurrentHashMap<>();

    private record Cached(UUID lastEvent, PractitionerView view) {}

    Practitioners(PractitionerTable table) {
        this.table = table;
    }

    public Optional<PractitionerView> find(UUID practitionerId) {
        return table.lastEvent(practitionerId).map(event -> asOf(practitionerId, event));
    }

    /// A practitioner as this event left her, which must be her last one.
    public PractitionerView asOf(UUID practitionerId, UUID lastEvent) {
        Cached cached = views.get(practitionerId);
        if (cached == null || !cached.lastEvent().equals(lastEvent)) {
            cached = new Cached(lastEvent, table.load(practitionerId));
            views.put(practitionerId, cached);
        }
        return cached.view();
    }

    /// What was announced and not withdrawn, past ones included; earliest first.
    public List<Absence> absences(UUID practitionerId) {
        return table.announcedAbsences(practitionerId);
    }

    /// All of them, or those of one location; by name, those who have left included.
    public List<PractitionerView> at(@Nullable UUID locationId) {
        return table.lastEvents(locationId).entrySet().stream()
                .map(entry -> asOf(entry.getKey(), entry.getValue()))
                .toList();
    }
}
