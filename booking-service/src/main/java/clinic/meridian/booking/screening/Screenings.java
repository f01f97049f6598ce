package clinic.meridian.booking.screening;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What the treatment room last said about needling each client.
@Component
public class Screenings {

    private final ScreeningTable table;

    Screenings(ScreeningTable table) {
        this.table = table;
    }

    /// By client; those of whom no screening is known are not in it.
    public Map<UUID, ScreeningStanding> of(Collection<UUID> clientIds) {
        return clientIds.isEmpty() ? Map.of() : table.standings(clientIds);
    }
}
