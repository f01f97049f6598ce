package clinic.meridian.session.visit;

import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.session.visit.DirectoryTable.Linked;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Places and people by name, as far as this service has heard of them.
@Component
public class Directory implements Practitioners {

    /// @param zone of the place
    public record Location(String locationId, String name, ZoneId zone) {}

    /// A room that is open, or still in use.
    public record Room(String roomId, String name) {}

    private final DirectoryTable table;
    private final ClientTable clients;
    private final VisitTable visits;
    private final ClinicClock clock;

    Directory(DirectoryTable table, ClientTable clients, VisitTable visits, ClinicClock clock) {
        this.table = table;
        this.clients = clients;
        this.visits = visits;
        this.clock = clock;
    }

    /// All locations, by name.
    public List<Location> locations() {
        return table.locations();
    }

    public Optional<Location> location(String locationId) {
        return locations().stream()
                .filter(location -> location.locationId().equals(locationId))
                .findFirst();
    }

    /// The rooms of a location that are open, by name.
    public List<Room> rooms(String locationId) {
        return table.rooms(locationId);
    }

    @Override
    public boolean isKnown(String practitionerId) {
        return table.hasPractitioner(practitionerId);
    }

    @Override
    public Optional<String> signedInAs(String username) {
        return table.linkedTo(username).stream()
                .filter(one -> one.lastDay() == null || !one.lastDay().isBefore(clock.today(one.zone())))
                .map(Linked::practitionerId)
                .findFirst();
    }

    /// Display names by practitioner id; unknown ones are left out.
    public Map<String, String> practitionerNames(Set<String> practitionerIds) {
        return table.practitionerNames(practitionerIds);
    }

    /// First name and the initial of the last name by client id; unknown ones are left out.
    public Map<String, String> shortNames(Set<String> clientIds) {
        return clients.shortNames(clientIds);
    }

    /// The clinic's calendar day for a client: where her nearest visit is, else where the clinic is.
    public LocalDate todayFor(String clientId) {
        ZoneId zone = visits.zoneOfNearest(clientId, clock.now())
                .or(() -> locations().stream().map(Location::zone).findFirst())
                .orElse(ZoneOffset.UTC);
        return clock.today(zone);
    }

    /// What a service is called, as the catalogue's newest version has it; its code where nobody has told.
    public String serviceName(String service) {
        return table.serviceName(service).orElse(service);
    }
}
