package clinic.meridian.booking.catalogue;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import clinic.meridian.booking.catalogue.CatalogueEvent.ServicePublished;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// One version of the service catalogue, published once.
public class CatalogueVersion {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private UUID catalogueId;

    /// For Axon, which fills the fields by the events.
    @SuppressWarnings("NullAway.Init")
    protected CatalogueVersion() {}

    record PublishCatalogue(@TargetAggregateIdentifier UUID catalogueId, List<OfferedService> services) {}

    /// The same for every instance, so that only one of them can publish a version.
    static UUID idOf(int version) {
        return UUID.nameUUIDFromBytes(("service-catalogue/" + version).getBytes(StandardCharsets.UTF_8));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void publish(PublishCatalogue command) {
        for (OfferedService service : command.services()) {
            apply(new ServicePublished(
                    command.catalogueId(),
                    service.catalogueVersion(),
                    service.code(),
                    new TreeMap<>(service.names()),
                    service.timeline().phases(),
                    service.needsScreening(),
                    service.validFrom()));
        }
    }

    @EventSourcingHandler
    void on(ServicePublished event) {
        catalogueId = event.catalogueId();
    }
}
