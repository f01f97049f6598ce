package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.SlotOutcome.Free;
import clinic.meridian.booking.appointment.VisitMoves.Moves;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What else becomes of a series in the same go, for proposals beside it.
///
/// @param leaving visits that give up their dates
/// @param coming dates that others get
public record Beside(Set<UUID> leaving, List<LocalDate> coming) {

    public static final Beside NOTHING = new Beside(Set.of(), List.of());

    public Beside {
        leaving = Set.copyOf(leaving);
        coming = List.copyOf(coming);
    }

    /// Beside all moves but one, which is to be proposed another date.
    public static Beside others(Moves moves, int except) {
        UUID series = moves.visits().get(except).visit().seriesId();
        Set<UUID> leaving = new HashSet<>();
        List<LocalDate> coming = new ArrayList<>();
        for (int i = 0; i < moves.visits().size(); i++) {
            CurrentVisit visit = moves.visits().get(i);
            if (series == null || !series.equals(visit.visit().seriesId())) {
                continue;
            }
            leaving.add(visit.appointmentId());
            if (i != except && moves.outcomes().get(i) instanceof Free free) {
                coming.add(free.visit().localStart().toLocalDate());
            }
        }
        return new Beside(leaving, coming);
    }
}
