package clinic.meridian.booking.practitioner;

import clinic.meridian.booking.calendar.TimeRange;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A time when a practitioner is away in spite of her working hours.
///
/// @param reasonNote for people who plan, not for clients
public record Absence(
        UUID absenceId,
        TimeRange during,
        String reasonCode,
        @Nullable String reasonNote) {}
