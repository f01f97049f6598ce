package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.BookingFacts.Facts;
import clinic.meridian.booking.calendar.SpokenTimes;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.catalogue.OfferedService;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.screening.ScreeningStanding;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.web.input.StatedTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rules that one visit is judged by, apart from overlap and the rhythm of its series. Hours, closures, absences
/// and
/// what a practitioner offers can be overridden; nothing else can.
final class VisitRules {

    /// Visits start on this grid of the location's wall clock.
    static final int GRID_MINUTES = 5;

    private final ServiceCatalogue catalogue;
    private final Instant now;

    VisitRules(ServiceCatalogue catalogue, Instant now) {
        this.catalogue = catalogue;
        this.now = now;
    }

    /// A visit that may be had if its room, client and practitioner are free.
    ///
    /// @param service the version that applies
    /// @param start on the location's clock
    record Judged(LocationView location, OfferedService service, ZonedDateTime start) {

        Visit inRoom(
                UUID room,
                UUID practitioner,
                @Nullable UUID seriesId,
                @Nullable Integer seriesIndex,
                int policyVersion,
                @Nullable String overrideCode) {
            Instant begins = start.toInstant();
            return new Visit(
                    service.code(),
                    service.catalogueVersion(),
                    location.locationId(),
                    room,
                    practitioner,
                    start.toLocalDateTime(),
                    location.zone(),
                    begins,
                    service.timeline().client().from(begins).end(),
                    service.timeline().phases(),
                    seriesId,
                    seriesIndex,
                    policyVersion,
                    overrideCode,
                    false);
        }
    }

    Judged judge(WantedVisit wanted, Facts facts) {
        return judge(wanted, service(wanted.service()), facts);
    }

    /// The service as it can be booked now.
    OfferedService service(String code) {
        return catalogue
                .current(code, now)
                .orElseThrow(
                        () -> refused(AppointmentRefusal.SERVICE_UNKNOWN, "\"" + code + "\" is not in the catalogue."));
    }

    /// For a visit that keeps the service as it was booked.
    Judged judge(WantedVisit wanted, OfferedService service, Facts facts) {
        Judged judged = judgeUnscreened(wanted, service, facts);
        if (service.needsScreening()) {
            judgeScreening(facts.screening(), judged.start().toLocalDate());
        }
        return judged;
    }

    /// For a visit that another system has promised: whether she may be treated is asked again on the day.
    Judged judgeUnscreened(WantedVisit wanted, OfferedService service, Facts facts) {
        location(wanted.place(), facts);
        mustBeKnown(wanted.clientId(), facts);
        return judge(wanted.place(), service, facts, wanted.override() != null);
    }

    /// For a slot, whoever will come.
    Judged judge(WantedPlace wanted, Facts facts) {
        return judge(wanted, service(wanted.service()), facts, false);
    }

    private Judged judge(WantedPlace wanted, OfferedService service, Facts facts, boolean overridden) {
        LocationView location = location(wanted, facts);
        PractitionerView practitioner = practitioner(wanted, location, facts);
        UUID room = wanted.roomId();
        if (room != null && location.room(room).filter(LocationView.Room::open).isEmpty()) {
            throw refused(AppointmentRefusal.ROOM_NOT_HERE, location.name() + " has no open room " + room + ".");
        }
        ZonedDateTime start = start(wanted.start(), location.zone());
        if (!overridden) {
            TimeRange stay = service.timeline().client().from(start.toInstant());
            judgeHours(location, practitioner, service, stay);
        }
        return new Judged(location, service, start);
    }

    /// For a visit that is over: what hours and rooms were then is not known here.
    Judged judgePast(WantedVisit wanted, OfferedService service, Facts facts) {
        LocationView location = location(wanted.place(), facts);
        mustBeKnown(wanted.clientId(), facts);
        practitioner(wanted.place(), location, facts);
        UUID room = wanted.roomId();
        if (room != null && location.room(room).isEmpty()) {
            throw refused(AppointmentRefusal.ROOM_NOT_HERE, location.name() + " has no room " + room + ".");
        }
        return new Judged(location, service, moment(wanted.start(), location.zone()));
    }

    private static LocationView location(WantedPlace wanted, Facts facts) {
        LocationView location = facts.location();
        if (location == null) {
            throw refused(AppointmentRefusal.LOCATION_UNKNOWN, "There is no location " + wanted.locationId() + ".");
        }
        return location;
    }

    static void mustBeKnown(UUID clientId, Facts facts) {
        if (!facts.client()) {
            throw refused(AppointmentRefusal.CLIENT_UNKNOWN, "There is no client " + clientId + ".");
        }
    }

    private static PractitionerView practitioner(WantedPlace wanted, LocationView location, Facts facts) {
        PractitionerView practitioner = facts.practitioners().get(wanted.practitionerId());
        if (practitioner == null || !practitioner.locationId().equals(location.locationId())) {
            throw refused(
                    AppointmentRefusal.PRACTITIONER_UNKNOWN,
                    location.name() + " has no practitioner " + wanted.practitionerId() + ".");
        }
        return practitioner;
    }

    static ZonedDateTime moment(StatedTime stated, ZoneId zone) {
        if (stated.offset() == null
                && zone.getRules().getValidOffsets(stated.local()).isEmpty()) {
            throw refused(AppointmentRefusal.TIME_DOES_NOT_EXIST, "The clocks in " + zone + " skip " + stated + ".");
        }
        return stated.in(zone, "start");
    }

    private ZonedDateTime start(StatedTime stated, ZoneId zone) {
        ZonedDateTime start = moment(stated, zone);
        LocalDateTime local = start.toLocalDateTime();
        if (local.getMinute() % GRID_MINUTES != 0 || local.getSecond() != 0 || local.getNano() != 0) {
            throw refused(AppointmentRefusal.OFF_THE_GRID, local.toLocalTime() + " is not on the five-minute grid.");
        }
        if (start.toInstant().isBefore(now)) {
            throw refused(
                    AppointmentRefusal.IN_THE_PAST,
                    SpokenTimes.moment(local) + " has passed; it is "
                            + SpokenTimes.moment(LocalDateTime.ofInstant(now, zone)) + ".");
        }
        return start;
    }

    private static void judgeHours(
            LocationView location, PractitionerView practitioner, OfferedService service, TimeRange stay) {
        ZoneId zone = location.zone();
        String when = onTheClock(stay, zone);
        if (!practitioner.services().contains(service.code())) {
            throw refused(
                    AppointmentRefusal.SERVICE_NOT_OFFERED,
                    practitioner.name() + " does not offer " + service.code() + ".");
        }
        if (!location.openingHours().contain(stay, zone)) {
            throw refused(AppointmentRefusal.OUTSIDE_OPENING_HOURS, location.name() + " is not open " + when + ".");
        }
        if (location.closures().stream().anyMatch(stay::overlaps)) {
            throw refused(AppointmentRefusal.LOCATION_CLOSED, location.name() + " is closed " + when + ".");
        }
        LocalDate lastDay = practitioner.lastDay();
        boolean gone = lastDay != null && LocalDate.ofInstant(stay.end(), zone).isAfter(lastDay);
        if (gone || !practitioner.workingHours().contain(stay, zone)) {
            throw refused(
                    AppointmentRefusal.OUTSIDE_WORKING_HOURS, practitioner.name() + " does not work " + when + ".");
        }
        if (practitioner.absences().stream().anyMatch(stay::overlaps)) {
            throw refused(AppointmentRefusal.PRACTITIONER_ABSENT, practitioner.name() + " is away " + when + ".");
        }
    }

    private static void judgeScreening(@Nullable ScreeningStanding screening, LocalDate day) {
        if (screening == null) {
            throw refused(
                    AppointmentRefusal.SCREENING_MISSING,
                    "Screen the client in the treatment room first, or book a consultation or a first visit.");
        }
        switch (screening.on(day)) {
            case MAY -> {}
            case EXPIRED ->
                throw refused(
                        AppointmentRefusal.SCREENING_EXPIRED,
                        "The screening covers visits until " + SpokenTimes.day(screening.validUntil()) + ".");
            case CLEARANCE_MISSING ->
                throw refused(
                        AppointmentRefusal.CLEARANCE_MISSING,
                        "The screening asks for a clearance that is valid on " + SpokenTimes.day(day) + ".");
            case NOT_TODAY ->
                throw refused(
                        AppointmentRefusal.NOT_TODAY,
                        "The screening of " + SpokenTimes.day(day) + " rules out needles on that day only.");
            case NOT_SUITABLE ->
                throw refused(
                        AppointmentRefusal.NOT_SUITABLE,
                        "The latest screening says that the client cannot be treated.");
        }
    }

    /// `on Tue 24 Nov 2026 from 09:00 to 10:00`
    static String onTheClock(TimeRange range, ZoneId zone) {
        LocalDateTime from = LocalDateTime.ofInstant(range.start(), zone);
        LocalDateTime to = LocalDateTime.ofInstant(range.end(), zone);
        return "on " + SpokenTimes.day(from.toLocalDate()) + " from " + from.toLocalTime() + " to " + to.toLocalTime();
    }

    private static Refused refused(AppointmentRefusal reason, String detail) {
        return new Refused(reason, detail);
    }
}
