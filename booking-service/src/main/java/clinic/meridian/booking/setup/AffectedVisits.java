package clinic.meridian.booking.setup;

import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.catalogue.OfferedService;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.client.Clients;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Visits that stand in the way of something, with the names that somebody needs who has to call these clients.
@Component
class AffectedVisits {

    private static final String LANGUAGE = "en";

    private final Visits visits;
    private final Clients clients;
    private final Locations locations;
    private final Practitioners practitioners;
    private final ServiceCatalogue catalogue;
    private final ClinicClock clock;

    AffectedVisits(
            Visits visits,
            Clients clients,
            Locations locations,
            Practitioners practitioners,
            ServiceCatalogue catalogue,
            ClinicClock clock) {
        this.visits = visits;
        this.clients = clients;
        this.locations = locations;
        this.practitioners = practitioners;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /// @param row the visit as it stands
    public record Line(VisitRow row, String client, String service, String practitioner, String room) {}

    /// Those that are still to come, in the order given.
    List<Line> of(List<UUID> appointmentIds) {
        Instant now = clock.now();
        List<VisitRow> rows = appointmentIds.stream()
                .map(visits::find)
                .flatMap(Optional::stream)
                .filter(row -> row.visit().end().isAfter(now))
                .toList();
        Map<UUID, String> names =
                clients.names(rows.stream().map(VisitRow::clientId).distinct().toList());
        return rows.stream()
                .map(row -> new Line(
                        row,
                        names.getOrDefault(row.clientId(), "A client who was forgotten"),
                        service(row),
                        practitioners
                                .find(row.visit().practitionerId())
                                .map(PractitionerView::name)
                                .orElse("–"),
                        locations
                                .recent(row.visit().locationId())
                                .flatMap(location -> location.room(row.visit().roomId()))
                                .map(LocationView.Room::name)
                                .orElse("–")))
                .toList();
    }

    private String service(VisitRow row) {
        return catalogue
                .inVersion(row.visit().service(), row.visit().catalogueVersion())
                .map((OfferedService service) -> service.name(LANGUAGE))
                .orElse(row.visit().service());
    }
}
