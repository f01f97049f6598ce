package clinic.meridian.reporting.client;

import clinic.meridian.contracts.ClientState;
import clinic.meridian.contracts.ClientState.ClientStateV1;
import clinic.meridian.platform.command.ActorMetadata;
import clinic.meridian.platform.consuming.StateRemoved;
import clinic.meridian.reporting.ReadModel;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/// Clients' names, addresses and preferences as they are now; a client who is gone leaves nothing here.
@Component
class ClientProjection implements ReadModel {

    private final ClientTable table;

    ClientProjection(ClientTable table) {
        this.table = table;
    }

    @EventHandler
    void on(ClientStateV1 client, EventMessage<?> message) {
        table.put(client, ActorMetadata.recordedAt(message));
    }

    @EventHandler
    void on(StateRemoved removed) {
        if (ClientState.class.isAssignableFrom(removed.state())) {
            table.remove(removed.key());
        }
    }
}
