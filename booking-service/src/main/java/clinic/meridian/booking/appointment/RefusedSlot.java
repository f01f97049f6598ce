package clinic.meridian.booking.appointment;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A slot that could not be had, told with the refusal so that whoever answers the caller can look for others once the
/// transaction is over.
///
/// @param holder the visit that wanted it, or the hold by which it did
/// @param clientId absent for a hold that is for nobody in particular
/// @param visit what was wanted, in one of the rooms
/// @param rooms all rooms that would have done
public record RefusedSlot(UUID holder, @Nullable UUID clientId, Visit visit, List<UUID> rooms) {

    /// The refusal's fact of this name holds the [RefusedSlot].
    public static final String FACT = "slot";

    public RefusedSlot {
        rooms = List.copyOf(rooms);
    }

    /// The slot that a refusal is about, if it is about one.
    public static @Nullable RefusedSlot in(Map<String, Object> facts) {
        return facts.get(FACT) instanceof RefusedSlot slot ? slot : null;
    }
}
