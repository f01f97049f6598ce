package clinic.meridian.booking.catalogue;

import clinic.meridian.booking.catalogue.CatalogueEvent.ServicePublished;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Remembers which services of which version have been published, in the transaction of the command.
@Component
public class CatalogueProjection {

    private final PublishedServiceTable table;

    CatalogueProjection(PublishedServiceTable table) {
        this.table = table;
    }

    @EventHandler
    void on(ServicePublished event) {
        table.insert(event);
    }
}
