package clinic.meridian.booking.series;

import clinic.meridian.booking.appointment.Visits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The series of a client with how they are going.
@Component
public class ClientSeries {

    private final SeriesTable table;
    private final Visits visits;

    ClientSeries(SeriesTable table, Visits visits) {
        this.table = table;
        this.visits = visits;
    }

    /// A series on its client's page.
    ///
    /// @param open takes visits
    /// @param status one word: "active"
    /// @param booked visits that stand and are still to come
    /// @param pacePerWeek fulfilled visits a week; from two on
    /// @param lastGapDays days between the last two fulfilled visits
    public record Progress(
            UUID seriesId,
            String service,
            UUID locationId,
            UUID practitionerId,
            boolean open,
            String status,
            int target,
            int completed,
            int booked,
            @Nullable Double pacePerWeek,
            @Nullable Long lastGapDays,
            @Nullable LocalDate lastVisitDate) {

        /// Visits that nobody has booked yet.
        public int lacking() {
            return Math.max(0, target - completed - booked);
        }

        /// One per planned visit: `full`, `booked` or empty.
        public List<String> dots() {
            List<String> dots = new ArrayList<>();
            for (int place = 0; place < target; place++) {
                dots.add(place < completed ? "full" : place < completed + booked ? "booked" : "");
            }
            return dots;
        }
    }

    /// Those that take visits first.
    public List<Progress> of(UUID clientId) {
        return table.ofClient(clientId).stream()
                .map(this::progress)
                .sorted((a, b) -> Boolean.compare(b.open(), a.open()))
                .toList();
    }

    private Progress progress(SeriesView series) {
        SeriesProgress going = SeriesProgress.of(visits.ofSeries(series.seriesId()));
        return new Progress(
                series.seriesId(),
                series.service(),
                series.locationId(),
                series.practitionerId(),
                series.status() == SeriesStatus.ACTIVE || series.status() == SeriesStatus.LAPSED,
                series.status().name().toLowerCase(Locale.ROOT),
                series.rhythm().targetSessions(),
                series.completed(),
                going.booked(),
                going.pacePerWeek(),
                going.lastGapDays(),
                series.lastVisitDate());
    }
}
