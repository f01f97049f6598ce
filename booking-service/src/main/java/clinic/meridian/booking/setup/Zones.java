package clinic.meridian.booking.setup;

import java.time.ZoneId;
import java.util.List;

/// Time zones that a clinic may lie in: cities, not offsets and not old names.
final class Zones {

    private static final List<String> CONTINENTS =
            List.of("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/");

    /// By name.
    static final List<String> ALL = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> CONTINENTS.stream().anyMatch(zone::startsWith))
            .sorted()
            .toList();

    private Zones() {}
}
