package clinic.meridian.booking.location;

import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.shell.LocationChoice;
import clinic.meridian.platform.shell.LocationChoices;
import java.util.List;
import org.springframework.stereotype.Component;

/// The locations at which somebody works, for the pages' top bar.
@Component
class LocationsToChoose implements LocationChoices {

    private final Locations locations;

    LocationsToChoose(Locations locations) {
        this.locations = locations;
    }

    @Override
    public List<LocationChoice> of(SignedIn person) {
        return locations.all().stream()
                .map(location -> new LocationChoice(location.locationId().toString(), location.name(), location.zone()))
                .filter(location -> person.worksAt(location.id()))
                .toList();
    }
}
