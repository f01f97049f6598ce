package clinic.meridian.booking.setup;

import clinic.meridian.booking.availability.Availability;
import clinic.meridian.booking.availability.Availability.Wish;
import clinic.meridian.booking.availability.FreeSlot;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.catalogue.OfferedService;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What is set up, and what is missing.
@Component
class ClinicState {

    private static final Duration AHEAD = Duration.ofDays(28);

    private final Locations locations;
    private final Practitioners practitioners;
    private final ServiceCatalogue catalogue;
    private final Availability availability;
    private final ClinicClock clock;

    ClinicState(
            Locations locations,
            Practitioners practitioners,
            ServiceCatalogue catalogue,
            Availability availability,
            ClinicClock clock) {
        this.locations = locations;
        this.practitioners = practitioners;
        this.catalogue = catalogue;
        this.availability = availability;
        this.clock = clock;
    }

    /// Every location, by name.
    List<Readiness> all() {
        return locations.all().stream().map(this::of).toList();
    }

    Readiness of(LocationView location) {
        LocalDate today = clock.today(location.zone());
        List<PractitionerView> here = practitioners.at(location.locationId()).stream()
                .filter(practitioner -> !hasLeft(practitioner, today))
                .toList();
        return new Readiness(location, here, firstFree(location, here).orElse(null));
    }

    static boolean hasLeft(PractitionerView practitioner, LocalDate today) {
        LocalDate lastDay = practitioner.lastDay();
        return lastDay != null && lastDay.isBefore(today);
    }

    /// For the shortest service that somebody offers: where it has no room, nothing has.
    private Optional<FreeSlot> firstFree(LocationView location, List<PractitionerView> here) {
        Instant now = clock.now();
        return catalogue.current(now).stream()
                .filter(service -> here.stream()
                        .anyMatch(practitioner -> practitioner.services().contains(service.code())))
                .min(Comparator.comparingInt(
                        (OfferedService service) -> service.timeline().totalMinutes()))
                .flatMap(service -> availability.first(new Wish(
                        location,
                        service.code(),
                        service.timeline(),
                        here,
                        new TimeRange(now, now.plus(AHEAD)),
                        null,
                        null)));
    }
}
