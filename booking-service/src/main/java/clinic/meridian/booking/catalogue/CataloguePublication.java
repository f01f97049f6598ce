package clinic.meridian.booking.catalogue;

import clinic.meridian.booking.catalogue.CatalogueEvent.ServicePublished;
import clinic.meridian.booking.catalogue.CatalogueVersion.PublishCatalogue;
import clinic.meridian.contracts.Channel;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.database.Busy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/// Tells the other services each version of the configured catalogue once, when a service starts with it. Bookings keep
/// the number of the version that they were made under, so a version must not change after that.
@Component
class CataloguePublication implements ApplicationRunner {

    private static final Actor SERVICE = Actor.of("booking-service", Channel.SYSTEM);

    private final ServiceCatalogue catalogue;
    private final PublishedServiceTable published;
    private final Commands commands;

    CataloguePublication(ServiceCatalogue catalogue, PublishedServiceTable published, Commands commands) {
        this.catalogue = catalogue;
        this.published = published;
        this.commands = commands;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Map<Integer, List<OfferedService>> versions = catalogue.all().stream()
                .collect(Collectors.groupingBy(OfferedService::catalogueVersion, TreeMap::new, Collectors.toList()));
        versions.forEach(this::publish);
    }

    /// @throws IllegalStateException when the version was published with other content
    void publish(int version, List<OfferedService> services) {
        List<OfferedService> before = published(version);
        if (before.isEmpty()) {
            try {
                commands.send(new PublishCatalogue(CatalogueVersion.idOf(version), services), SERVICE);
                return;
            } catch (Busy anotherInstanceWasFaster) {
                before = published(version);
            }
        }
        if (!before.equals(services)) {
            throw new IllegalStateException("Version " + version + " of the service catalogue was published with other "
                    + "content; give the changed catalogue a new version number (meridian.catalogue)");
        }
    }

    private List<OfferedService> published(int version) {
        return published.ofVersion(version).stream()
                .map(CataloguePublication::offered)
                .toList();
    }

    private static OfferedService offered(ServicePublished service) {
        return new OfferedService(
                service.service(),
                service.catalogueVersion(),
                service.names(),
                new Timeline(service.phases()),
                service.needsScreening(),
                service.validFrom());
    }
}
