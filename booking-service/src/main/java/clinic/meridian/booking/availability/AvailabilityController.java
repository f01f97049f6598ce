package clinic.meridian.booking.availability;

import clinic.meridian.booking.availability.Availability.Wish;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.catalogue.OfferedService;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.period.Period;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.platform.security.MayReadBookings;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.input.InvalidInput;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Free slots over HTTP.
@RestController
class AvailabilityController {

    static final int PAGE = 500;

    private final Availability availability;
    private final Locations locations;
    private final Practitioners practitioners;
    private final ServiceCatalogue catalogue;
    private final ClinicClock clock;

    AvailabilityController(
            Availability availability,
            Locations locations,
            Practitioners practitioners,
            ServiceCatalogue catalogue,
            ClinicClock clock) {
        this.availability = availability;
        this.locations = locations;
        this.practitioners = practitioners;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /// @param next cursor of the next page, where there may be one
    record Slots(List<SlotBody> items, @Nullable String next) {}

    @MayReadBookings
    @GetMapping("/api/v1/availability")
    Slots find(
            @RequestParam UUID locationId,
            @RequestParam String service,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(required = false) @Nullable UUID practitionerId,
            @RequestParam(required = false) @Nullable String next) {
        LocationView location = locations
                .find(locationId)
                .orElseThrow(() -> InvalidInput.field("locationId", "must be the id of a location"));
        OfferedService offered = catalogue
                .current(service, clock.now())
                .orElseThrow(() -> InvalidInput.field("service", "must be a service of the catalogue"));
        List<PractitionerView> asked = practitioners.at(locationId).stream()
                .filter(practitioner -> practitionerId == null || practitionerId.equals(practitioner.practitionerId()))
                .toList();
        if (practitionerId != null && asked.isEmpty()) {
            throw InvalidInput.field("practitionerId", "must be the id of a practitioner at the location");
        }
        TimeRange period = Period.of(from, to, location.zone());
        List<FreeSlot> slots = availability.find(
                new Wish(location, offered.code(), offered.timeline(), asked, period, null, null),
                next == null ? null : SlotCursor.parse(next),
                PAGE);
        return new Slots(
                slots.stream().map(SlotBody::of).toList(),
                slots.size() < PAGE ? null : SlotCursor.at(slots.getLast()).toString());
    }
}
