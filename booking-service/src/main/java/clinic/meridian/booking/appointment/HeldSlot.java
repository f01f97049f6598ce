package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.HoldEvent.HoldEnd;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A slot that is kept, or was, for somebody who is or was still deciding.
///
/// @param clientId absent: for nobody in particular yet
/// @param visit what it would become
/// @param ended how it ended; absent while its end has not been recorded
/// @param by user name of who keeps it
/// @param offered kept for clients of the waitlist, to whom it was offered
public record HeldSlot(
        UUID holdId,
        @Nullable UUID clientId,
        Visit visit,
        Instant expiresAt,
        @Nullable HoldEnd ended,
        String by,
        boolean offered) {

    /// Whether it is in anybody's way at this moment.
    public boolean standsAt(Instant now) {
        return ended == null && now.isBefore(expiresAt);
    }
}
