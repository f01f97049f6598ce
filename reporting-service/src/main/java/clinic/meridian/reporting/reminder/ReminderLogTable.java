package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.ReminderKind;
import clinic.meridian.platform.database.Databases;
import clinic.meridian.reporting.Listing.Place;
import clinic.meridian.reporting.SqlTime;
import clinic.meridian.reporting.reminder.LoggedReminder.LoggedDecision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL that looks things up in `reminder` and `reminder_decision`.
@Component
public class ReminderLogTable {

    private final JdbcClient reading;

    ReminderLogTable(@Qualifier(Databases.READING) JdbcClient reading) {
        this.reading = reading;
    }

    /// Which mails are asked for; what is null or empty is not asked about.
    ///
    /// @param from first local day on which they were due
    record Filter(
            @Nullable String clientId,
            @Nullable String appointmentId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Set<String> locations) {}

    /// Mails after the given place, by when they are or were due, each with all its decisions.
    List<LoggedReminder> page(Filter filter, Place after, int limit) {
        List<LoggedReminder> found = reading.sql("""
                        SELECT reminder.*, coalesce(location.zone, 'UTC') AS zone
                        FROM reminder LEFT JOIN location USING (location_id)
                        WHERE (:clientId::text IS NULL OR client_id = :clientId)
                          AND (:appointmentId::text IS NULL OR appointment_id = :appointmentId)
                          AND (:from::date IS NULL
                               OR (due_at AT TIME ZONE coalesce(location.zone, 'UTC'))::date >= :from)
                          AND (:to::date IS NULL
                               OR (due_at AT TIME ZONE coalesce(location.zone, 'UTC'))::date <= :to)
                          AND (:locations::text[] IS NULL OR reminder.location_id = ANY (:locations))
                          AND (due_at, reminder_id) > (:afterMoment, :afterId)
                        ORDER BY due_at, reminder_id
                        LIMIT :limit
                        """)
                .param("clientId", filter.clientId())
                .param("appointmentId", filter.appointmentId())
                .param("from", filter.from())
                .param("to", filter.to())
                .param(
                        "locations",
                        filter.locations().isEmpty() ? null : filter.locations().toArray(String[]::new))
                .param("afterMoment", SqlTime.of(after.moment()))
                .param("afterId", after.id())
                .param("limit", limit)
                .query(ReminderLogTable::logged)
                .list();
        Map<String, List<LoggedDecision>> decisions = decisions(found);
        return found.stream()
                .map(reminder -> reminder.with(decisions.getOrDefault(reminder.reminderId(), List.of())))
                .toList();
    }

    private Map<String, List<LoggedDecision>> decisions(List<LoggedReminder> reminders) {
        record Row(String reminderId, LoggedDecision decision) {}
        return reading
                .sql("""
                        SELECT reminder_decision.*, coalesce(location.zone, 'UTC') AS zone
                        FROM reminder_decision
                        JOIN reminder USING (reminder_id) LEFT JOIN location USING (location_id)
                        WHERE reminder_id = ANY (?)
                        ORDER BY decided_at, reminder_decision.position
                        """)
                .param(reminders.stream().map(LoggedReminder::reminderId).toArray(String[]::new))
                .query((row, number) -> {
                    ZoneId zone = ZoneId.of(row.getString("zone"));
                    Why why = Why.valueOf(row.getString("why"));
                    return new Row(
                            row.getString("reminder_id"),
                            new LoggedDecision(
                                    SqlTime.local(row.getObject("decided_at", OffsetDateTime.class), zone),
                                    row.getString("decision"),
                                    why.words(),
                                    why,
                                    SqlTime.localOrNull(row.getObject("due_at", OffsetDateTime.class), zone)));
                })
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(Row::reminderId, Collectors.mapping(Row::decision, Collectors.toList())));
    }

    /// A client who will be asked back, unless she books before.
    ///
    /// @param dueDate local day on which her visit falls due
    /// @param remindAt when the mail leaves, with the location's offset
    /// @param bookedFor the visit that stands, because of which no mail would leave as things are
    public record MaintenanceDue(
            String clientId,
            String reminderId,
            String locationId,
            LocalDate dueDate,
            OffsetDateTime remindAt,
            boolean recallAgreed,
            @Nullable OffsetDateTime bookedFor) {}

    /// Maintenance reminders that are planned, after the given place, the next ones first.
    public List<MaintenanceDue> maintenance(Set<String> locations, Place after, int limit) {
        return reading.sql("""
                        SELECT reminder.reminder_id, reminder.client_id, reminder.location_id, reminder.occurrence,
                               reminder.due_at, coalesce(location.zone, 'UTC') AS zone,
                               coalesce(client.recall, false) AS recall,
                               (SELECT min(starts_at) FROM visit
                                WHERE visit.client_id = reminder.client_id
                                  AND visit.status IN ('BOOKED', 'CONFIRMED', 'CHECKED_IN', 'IN_TREATMENT'))
                                   AS booked_for
                        FROM reminder
                        LEFT JOIN location USING (location_id)
                        LEFT JOIN client ON client.client_id = reminder.client_id
                        WHERE reminder.kind = :kind AND reminder.state IN ('SCHEDULED', 'SENDING')
                          AND (:locations::text[] IS NULL OR reminder.location_id = ANY (:locations))
                          AND (reminder.due_at, reminder.reminder_id) > (:afterMoment, :afterId)
                        ORDER BY reminder.due_at, reminder.reminder_id
                        LIMIT :limit
                        """)
                .param("kind", ReminderKind.MAINTENANCE_REMINDER.name())
                .param("locations", locations.isEmpty() ? null : locations.toArray(String[]::new))
                .param("afterMoment", SqlTime.of(after.moment()))
                .param("afterId", after.id())
                .param("limit", limit)
                .query(ReminderLogTable::due)
                .list();
    }

    private static MaintenanceDue due(ResultSet row, int number) throws SQLException {
        ZoneId zone = ZoneId.of(row.getString("zone"));
        return new MaintenanceDue(
                row.getString("client_id"),
                row.getString("reminder_id"),
                row.getString("location_id"),
                LocalDate.parse(row.getString("occurrence")),
                SqlTime.local(row.getObject("due_at", OffsetDateTime.class), zone),
                row.getBoolean("recall"),
                SqlTime.localOrNull(row.getObject("booked_for", OffsetDateTime.class), zone));
    }

    private static LoggedReminder logged(ResultSet row, int number) throws SQLException {
        ZoneId zone = ZoneId.of(row.getString("zone"));
        Why why = Why.valueOf(row.getString("why"));
        return new LoggedReminder(
                row.getString("reminder_id"),
                ReminderKind.valueOf(row.getString("kind")),
                row.getString("state"),
                row.getString("client_id"),
                row.getString("appointment_id"),
                row.getString("subject_id"),
                row.getString("occurrence"),
                row.getString("location_id"),
                SqlTime.local(row.getObject("due_at", OffsetDateTime.class), zone),
                SqlTime.localOrNull(row.getObject("sent_at", OffsetDateTime.class), zone),
                why.words(),
                why,
                List.of());
    }
}
