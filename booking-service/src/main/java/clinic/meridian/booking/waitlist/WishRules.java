package clinic.meridian.booking.waitlist;

import clinic.meridian.booking.appointment.BookingFacts;
import clinic.meridian.booking.appointment.BookingFacts.Facts;
import clinic.meridian.booking.appointment.BookingFacts.Question;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.calendar.SpokenTimes;
import clinic.meridian.booking.catalogue.OfferedService;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.platform.refusal.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// What somebody can wait for: nothing that could never be offered. Screening is asked for when a slot is.
final class WishRules {

    private final BookingFacts facts;
    private final ServiceCatalogue catalogue;
    private final Visits visits;
    private final Instant now;

    WishRules(BookingFacts facts, ServiceCatalogue catalogue, Visits visits, Instant now) {
        this.facts = facts;
        this.catalogue = catalogue;
        this.visits = visits;
        this.now = now;
    }

    void judge(UUID clientId, Wish wish) {
        Facts known = facts.read(new Question(clientId, wish.locationId(), wish.practitionerIds(), null));
        LocationView location = known.location();
        if (location == null) {
            throw new Refused(WaitlistRefusal.LOCATION_UNKNOWN, "There is no location " + wish.locationId() + ".");
        }
        if (!known.client()) {
            throw new Refused(WaitlistRefusal.CLIENT_UNKNOWN, "There is no client " + clientId + ".");
        }
        OfferedService service = catalogue
                .current(wish.service(), now)
                .orElseThrow(() -> new Refused(
                        WaitlistRefusal.SERVICE_UNKNOWN, "\"" + wish.service() + "\" is not in the catalogue."));
        for (UUID practitionerId : wish.practitionerIds()) {
            judgePractitioner(practitionerId, known, location, service);
        }
        if (wish.to().isBefore(LocalDate.ofInstant(now, location.zone()))) {
            throw new Refused(WaitlistRefusal.DAYS_PAST, SpokenTimes.day(wish.to()) + " is past.");
        }
        int minutes = service.timeline().clientMinutes();
        if (!wish.hasRoomFor(minutes)) {
            throw new Refused(WaitlistRefusal.TIMES_TOO_SHORT, "The visit takes " + minutes + " minutes.");
        }
        if (wish.replaces() != null) {
            judgeReplaced(clientId, wish.replaces());
        }
    }

    private static void judgePractitioner(
            UUID practitionerId, Facts known, LocationView location, OfferedService service) {
        PractitionerView practitioner = known.practitioners().get(practitionerId);
        if (practitioner == null || !practitioner.locationId().equals(location.locationId())) {
            throw new Refused(
                    WaitlistRefusal.PRACTITIONER_UNKNOWN,
                    location.name() + " has no practitioner " + practitionerId + ".");
        }
        if (!practitioner.services().contains(service.code())) {
            throw new Refused(
                    WaitlistRefusal.SERVICE_NOT_OFFERED,
                    practitioner.name() + " does not offer " + service.code() + ".");
        }
    }

    private void judgeReplaced(UUID clientId, UUID appointmentId) {
        VisitRow replaced = visits.find(appointmentId)
                .filter(visit -> visit.clientId().equals(clientId))
                .orElseThrow(() -> new Refused(
                        WaitlistRefusal.REPLACED_VISIT_UNKNOWN, "The client has no visit " + appointmentId + "."));
        if (replaced.status() != AppointmentStatus.BOOKED && replaced.status() != AppointmentStatus.CONFIRMED) {
            throw new Refused(WaitlistRefusal.REPLACED_VISIT_NOT_STANDING, "It is " + replaced.status() + " already.");
        }
    }
}
