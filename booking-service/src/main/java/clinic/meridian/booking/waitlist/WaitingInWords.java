package clinic.meridian.booking.waitlist;

import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.catalogue.OfferedService;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.booking.screening.ScreeningStanding;
import clinic.meridian.booking.screening.ScreeningStanding.Verdict;
import clinic.meridian.booking.screening.Screenings;
import clinic.meridian.booking.waitlist.Waiting.Offered;
import clinic.meridian.booking.waitlist.WaitlistTable.Entry;
import clinic.meridian.booking.waitlist.WaitlistTable.Offer;
import clinic.meridian.platform.shell.PageFormats;
import clinic.meridian.platform.time.ClinicClock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Those who wait, in words for the desk's pages, in the order in which they joined.
@Component
public class WaitingInWords {

    /// Pages for people who work in the clinic speak English.
    private static final String LANGUAGE = "en";

    private final WaitlistTable table;
    private final Waitlist waitlist;
    private final Screenings screenings;
    private final Locations locations;
    private final Practitioners practitioners;
    private final ServiceCatalogue catalogue;
    private final ClinicClock clock;
    private final PageFormats show;

    WaitingInWords(
            WaitlistTable table,
            Waitlist waitlist,
            Screenings screenings,
            Locations locations,
            Practitioners practitioners,
            ServiceCatalogue catalogue,
            ClinicClock clock,
            PageFormats show) {
        this.table = table;
        this.waitlist = waitlist;
        this.screenings = screenings;
        this.locations = locations;
        this.practitioners = practitioners;
        this.catalogue = catalogue;
        this.clock = clock;
        this.show = show;
    }

    /// Everything that a client waits for.
    public List<Waiting> ofClient(UUID clientId) {
        return words(table.waitingOf(clientId));
    }

    List<Waiting> words(List<Entry> entries) {
        Instant now = clock.now();
        Map<UUID, List<Offer>> offers = table
                .standingOf(entries.stream().map(Entry::entryId).toList())
                .stream()
                .filter(offer -> offer.expiresAt().isAfter(now))
                .collect(Collectors.groupingBy(Offer::entryId));
        Map<UUID, ScreeningStanding> screened =
                screenings.of(entries.stream().map(Entry::clientId).distinct().toList());
        Map<UUID, LocationView> places = entries.stream()
                .map(entry -> entry.wish().locationId())
                .distinct()
                .map(place -> locations.find(place).orElseThrow())
                .collect(Collectors.toMap(LocationView::locationId, place -> place));
        return entries.stream()
                .map(entry -> words(
                        entry,
                        Objects.requireNonNull(places.get(entry.wish().locationId())),
                        offers.getOrDefault(entry.entryId(), List.of()),
                        screened.get(entry.clientId())))
                .toList();
    }

    private Waiting words(
            Entry entry, LocationView location, List<Offer> offers, @Nullable ScreeningStanding screening) {
        Wish wish = entry.wish();
        VisitRow replaced = waitlist.swap(entry).cancels();
        return new Waiting(
                entry.entryId(),
                entry.clientId(),
                service(wish.service()),
                wish.practitionerIds().isEmpty()
                        ? "anyone"
                        : wish.practitionerIds().stream()
                                .map(this::practitioner)
                                .collect(Collectors.joining(", ")),
                location.locationId(),
                location.name(),
                words(wish),
                replaced == null
                        ? null
                        : show.dayAndTime(
                                replaced.visit().start(), replaced.visit().zone()),
                entry.joinedAt(),
                location.zone(),
                isCleared(wish, location.zone(), screening),
                offers.stream()
                        .map(offer -> new Offered(
                                offer.offerId(),
                                show.dayAndTime(
                                                offer.slot().start(),
                                                offer.slot().zone()) + " with "
                                        + practitioner(offer.slot().practitionerId()),
                                show.time(offer.expiresAt(), offer.slot().zone())))
                        .toList());
    }

    private String words(Wish wish) {
        List<String> parts = new ArrayList<>(List.of(show.period(wish.from(), wish.to())));
        if (!wish.days().isEmpty()) {
            parts.add(wish.days().stream().sorted().map(WaitingInWords::day).collect(Collectors.joining(", ")));
        }
        wish.times().forEach(stretch -> parts.add(show.time(stretch.from()) + "–" + show.time(stretch.to())));
        return String.join(" · ", parts);
    }

    private static String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    /// On the first of her days that is still to come.
    private boolean isCleared(Wish wish, ZoneId zone, @Nullable ScreeningStanding screening) {
        LocalDate today = clock.today(zone);
        boolean needles = catalogue
                .current(wish.service(), clock.now())
                .map(OfferedService::needsScreening)
                .orElse(false);
        LocalDate first = wish.from().isBefore(today) ? today : wish.from();
        return !needles || (screening != null && screening.on(first) == Verdict.MAY);
    }

    String service(String code) {
        return catalogue
                .current(code, clock.now())
                .map(service -> service.name(LANGUAGE))
                .orElse(code);
    }

    String practitioner(UUID practitionerId) {
        return practitioners.find(practitionerId).map(PractitionerView::name).orElse("–");
    }
}
