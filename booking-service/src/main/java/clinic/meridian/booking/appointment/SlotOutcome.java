package clinic.meridian.booking.appointment;

import clinic.meridian.booking.reservation.Claim;
import java.util.List;

/// What became of one wanted slot of a series.
public sealed interface SlotOutcome {

    WantedSlot wanted();

    /// It can be had.
    record Free(WantedSlot wanted, Visit visit) implements SlotOutcome {}

    /// It cannot be had.
    ///
    /// @param reason such as `slot-taken` or `gap-too-short`
    /// @param inTheWay the reservations of others, where that is the reason
    record Conflicted(WantedSlot wanted, String reason, String detail, List<Claim> inTheWay) implements SlotOutcome {
        public Conflicted {
            inTheWay = List.copyOf(inTheWay);
        }
    }
}
