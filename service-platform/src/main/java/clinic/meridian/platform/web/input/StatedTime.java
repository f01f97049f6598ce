package clinic.meridian.platform.web.input;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A moment as a caller states it: a local date and time, to be read in the location's zone, or one with an offset.
/// A field of this type takes both forms of ISO-8601.
///
/// @param offset null when the time is local
public record StatedTime(LocalDateTime local, @Nullable ZoneOffset offset) {

    public static StatedTime of(LocalDateTime local) {
        return new StatedTime(local, null);
    }

    public static StatedTime of(OffsetDateTime time) {
        return new StatedTime(time.toLocalDateTime(), time.getOffset());
    }

    /// The moment in the location's zone. A local time that happens twice, when summer ends, is taken as the first.
    ///
    /// @param field named when the local time does not exist in this zone, as when summer begins
    /// @throws InvalidInput when there is no such local time
    public ZonedDateTime in(ZoneId zone, String field) {
        if (offset != null) {
            return OffsetDateTime.of(local, offset).atZoneSameInstant(zone);
        }
        List<ZoneOffset> valid = zone.getRules().getValidOffsets(local);
        if (valid.isEmpty()) {
            throw InvalidInput.field(
                    field,
                    "must exist: clocks in " + zone.getId() + " skip " + local.toLocalTime() + " on "
                            + local.toLocalDate());
        }
        return ZonedDateTime.ofLocal(local, zone, null);
    }

    public Instant instant(ZoneId zone, String field) {
        return in(zone, field).toInstant();
    }

    @JsonValue
    @Override
    public String toString() {
        return offset == null
                ? local.toString()
                : OffsetDateTime.of(local, offset).toString();
    }
}
