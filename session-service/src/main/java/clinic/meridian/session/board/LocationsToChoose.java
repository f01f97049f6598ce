package clinic.meridian.session.board;

import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.shell.LocationChoice;
import clinic.meridian.platform.shell.LocationChoices;
import clinic.meridian.session.visit.Directory;
import java.util.List;
import org.springframework.stereotype.Component;

/// The locations that the top bar offers: where somebody works, as far as booking has told of them.
@Component
class LocationsToChoose implements LocationChoices {

    private final Directory directory;

    LocationsToChoose(Directory directory) {
        this.directory = directory;
    }

    @Override
    public List<LocationChoice> of(SignedIn person) {
        return directory.locations().stream()
                .filter(location -> person.worksAt(location.locationId()))
                .map(location -> new LocationChoice(location.locationId(), location.name(), location.zone()))
                .toList();
    }
}
