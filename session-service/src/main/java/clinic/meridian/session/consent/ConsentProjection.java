package clinic.meridian.session.consent;

import clinic.meridian.platform.command.ActorMetadata;
import clinic.meridian.session.consent.ConsentEvent.ConsentGiven;
import clinic.meridian.session.consent.ConsentEvent.ConsentWithdrawn;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.stereotype.Component;

/// The clients' consents, in the transaction of the command.
@Component
public class ConsentProjection {

    private final ConsentTable table;

    ConsentProjection(ConsentTable table) {
        this.table = table;
    }

    @EventHandler
    void on(ConsentGiven event, @MetaDataValue(ActorMetadata.BY) String by) {
        table.add(event, by);
    }

    @EventHandler
    void on(ConsentWithdrawn event) {
        table.withdraw(event.clientId(), event.procedure(), event.withdrawnAt());
    }
}
