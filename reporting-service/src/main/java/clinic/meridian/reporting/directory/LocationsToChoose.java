package clinic.meridian.reporting.directory;

import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.shell.LocationChoice;
import clinic.meridian.platform.shell.LocationChoices;
import java.util.List;
import org.springframework.stereotype.Component;

/// The locations at which somebody works, for the pages' top bar.
@Component
class LocationsToChoose implements LocationChoices {

    private final DirectoryTable table;

    LocationsToChoose(DirectoryTable table) {
        this.table = table;
    }

    @Override
    public List<LocationChoice> of(SignedIn person) {
        return table.locations().stream()
                .filter(location -> person.worksAt(location.locationId()))
                .map(location -> new LocationChoice(location.locationId(), location.name(), location.zone()))
                .toList();
    }
}
