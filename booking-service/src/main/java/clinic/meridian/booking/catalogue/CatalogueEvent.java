package clinic.meridian.booking.catalogue;

import clinic.meridian.platform.event.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What can happen to the service catalogue.
public sealed interface CatalogueEvent {

    /// A service of a version of the catalogue was met in the configuration for the first time. It never changes.
    @DomainEvent(name = "booking.service-published")
    record ServicePublished(
            UUID catalogueId,
            int catalogueVersion,
            String service,
            Map<String, String> names,
            List<Phase> phases,
            boolean needsScreening,
            Instant validFrom)
            implements CatalogueEvent {}
}
