package clinic.meridian.booking.location;

import clinic.meridian.booking.calendar.TimeRange;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A time when a location is shut in spite of its opening hours.
///
/// @param reasonNote for people who plan, not for clients
public record Closure(
        UUID closureId,
        TimeRange during,
        String reasonCode,
        @Nullable String reasonNote) {}
