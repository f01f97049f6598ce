package clinic.meridian.reporting.adverseevent;

import clinic.meridian.reporting.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// An adverse event as it stands; times with its location's offset, or in UTC where no location is known.
///
/// @param sessionAssumed nobody named the session; it is the last one before the onset
/// @param severity CTCAE grade, 1 to 5
/// @param nearMiss nothing came of it; not counted in rates
/// @param followUps how often someone asked how it is going
/// @param regrades how often it turned out better or worse than was thought
record AdverseEvent(
        String sideEffectId,
        String clientId,
        @Nullable String sessionId,
        boolean sessionAssumed,
        @Nullable String practitionerId,
        @Nullable String locationId,
        String code,
        String onset,
        @Nullable String site,
        int severity,
        @Nullable Boolean expected,
        @Nullable Boolean avoidable,
        boolean nearMiss,
        @Nullable String causality,
        String askedBy,
        String reporterKind,
        AdverseEventStatus status,
        @Nullable String outcome,
        int followUps,
        int regrades,
        OffsetDateTime reportedAt,
        @Nullable OffsetDateTime resolvedAt) {

    static AdverseEvent read(ResultSet row, int number) throws SQLException {
        ZoneId zone = ZoneId.of(row.getString("zone"));
        return new AdverseEvent(
                row.getString("side_effect_id"),
                row.getString("client_id"),
                row.getString("session_id"),
                row.getBoolean("session_assumed"),
                row.getString("practitioner_id"),
                row.getString("location_id"),
                row.getString("code"),
                row.getString("onset"),
                row.getString("site"),
                row.getInt("severity"),
                row.getObject("expected", Boolean.class),
                row.getObject("avoidable", Boolean.class),
                row.getBoolean("near_miss"),
                row.getString("causality"),
                row.getString("asked_by"),
                row.getString("reporter_kind"),
                AdverseEventStatus.valueOf(row.getString("status")),
                row.getString("outcome"),
                row.getInt("follow_ups"),
                row.getInt("regrades"),
                SqlTime.local(row.getObject("reported_at", OffsetDateTime.class), zone),
                SqlTime.localOrNull(row.getObject("resolved_at", OffsetDateTime.class), zone));
    }
}
