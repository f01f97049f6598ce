package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.Maintenance;
import clinic.meridian.contracts.ReminderKind;
import clinic.meridian.reporting.client.Client;
import clinic.meridian.reporting.directory.Location;
import clinic.meridian.reporting.schedule.ClientVisits;
import clinic.meridian.reporting.schedule.ScheduleTable;
import clinic.meridian.reporting.series.CompletedSeries;
import clinic.meridian.reporting.series.SeriesTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/// Asks a client back who has completed her series: one month or three after her last visit, unless she has booked.
@Component
class MaintenanceOccasion implements Occasion {

    private final SeriesTable series;
    private final ScheduleTable schedule;

    MaintenanceOccasion(SeriesTable series, ScheduleTable schedule) {
        this.series = series;
        this.schedule = schedule;
    }

    /// What a client in maintenance has behind her.
    ///
    /// @param lastVisit local day of her last visit that took place
    /// @param locationId where that was, or where her series was
    record Maintained(LocalDate lastVisit, String locationId, Cadence cadence) {

        /// The days on which she is asked back, if she does not come in between.
        List<LocalDate> occurrences() {
            return IntStream.rangeClosed(1, Cadence.REMINDERS_PER_VISIT)
                    .mapToObj(n -> cadence.due(lastVisit, n))
                    .toList();
        }
    }

    /// Empty for a client who is not in maintenance: no series completed, none agreed after it, or another one running.
    Optional<Maintained> of(String clientId, Instant now) {
        Optional<CompletedSeries> completed = series.lastCompleted(clientId);
        if (completed.isEmpty() || series.isRunning(clientId)) {
            return Optional.empty();
        }
        CompletedSeries last = completed.get();
        ClientVisits visits = schedule.of(clientId, now);
        LocalDate seen = visits.lastFulfilled();
        LocalDate lastVisit = seen != null && seen.isAfter(last.lastVisitDate()) ? seen : last.lastVisitDate();
        String place = visits.lastLocationId();
        return cadence(last.maintenance())
                .map(cadence -> new Maintained(lastVisit, place == null ? last.locationId() : place, cadence));
    }

    /// Why a client is not to be asked back, for one who is not [#of] those in maintenance.
    Why reasonNotMaintained(String clientId) {
        return series.isRunning(clientId) ? Why.SERIES_RUNNING : Why.MAINTENANCE_ENDED;
    }

    @Override
    public ReminderKind kind() {
        return ReminderKind.MAINTENANCE_REMINDER;
    }

    @Override
    public Optional<Why> reasonNotToSend(DueReminder reminder, Instant now) {
        Optional<Maintained> maintained = of(reminder.clientId(), now);
        if (maintained.isEmpty()) {
            return Optional.of(reasonNotMaintained(reminder.clientId()));
        }
        if (schedule.of(reminder.clientId(), now).nextStart() != null) {
            return Optional.of(Why.VISIT_BOOKED);
        }
        LocalDate due = LocalDate.parse(reminder.occurrence());
        return maintained.get().occurrences().contains(due) ? Optional.empty() : Optional.of(Why.VISITED_SINCE);
    }

    @Override
    public Map<String, Object> words(DueReminder reminder, Client client, Location location) {
        Maintained maintained = of(reminder.clientId(), reminder.dueAt())
                .orElseThrow(() -> new IllegalStateException(reminder.reminderId() + " is not about maintenance"));
        return Map.of("lastVisit", maintained.lastVisit(), "cadence", maintained.cadence());
    }

    private static Optional<Cadence> cadence(Maintenance maintenance) {
        return switch (maintenance) {
            case MONTHLY -> Optional.of(Cadence.MONTHLY);
            case QUARTERLY -> Optional.of(Cadence.QUARTERLY);
            case NONE -> Optional.empty();
        };
    }
}
