package clinic.meridian.booking.diary;

import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.client.Clients;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The board of a location: its visits with the names of people and rooms as they are today.
@Component
class Diary {

    private final Visits visits;
    private final Clients clients;
    private final Practitioners practitioners;

    Diary(Visits visits, Clients clients, Practitioners practitioners) {
        this.visits = visits;
        this.clients = clients;
        this.practitioners = practitioners;
    }

    record Entry(
            VisitRow visit,
            @Nullable String clientName,
            @Nullable String practitionerName,
            @Nullable String roomName) {}

    /// Visits that begin in this time, by start; withdrawn ones never were.
    ///
    /// @param asOf as known at that moment; null: as known now
    List<Entry> board(LocationView location, TimeRange starts, @Nullable Instant asOf) {
        Board board = new Board(location.locationId(), starts);
        List<VisitRow> rows = visits.board(location.locationId(), starts, asOf).stream()
                .filter(board::shows)
                .toList();
        return named(location, rows);
    }

    /// Visits of a location with the names that belong to them today.
    List<Entry> named(LocationView location, List<VisitRow> rows) {
        Map<UUID, String> clientNames =
                clients.names(rows.stream().map(VisitRow::clientId).distinct().toList());
        Map<UUID, String> practitionerNames = practitioners.at(location.locationId()).stream()
                .collect(Collectors.toMap(PractitionerView::practitionerId, PractitionerView::name));
        return rows.stream()
                .map(row -> new Entry(
                        row,
                        clientNames.get(row.clientId()),
                        practitionerNames.get(row.visit().practitionerId()),
                        location.room(row.visit().roomId())
                                .map(LocationView.Room::name)
                                .orElse(null)))
                .toList();
    }
}
