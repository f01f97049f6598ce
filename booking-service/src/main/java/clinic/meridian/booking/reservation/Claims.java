package clinic.meridian.booking.reservation;

import java.util.List;
import java.util.UUID;

/// Everything that one visit takes, or that is kept for one.
///
/// @param visitId the appointment that holds it, or the hold
public record Claims(UUID visitId, List<Claim> claims) {
    public Claims {
        claims = List.copyOf(claims);
    }
}
