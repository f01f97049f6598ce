package clinic.meridian.booking.screening;

import clinic.meridian.contracts.ScreeningEvent.ClearanceRecordedV1;
import clinic.meridian.contracts.ScreeningEvent.ClientScreenedV1;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Keeps what the treatment room says about needling each client. Facts of one client come in their order, and each
/// screening replaces the one before.
@Component
public class ScreeningProjection {

    private final ScreeningTable table;

    ScreeningProjection(ScreeningTable table) {
        this.table = table;
    }

    @EventHandler
    void on(ClientScreenedV1 event) {
        table.screened(UUID.fromString(event.clientId()), event.outcome(), event.screenedOn(), event.validUntil());
    }

    @EventHandler
    void on(ClearanceRecordedV1 event) {
        table.cleared(UUID.fromString(event.clientId()), event.validUntil());
    }
}
