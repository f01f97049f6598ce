package clinic.meridian.reporting.schedule;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What decides whether a client should be asked back.
///
/// @param lastFulfilled local day of her last visit that took place
/// @param lastLocationId where that was
/// @param nextStart start of the next visit that stands, or of the one that she is in
public record ClientVisits(
        @Nullable LocalDate lastFulfilled,
        @Nullable String lastLocationId,
        @Nullable Instant nextStart) {}
