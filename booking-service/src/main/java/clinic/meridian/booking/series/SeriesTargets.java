package clinic.meridian.booking.series;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// How many visits series are planned for: the 12 of "7 of 12".
@Component
public class SeriesTargets {

    private final SeriesTable table;

    SeriesTargets(SeriesTable table) {
        this.table = table;
    }

    /// By series.
    public Map<UUID, Integer> of(Collection<UUID> seriesIds) {
        return seriesIds.isEmpty() ? Map.of() : table.targets(seriesIds);
    }
}
