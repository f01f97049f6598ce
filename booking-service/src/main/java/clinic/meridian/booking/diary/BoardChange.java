package clinic.meridian.booking.diary;

import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.appointment.VisitRow;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the change of a visit is to somebody who looks at one [Board].
public enum BoardChange {
    /// Booked onto it, moved to it from another time, or back after it had been withdrawn.
    ADDED,
    /// Moved to a time that the board does not show, or withdrawn.
    REMOVED,
    /// Still on it at another time, in another room or with another practitioner.
    MOVED,
    /// Where it was, in another state.
    CHANGED;

    /// @param before null where there was no visit yet
    /// @return nothing where the board showed the visit neither before nor after
    static Optional<BoardChange> of(Board board, @Nullable VisitRow before, VisitRow after) {
        if (before == null || !board.shows(before)) {
            return board.shows(after) ? Optional.of(ADDED) : Optional.empty();
        }
        if (!board.shows(after)) {
            return Optional.of(REMOVED);
        }
        return Optional.of(isElsewhere(before.visit(), after.visit()) ? MOVED : CHANGED);
    }

    private static boolean isElsewhere(Visit before, Visit after) {
        return !before.start().equals(after.start())
                || !before.roomId().equals(after.roomId())
                || !before.practitionerId().equals(after.practitionerId());
    }
}
