package clinic.meridian.reporting.waitlist;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// A free slot that was offered to a client who waits for one.
///
/// @param start on the clock of the location
/// @param end the client's end, on the same clock
/// @param expiresAt clinic time from which it cannot be accepted any more
/// @param ended how it ended before that, as far as is known here
public record Offer(
        String offerId,
        String clientId,
        String service,
        String practitionerId,
        ZonedDateTime start,
        ZonedDateTime end,
        Instant expiresAt,
        @Nullable OfferEnd ended) {}
