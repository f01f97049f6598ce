package clinic.meridian.reporting.directory;

import clinic.meridian.contracts.DirectoryState.LocationStateV1;
import clinic.meridian.contracts.DirectoryState.PractitionerStateV1;
import clinic.meridian.contracts.DirectoryState.RoomStateV1;
import clinic.meridian.contracts.DirectoryState.ServiceStateV1;
import clinic.meridian.reporting.ReadModel;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Locations, rooms, practitioners and service names as they are now. Terms of cancellation matter to the desk only.
@Component
class DirectoryProjection implements ReadModel {

    private final DirectoryTable table;

    DirectoryProjection(DirectoryTable table) {
        this.table = table;
    }

    @EventHandler
    void on(LocationStateV1 location) {
        table.put(location);
    }

    @EventHandler
    void on(RoomStateV1 room) {
        table.put(room);
    }

    @EventHandler
    void on(PractitionerStateV1 practitioner) {
        table.put(practitioner);
    }

    @EventHandler
    void on(ServiceStateV1 service) {
        table.put(service);
    }
}
