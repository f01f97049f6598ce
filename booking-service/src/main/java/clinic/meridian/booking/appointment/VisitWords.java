package clinic.meridian.booking.appointment;

import clinic.meridian.booking.catalogue.OfferedService;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// A visit in words for the client whose it is.
@Component
public class VisitWords {

    private static final Locale LANGUAGE = Locale.ENGLISH;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", LANGUAGE);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", LANGUAGE);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzzz", LANGUAGE);

    private final ServiceCatalogue catalogue;
    private final Practitioners practitioners;

    VisitWords(ServiceCatalogue catalogue, Practitioners practitioners) {
        this.catalogue = catalogue;
        this.practitioners = practitioners;
    }

    /// @param zone by name: `Central European Standard Time`
    public record Words(String day, String from, String to, String zone, String service, String practitioner) {}

    public Words of(Visit visit) {
        ZonedDateTime start = visit.start().atZone(visit.zone());
        return new Words(
                DAY.format(start),
                TIME.format(start),
                time(visit, visit.end()),
                ZONE.format(start),
                catalogue
                        .inVersion(visit.service(), visit.catalogueVersion())
                        .map((OfferedService service) -> service.name(LANGUAGE.getLanguage()))
                        .orElse(visit.service()),
                practitioners
                        .find(visit.practitionerId())
                        .map(PractitionerView::name)
                        .orElse("a colleague"));
    }

    /// A moment on the clock of the visit's location: `10:15`.
    public String time(Visit visit, Instant moment) {
        return TIME.format(moment.atZone(visit.zone()));
    }
}
