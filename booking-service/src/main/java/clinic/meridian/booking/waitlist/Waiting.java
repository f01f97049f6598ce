package clinic.meridian.booking.waitlist;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A place on the waitlist as the desk reads it.
///
/// @param practitioners "Mei Chen, Jonas Weber", or "anyone"
/// @param wish when she could come: "2–20 Mar 2026 · Tue, Thu · 09:00–12:00"
/// @param insteadOf the visit that she would give up: "Thu 5 Mar, 10:00"
/// @param since when she joined
/// @param cleared she may have the service as her screening stands
/// @param offers what is on offer to her at this moment
public record Waiting(
        UUID entryId,
        UUID clientId,
        String service,
        String practitioners,
        UUID locationId,
        String location,
        String wish,
        @Nullable String insteadOf,
        Instant since,
        ZoneId zone,
        boolean cleared,
        List<Offered> offers) {

    public Waiting {
        offers = List.copyOf(offers);
    }

    /// A slot that is kept for her.
    ///
    /// @param slot "Tue 3 Mar, 10:00 with Mei Chen"
    /// @param until the time at which she has to have answered
    public record Offered(UUID offerId, String slot, String until) {}
}
