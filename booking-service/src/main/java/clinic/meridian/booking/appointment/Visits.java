package clinic.meridian.booking.appointment;

import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.location.StandingVisits;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The visits as they stand and as they were known.
@Component
public class Visits implements StandingVisits {

    private final VisitTable table;

    Visits(VisitTable table) {
        this.table = table;
    }

    public Optional<VisitRow> find(UUID appointmentId) {
        return table.current(appointmentId);
    }

    /// Every state of a visit, the first one first.
    public List<VisitRow> history(UUID appointmentId) {
        return table.history(appointmentId);
    }

    /// Visits at a location that begin in this time, by start.
    ///
    /// @param asOf as known at that moment; null: as known now
    public List<VisitRow> board(UUID locationId, TimeRange starts, @Nullable Instant asOf) {
        return asOf == null ? table.board(locationId, starts) : table.board(locationId, starts, asOf);
    }

    /// Every state of the visits of which one came onto a board or left it after `since` and up to `until`; visit by
    /// visit, the first state first.
    ///
    /// @param starts the board shows visits that begin in this time
    public List<VisitRow> historiesChangedOn(UUID locationId, TimeRange starts, Instant since, Instant until) {
        return table.historiesChangedOn(locationId, starts, since, until);
    }

    /// The last moments at which something changed about the visits that begin there in this time, earliest first.
    public List<Instant> moments(UUID locationId, TimeRange starts) {
        return table.moments(locationId, starts);
    }

    /// All visits of a series, by start, given-up ones included.
    public List<VisitRow> ofSeries(UUID seriesId) {
        return table.ofSeries(seriesId);
    }

    /// Every visit that begins after that moment and is this practitioner's, or was until it was handed over, by start.
    public List<PractitionersVisit> ofPractitioner(UUID practitionerId, Instant from) {
        return table.withPractitionerFrom(practitionerId, from).stream()
                .filter(visit -> !visit.state().visit().start().isBefore(from))
                .sorted(Comparator.comparing((PractitionersVisit visit) ->
                                visit.state().visit().start())
                        .thenComparing(visit -> visit.state().appointmentId()))
                .toList();
    }

    /// All visits of a client, by start, given-up ones included.
    public List<VisitRow> ofClient(UUID clientId) {
        return table.ofClient(clientId);
    }

    @Override
    public List<UUID> atLocation(UUID locationId, TimeRange during) {
        return table.standingAt(locationId, during);
    }

    @Override
    public List<UUID> withPractitioner(UUID practitionerId, TimeRange during) {
        return table.standingWith(practitionerId, during);
    }

    @Override
    public List<UUID> inRoom(UUID roomId) {
        return table.standingIn(roomId);
    }
}
