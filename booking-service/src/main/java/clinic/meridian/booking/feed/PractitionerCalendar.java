package clinic.meridian.booking.feed;

import clinic.meridian.booking.appointment.PractitionersVisit;
import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.client.Clients;
import clinic.meridian.booking.feed.CalendarFile.Entry;
import clinic.meridian.booking.feed.CalendarFile.Status;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.LocationView.Room;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a practitioner's calendar shows: her visits from ninety days ago on. What she no longer has stays in it as
/// cancelled for four weeks: calendars fetch a feed as seldom as once a week, and some keep what has merely vanished.
@Component
class PractitionerCalendar {

    static final Period PAST = Period.ofDays(90);
    static final Duration CANCELLED_STAYS = Duration.ofDays(28);

    private final Visits visits;
    private final Practitioners practitioners;
    private final Locations locations;
    private final Clients clients;
    private final ServiceCatalogue catalogue;
    private final ClinicClock clock;

    PractitionerCalendar(
            Visits visits,
            Practitioners practitioners,
            Locations locations,
            Clients clients,
            ServiceCatalogue catalogue,
            ClinicClock clock) {
        this.visits = visits;
        this.practitioners = practitioners;
        this.locations = locations;
        this.clients = clients;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /// @return empty once she has left: her calendar is the clinic's, not hers to take along
    Optional<CalendarFile> of(Feed feed) {
        return practitioners
                .find(feed.practitionerId())
                .filter(practitioner -> !hasLeft(practitioner))
                .map(practitioner -> file(practitioner, feed.names()));
    }

    boolean hasLeft(PractitionerView practitioner) {
        LocalDate lastDay = practitioner.lastDay();
        return lastDay != null
                && lastDay.isBefore(clock.today(place(practitioner).zone()));
    }

    private CalendarFile file(PractitionerView practitioner, boolean names) {
        LocationView place = place(practitioner);
        Instant from =
                clock.today(place.zone()).minus(PAST).atStartOfDay(place.zone()).toInstant();
        List<PractitionersVisit> shown = visits.ofPractitioner(practitioner.practitionerId(), from).stream()
                .filter(this::isShown)
                .toList();
        Map<UUID, String> clientNames = names
                ? clients.shortNames(
                        shown.stream().map(visit -> visit.state().clientId()).toList())
                : Map.of();
        List<Entry> entries = new ArrayList<>();
        for (PractitionersVisit visit : shown) {
            entries.add(entry(visit, place, clientNames.get(visit.state().clientId())));
        }
        return new CalendarFile(practitioner.name() + " · " + place.name(), place.zone(), from, entries);
    }

    private boolean isShown(PractitionersVisit visit) {
        return status(visit) != Status.CANCELLED
                || changedAt(visit).plus(CANCELLED_STAYS).isAfter(clock.now());
    }

    private Entry entry(PractitionersVisit held, LocationView place, @Nullable String client) {
        VisitRow state = held.state();
        Visit visit = state.visit();
        return new Entry(
                state.appointmentId(),
                held.handedOverAt() == null ? state.version() : state.version() + 1,
                changedAt(held),
                status(held),
                visit.start().atZone(visit.zone()),
                visit.end().atZone(visit.zone()),
                summary(visit, place, client),
                place.name() + ", " + place.address());
    }

    private String summary(Visit visit, LocationView place, @Nullable String client) {
        String language = Locale.forLanguageTag(place.locale()).getLanguage();
        String service = catalogue
                .inVersion(visit.service(), visit.catalogueVersion())
                .map(offered -> offered.name(language))
                .orElse(visit.service());
        String room = place.room(visit.roomId()).map(Room::name).orElse("");
        return Stream.of(service, room, client == null ? "" : client)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static Instant changedAt(PractitionersVisit visit) {
        Instant handedOver = visit.handedOverAt();
        return handedOver == null ? visit.state().recordedFrom() : handedOver;
    }

    private static Status status(PractitionersVisit visit) {
        return visit.handedOverAt() == null ? status(visit.state().status()) : Status.CANCELLED;
    }

    private static Status status(AppointmentStatus status) {
        return switch (status) {
            case BOOKED -> Status.TENTATIVE;
            case CONFIRMED, CHECKED_IN, IN_TREATMENT, FULFILLED, ABORTED -> Status.CONFIRMED;
            case CANCELLED, NO_SHOW, WITHDRAWN -> Status.CANCELLED;
        };
    }

    private LocationView place(PractitionerView practitioner) {
        return locations.find(practitioner.locationId()).orElseThrow();
    }
}
