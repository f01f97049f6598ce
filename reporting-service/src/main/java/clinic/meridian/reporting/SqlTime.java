package clinic.meridian.reporting;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Moments as the PostgreSQL driver takes and gives `timestamptz`: it does not know [Instant], and answers in UTC.
public final class SqlTime {

    private SqlTime() {}

    /// As a parameter.
    public static @Nullable OffsetDateTime of(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    /// As a moment.
    public static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }

    /// The same moment with the offset that the zone has then.
    public static OffsetDateTime local(OffsetDateTime moment, ZoneId zone) {
        return moment.atZoneSameInstant(zone).toOffsetDateTime();
    }

    /// The same moment with the offset that the zone has then.
    public static @Nullable OffsetDateTime localOrNull(@Nullable OffsetDateTime moment, ZoneId zone) {
        return moment == null ? null : local(moment, zone);
    }
}
