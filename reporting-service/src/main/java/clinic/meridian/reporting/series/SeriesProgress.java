package clinic.meridian.reporting.series;

import clinic.meridian.contracts.Maintenance;
import clinic.meridian.reporting.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// How far a series has come.
///
/// @param target visits that it should have
/// @param completed visits that took place
/// @param lastVisitDate local day of the last of them
/// @param nextStart the next visit that stands, with its location's offset
record SeriesProgress(
        String seriesId,
        String clientId,
        String service,
        String locationId,
        String practitionerId,
        int target,
        int completed,
        SeriesStatus status,
        Maintenance maintenance,
        Instant plannedAt,
        @Nullable LocalDate lastVisitDate,
        @Nullable OffsetDateTime nextStart) {

    static SeriesProgress read(ResultSet row, int number) throws SQLException {
        OffsetDateTime next = row.getObject("next_start", OffsetDateTime.class);
        return new SeriesProgress(
                row.getString("series_id"),
                row.getString("client_id"),
                row.getString("service"),
                row.getString("location_id"),
                row.getString("practitioner_id"),
                row.getInt("target_sessions"),
                row.getInt("completed"),
                SeriesStatus.valueOf(row.getString("status")),
                Maintenance.valueOf(row.getString("maintenance")),
                row.getObject("planned_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_visit_date", LocalDate.class),
                next == null ? null : SqlTime.local(next, ZoneId.of(row.getString("zone"))));
    }
}
