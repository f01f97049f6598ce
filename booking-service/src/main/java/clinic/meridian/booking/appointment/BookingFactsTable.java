package clinic.meridian.booking.appointment;

import clinic.meridian.booking.database.Json;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.booking.rhythm.Rhythm;
import clinic.meridian.booking.screening.ScreeningStanding;
import clinic.meridian.contracts.ScreeningOutcome;
import clinic.meridian.platform.database.AdvisoryLocks;
import clinic.meridian.platform.database.AdvisoryLocks.Lock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads what a booking is judged by in one round trip, and a second one for a series. Location and practitioners come
/// from memory where they have not changed.
@Component
class BookingFactsTable implements BookingFacts {

    /// Statuses of a series that takes visits; a booking lets one that had lapsed go on.
    private static final Set<String> OPEN = Set.of("ACTIVE", "LAPSED");

    private static final Set<String> OVER = Set.of("COMPLETED", "ABANDONED");

    private final JdbcClient jdbc;
    private final AdvisoryLocks locks;
    private final Locations locations;
    private final Practitioners practitioners;
    private final HoldTable holds;

    BookingFactsTable(
            JdbcClient jdbc, AdvisoryLocks locks, Locations locations, Practitioners practitioners, HoldTable holds) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.locations = locations;
        this.practitioners = practitioners;
        this.holds = holds;
    }

    @Override
    public Optional<LocationView> location(UUID locationId) {
        return locations.recent(locationId);
    }

    @Override
    public Optional<Held> hold(UUID holdId) {
        return holds.find(holdId).map(hold -> new Held(hold.clientId(), hold.visit()));
    }

    @Override
    public Facts read(Question question) {
        return readUnder(List.of(), question);
    }

    @Override
    public Facts readUnder(Collection<Lock> locks, Question question) {
        String[] asked = question.practitioners().stream().map(UUID::toString).toArray(String[]::new);
        List<Row> rows = this.locks.takeThenAsk(
                locks, """
                SELECT l.last_event AS location_event, p.practitioner_id, p.last_event AS practitioner_event,
                       c.client_id, s.outcome, s.screened_on, s.valid_until, s.cleared_until
                FROM (VALUES (?::uuid, ?::uuid)) AS question(location_id, client_id)
                LEFT JOIN location l ON l.location_id = question.location_id
                LEFT JOIN practitioner p ON p.practitioner_id = ANY(?::uuid[])
                LEFT JOIN client c ON c.client_id = question.client_id
                LEFT JOIN screening s ON s.client_id = question.client_id
                """, Arrays.asList(question.locationId(), question.clientId(), asked), BookingFactsTable::row);
        Row first = rows.getFirst();
        LocationView location =
                first.locationEvent() == null ? null : locations.asOf(question.locationId(), first.locationEvent());
        Map<UUID, PractitionerView> known = new HashMap<>();
        for (Row row : rows) {
            if (row.practitioner() != null && row.practitionerEvent() != null) {
                known.put(row.practitioner(), practitioners.asOf(row.practitioner(), row.practitionerEvent()));
            }
        }
        return new Facts(
                location,
                known,
                first.client(),
                first.screening(),
                question.seriesId() == null ? null : series(question.seriesId()));
    }

    private record Row(
            @Nullable UUID locationEvent,
            @Nullable UUID practitioner,
            @Nullable UUID practitionerEvent,
            boolean client,
            @Nullable ScreeningStanding screening) {}

    private static Row row(ResultSet row, int n) throws SQLException {
        String outcome = row.getString("outcome");
        return new Row(
                row.getObject("location_event", UUID.class),
                row.getObject("practitioner_id", UUID.class),
                row.getObject("practitioner_event", UUID.class),
                row.getObject("client_id") != null,
                outcome == null
                        ? null
                        : new ScreeningStanding(
                                ScreeningOutcome.valueOf(outcome),
                                row.getObject("screened_on", LocalDate.class),
                                row.getObject("valid_until", LocalDate.class),
                                row.getObject("cleared_until", LocalDate.class)));
    }

    private @Nullable SeriesStanding series(UUID seriesId) {
        List<SeriesVisit> visits = new ArrayList<>();
        List<SeriesStanding> series = jdbc.sql("""
                        SELECT s.client_id, s.rhythm, s.status, d.appointment_id,
                               (d.visit ->> 'seriesIndex')::integer AS series_index,
                               (d.visit ->> 'localStart')::timestamp::date AS visit_date
                        FROM series s
                        LEFT JOIN diary_entry d ON d.series_id = s.series_id AND d.recorded_to = 'infinity'
                            AND d.status NOT IN ('CANCELLED', 'NO_SHOW', 'WITHDRAWN', 'ABORTED')
                        WHERE s.series_id = :series
                        ORDER BY d.starts_at
                        """)
                .param("series", seriesId)
                .query((row, n) -> {
                    UUID appointment = row.getObject("appointment_id", UUID.class);
                    if (appointment != null) {
                        visits.add(new SeriesVisit(
                                appointment, row.getInt("series_index"), row.getObject("visit_date", LocalDate.class)));
                    }
                    return new SeriesStanding(
                            row.getObject("client_id", UUID.class),
                            Json.read(row.getString("rhythm"), Rhythm.class),
                            OPEN.contains(row.getString("status")),
                            OVER.contains(row.getString("status")),
                            visits);
                })
                .list();
        return series.isEmpty() ? null : series.getLast();
    }
}
