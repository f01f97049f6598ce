package clinic.meridian.booking.appointment;

import java.util.Set;
import java.util.UUID;

/// Some instance has changed the diaries of these locations; told to every instance, as a Spring event.
///
/// @param locations empty where it may have been any: bells may have been missed
public record DiaryRang(Set<UUID> locations) {
    public DiaryRang {
        locations = Set.copyOf(locations);
    }
}
