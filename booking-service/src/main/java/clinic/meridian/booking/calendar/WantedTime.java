package clinic.meridian.booking.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A date and time as a person gives it: either a local one, read on the wall clock of the location, or one with an
/// offset, which names a moment by itself.
///
/// @param offset absent for a local time
public record WantedTime(LocalDateTime dateTime, @Nullable ZoneOffset offset) {

    public static WantedTime local(LocalDateTime dateTime) {
        return new WantedTime(dateTime, null);
    }

    public static WantedTime at(OffsetDateTime moment) {
        return new WantedTime(moment.toLocalDateTime(), moment.getOffset());
    }

    /// @throws IllegalArgumentException when it is neither `2026-11-23T09:00` nor `2026-11-23T09:00+01:00`
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static WantedTime parse(String text) {
        try {
            boolean hasOffset = text.endsWith("Z") || text.matches(".*T.*[+-]\\d{2}(:?\\d{2})?.*");
            return hasOffset ? at(OffsetDateTime.parse(text)) : local(LocalDateTime.parse(text));
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither a local date and time nor one with an offset", unreadable);
        }
    }

    /// The moment in a location's zone; empty when its wall clock skips this time. A wall-clock time that comes twice
    /// means the earlier one.
    public Optional<ZonedDateTime> in(ZoneId zone) {
        if (offset != null) {
            return Optional.of(dateTime.toInstant(offset).atZone(zone));
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(dateTime);
        return offsets.isEmpty()
                ? Optional.empty()
                : Optional.of(ZonedDateTime.ofLocal(dateTime, zone, offsets.getFirst()));
    }

    @JsonValue
    @Override
    public String toString() {
        return offset == null ? dateTime.toString() : dateTime.atOffset(offset).toString();
    }
}
