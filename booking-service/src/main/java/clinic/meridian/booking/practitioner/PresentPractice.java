package clinic.meridian.booking.practitioner;

import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.platform.database.AdvisoryLocks;
import clinic.meridian.platform.database.AdvisoryLocks.Lock;
import clinic.meridian.platform.database.AdvisoryLocks.Mode;
import clinic.meridian.platform.time.ClinicClock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The clinic as its tables show it.
@Component
class PresentPractice implements Practice {

    private final Locations locations;
    private final ServiceCatalogue catalogue;
    private final PractitionerTable practitioners;
    private final AdvisoryLocks locks;
    private final ClinicClock clock;

    PresentPractice(
            Locations locations,
            ServiceCatalogue catalogue,
            PractitionerTable practitioners,
            AdvisoryLocks locks,
            ClinicClock clock) {
        this.locations = locations;
        this.catalogue = catalogue;
        this.practitioners = practitioners;
        this.locks = locks;
        this.clock = clock;
    }

    @Override
    public Optional<ZoneId> zoneOf(UUID locationId) {
        return locations.find(locationId).map(LocationView::zone);
    }

    @Override
    public boolean offers(String service) {
        return catalogue.current(service, clock.now()).isPresent();
    }

    @Override
    public boolean isTaken(String username) {
        locks.take(List.of(new Lock("USERNAME:" + username, Mode.EXCLUSIVE)));
        return practitioners.isTaken(username);
    }
}
