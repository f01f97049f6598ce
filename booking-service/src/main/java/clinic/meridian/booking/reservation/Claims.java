package clinic.meridian.booking.reservation;

import java.util.List;
import java.util.UUID;

/// Everything that one visit takes.
///
/// @param visitId the appointment that holds it
public record Claims(UUID visitId, List<Claim> claims) {
    public Claims {
        claims = List.copyOf(claims);
    }
}
