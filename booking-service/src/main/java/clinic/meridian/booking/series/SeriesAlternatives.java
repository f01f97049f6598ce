package clinic.meridian.booking.series;

import clinic.meridian.booking.appointment.Beside;
import clinic.meridian.booking.appointment.SeriesBooking.Course;
import clinic.meridian.booking.appointment.SlotOutcome;
import clinic.meridian.booking.appointment.SlotOutcome.Conflicted;
import clinic.meridian.booking.appointment.SlotOutcome.Free;
import clinic.meridian.booking.availability.Alternatives;
import clinic.meridian.booking.availability.Alternatives.Missed;
import clinic.meridian.booking.availability.SlotBody;
import clinic.meridian.booking.catalogue.OfferedService;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.reservation.Occupancy;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.input.StatedTime;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What would fit instead of a slot of a series that cannot be had.
@Component
class SeriesAlternatives {

    private final Alternatives alternatives;
    private final Locations locations;
    private final ServiceCatalogue catalogue;
    private final ClinicClock clock;

    SeriesAlternatives(Alternatives alternatives, Locations locations, ServiceCatalogue catalogue, ClinicClock clock) {
        this.alternatives = alternatives;
        this.locations = locations;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /// @param all what became of every slot; the others keep their dates
    List<SlotBody> insteadOf(Course course, Conflicted slot, List<SlotOutcome> all) {
        ZoneId zone =
                locations.find(course.locationId()).map(LocationView::zone).orElseThrow();
        OfferedService service =
                catalogue.current(course.service(), clock.now()).orElse(null);
        if (service == null) {
            return List.of();
        }
        StatedTime wanted = slot.wanted().start();
        ZonedDateTime near =
                wanted.offset() == null ? ZonedDateTime.of(wanted.local(), zone) : wanted.in(zone, "start");
        return alternatives
                .around(
                        new Missed(
                                course.clientId(),
                                course.service(),
                                service.timeline(),
                                course.locationId(),
                                slot.wanted().practitionerId(),
                                near.toInstant(),
                                course.seriesId()),
                        null,
                        new Beside(Set.of(), dates(all)),
                        new Occupancy(List.of()))
                .stream()
                .map(SlotBody::of)
                .toList();
    }

    private static List<LocalDate> dates(List<SlotOutcome> outcomes) {
        return outcomes.stream()
                .filter(Free.class::isInstance)
                .map(Free.class::cast)
                .map(free -> free.visit().localStart().toLocalDate())
                .toList();
    }

    /// When the slot would begin; null for a local time that the clocks skip.
    static @Nullable OffsetDateTime start(Conflicted slot, ZoneId zone) {
        StatedTime wanted = slot.wanted().start();
        LocalDateTime local = wanted.local();
        return wanted.offset() == null && zone.getRules().getValidOffsets(local).isEmpty()
                ? null
                : wanted.in(zone, "start").toOffsetDateTime();
    }
}
