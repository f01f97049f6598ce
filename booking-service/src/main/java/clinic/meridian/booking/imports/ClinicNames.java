package clinic.meridian.booking.imports;

import clinic.meridian.booking.catalogue.OfferedService;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.LocationView.Room;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.platform.time.ClinicClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What everything in the clinic is called, for people's files: by name, by code or by id.
@Component
class ClinicNames {

    private final Locations locations;
    private final Practitioners practitioners;
    private final ServiceCatalogue catalogue;
    private final ClinicClock clock;

    ClinicNames(Locations locations, Practitioners practitioners, ServiceCatalogue catalogue, ClinicClock clock) {
        this.locations = locations;
        this.practitioners = practitioners;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    Names read() {
        List<LocationView> all = locations.all();
        Map<UUID, Named<PractitionerView>> people = new HashMap<>();
        Map<UUID, Named<Room>> rooms = new HashMap<>();
        List<PractitionerView> everybody = practitioners.at(null);
        for (LocationView location : all) {
            people.put(
                    location.locationId(),
                    new Named<>(
                            "practitioner at " + location.name(),
                            everybody.stream()
                                    .filter(person -> person.locationId().equals(location.locationId()))
                                    .toList(),
                            ClinicNames::of));
            rooms.put(
                    location.locationId(),
                    new Named<>(
                            "room at " + location.name(),
                            location.rooms(),
                            room -> List.of(room.name(), room.roomId().toString())));
        }
        return new Names(
                new Named<>(
                        "location", all, l -> List.of(l.name(), l.locationId().toString())),
                new Named<>("service", catalogue.current(clock.now()), ClinicNames::of),
                people,
                rooms);
    }

    private static List<String> of(PractitionerView person) {
        return Stream.concat(
                        Stream.of(person.name(), person.practitionerId().toString()),
                        Stream.ofNullable(person.username()))
                .toList();
    }

    private static List<String> of(OfferedService service) {
        return Stream.concat(Stream.of(service.code()), service.names().values().stream())
                .distinct()
                .toList();
    }

    /// The names at one moment. What is asked for and not there is refused with the nearest name that is.
    static final class Names {
        private final Named<LocationView> locations;
        private final Named<OfferedService> services;
        private final Map<UUID, Named<PractitionerView>> practitioners;
        private final Map<UUID, Named<Room>> rooms;

        Names(
                Named<LocationView> locations,
                Named<OfferedService> services,
                Map<UUID, Named<PractitionerView>> practitioners,
                Map<UUID, Named<Room>> rooms) {
            this.locations = locations;
            this.services = services;
            this.practitioners = Map.copyOf(practitioners);
            this.rooms = Map.copyOf(rooms);
        }

        LocationView location(String name) {
            return locations.find(name);
        }

        OfferedService service(String name) {
            return services.find(name);
        }

        PractitionerView practitioner(LocationView location, String name) {
            return at(location, practitioners).find(name);
        }

        Room room(LocationView location, String name) {
            return at(location, rooms).find(name);
        }

        private static <T> Named<T> at(LocationView location, Map<UUID, Named<T>> things) {
            Named<T> there = things.get(location.locationId());
            if (there == null) {
                throw new IllegalStateException("A location whose names were not read: " + location.locationId());
            }
            return there;
        }
    }
}
