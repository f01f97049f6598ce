package clinic.meridian.booking.location;

import clinic.meridian.booking.location.LocationEvent.CancellationPolicySet;
import clinic.meridian.booking.location.LocationEvent.ClosureAnnounced;
import clinic.meridian.booking.location.LocationEvent.ClosureWithdrawn;
import clinic.meridian.booking.location.LocationEvent.LocationDetailsCorrected;
import clinic.meridian.booking.location.LocationEvent.LocationOpened;
import clinic.meridian.booking.location.LocationEvent.OpeningHoursChanged;
import clinic.meridian.booking.location.LocationEvent.RoomAdded;
import clinic.meridian.booking.location.LocationEvent.RoomClosed;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Keeps the locations as they stand, in the transaction of the command.
@Component
public class LocationProjection {

    private final LocationTable table;

    LocationProjection(LocationTable table) {
        this.table = table;
    }

    @EventHandler
    void on(LocationOpened event, DomainEventMessage<?> message) {
        table.insert(event, message.getSequenceNumber(), UUID.fromString(message.getIdentifier()));
    }

    @EventHandler
    void on(LocationDetailsCorrected event, DomainEventMessage<?> message) {
        table.update(event);
        changed(event, message);
    }

    @EventHandler
    void on(OpeningHoursChanged event, DomainEventMessage<?> message) {
        table.updateOpeningHours(event.locationId(), event.openingHours());
        changed(event, message);
    }

    @EventHandler
    void on(RoomAdded event, DomainEventMessage<?> message) {
        table.insert(event, message.getSequenceNumber());
        changed(event, message);
    }

    @EventHandler
    void on(RoomClosed event, DomainEventMessage<?> message) {
        table.closeRoom(event.roomId());
        changed(event, message);
    }

    @EventHandler
    void on(ClosureAnnounced event, DomainEventMessage<?> message) {
        table.insert(event);
        changed(event, message);
    }

    @EventHandler
    void on(ClosureWithdrawn event, DomainEventMessage<?> message) {
        table.deleteClosure(event.closureId());
        changed(event, message);
    }

    @EventHandler
    void on(CancellationPolicySet event, DomainEventMessage<?> message) {
        table.insert(event);
        changed(event, message);
    }

    private void changed(LocationEvent event, DomainEventMessage<?> message) {
        table.changed(event.locationId(), message.getSequenceNumber(), UUID.fromString(message.getIdentifier()));
    }
}
