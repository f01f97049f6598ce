package clinic.meridian.booking.desk;

import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.catalogue.OfferedService;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.client.ClientView;
import clinic.meridian.booking.client.Clients;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.booking.screening.Screenings;
import clinic.meridian.booking.series.ClientSeries;
import clinic.meridian.booking.waitlist.WaitingInWords;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.platform.security.MayReadBookings;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.shell.LocationChoice;
import clinic.meridian.platform.shell.PageFormats;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// All that the desk knows of a client on one page: how she is reached, whether she may be needled, how her
/// series goes, her visits, what she waits for. A practitioner sees the visits of her own locations only.
@Controller
class ClientPage {

    /// Pages for people who work in the clinic speak English.
    static final String LANGUAGE = "en";

    private static final int MOST_PAST_VISITS = 50;

    private final Clients clients;
    private final Visits visits;
    private final ClientSeries series;
    private final WaitingInWords waiting;
    private final Screenings screenings;
    private final Locations locations;
    private final Practitioners practitioners;
    private final ServiceCatalogue catalogue;
    private final ClinicClock clock;
    private final PageFormats show;

    ClientPage(
            Clients clients,
            Visits visits,
            ClientSeries series,
            WaitingInWords waiting,
            Screenings screenings,
            Locations locations,
            Practitioners practitioners,
            ServiceCatalogue catalogue,
            ClinicClock clock,
            PageFormats show) {
        this.clients = clients;
        this.visits = visits;
        this.series = series;
        this.waiting = waiting;
        this.screenings = screenings;
        this.locations = locations;
        this.practitioners = practitioners;
        this.catalogue = catalogue;
        this.clock = clock;
        this.show = show;
    }

    /// A series with its names.
    ///
    /// @param progress how it goes
    public record SeriesCard(ClientSeries.Progress progress, String service, String practitioner, String location) {}

    @MayReadBookings
    @GetMapping("/clients/{clientId}")
    String show(@PathVariable UUID clientId, @Nullable LocationChoice location, SignedIn person, Model model) {
        ClientView client = clients.mustFind(clientId);
        ZoneId zone = location == null ? ZoneOffset.UTC : location.zone();
        Instant now = clock.now();
        LocalDate today = clock.today(zone);
        List<ClientVisit> all = visits.ofClient(clientId).stream()
                .filter(row -> row.status() != AppointmentStatus.WITHDRAWN)
                .filter(row -> maySee(person, row.visit().locationId()))
                .map(row -> line(row, now))
                .toList();
        model.addAttribute("client", client);
        model.addAttribute("title", name(client));
        model.addAttribute(
                "screening", ScreeningSign.of(screenings.of(List.of(clientId)).get(clientId), today, show));
        model.addAttribute(
                "series",
                series.of(clientId).stream()
                        .filter(one -> maySee(person, one.locationId()))
                        .map(this::card)
                        .toList());
        model.addAttribute(
                "waiting",
                waiting.ofClient(clientId).stream()
                        .filter(one -> maySee(person, one.locationId()))
                        .toList());
        model.addAttribute(
                "upcoming", all.stream().filter(ClientVisit::upcoming).toList());
        List<ClientVisit> past =
                all.reversed().stream().filter(visit -> !visit.upcoming()).toList();
        model.addAttribute("past", past.stream().limit(MOST_PAST_VISITS).toList());
        model.addAttribute("pastCount", past.size());
        model.addAttribute("mayBook", mayBook(person));
        model.addAttribute("zone", zone);
        return "booking/client";
    }

    static String name(ClientView client) {
        return client.details().givenName() + " " + client.details().familyName();
    }

    static boolean mayBook(SignedIn person) {
        return person.is(Role.FRONT_DESK) || person.is(Role.MANAGER) || person.is(Role.ADMIN);
    }

    private static boolean maySee(SignedIn person, UUID locationId) {
        return !person.isOnlyPractitioner() || person.worksAt(locationId.toString());
    }

    private SeriesCard card(ClientSeries.Progress progress) {
        return new SeriesCard(
                progress,
                catalogue
                        .current(progress.service(), clock.now())
                        .map(service -> service.name(LANGUAGE))
                        .orElse(progress.service()),
                practitioner(progress.practitionerId()),
                locations.find(progress.locationId()).map(LocationView::name).orElse("–"));
    }

    private ClientVisit line(VisitRow row, Instant now) {
        Visit visit = row.visit();
        LocationView location = locations.find(visit.locationId()).orElse(null);
        return new ClientVisit(
                row,
                now,
                catalogue
                        .inVersion(visit.service(), visit.catalogueVersion())
                        .map((OfferedService service) -> service.name(LANGUAGE))
                        .orElse(visit.service()),
                practitioner(visit.practitionerId()),
                location == null
                        ? "–"
                        : location.room(visit.roomId())
                                .map(LocationView.Room::name)
                                .orElse("–"),
                location == null ? "–" : location.name());
    }

    private String practitioner(UUID practitionerId) {
        return practitioners.find(practitionerId).map(PractitionerView::name).orElse("–");
    }
}
