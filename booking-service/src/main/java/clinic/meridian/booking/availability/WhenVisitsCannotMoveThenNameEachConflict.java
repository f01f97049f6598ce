package clinic.meridian.booking.availability;

import clinic.meridian.booking.appointment.MoveConflicts;
import clinic.meridian.booking.appointment.SlotOutcome.Conflicted;
import clinic.meridian.booking.appointment.VisitMoves.Moves;
import clinic.meridian.booking.availability.WhenSlotTakenThenOfferOthers.ConflictBody;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.web.input.StatedTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts moves that cannot all be made into words, visit by visit, with what would fit beside the others. Asked after
/// the refused transaction is over.
@Component
public class WhenVisitsCannotMoveThenNameEachConflict {

    private final Alternatives alternatives;

    WhenVisitsCannotMoveThenNameEachConflict(Alternatives alternatives) {
        this.alternatives = alternatives;
    }

    /// The refusal in full, where it is about visits that were to move together.
    public Refused explain(Refused refused) {
        if (!(refused.facts().get(MoveConflicts.FACT) instanceof MoveConflicts found)) {
            return refused;
        }
        Moves moves = found.moves();
        List<SlotConflict> conflicts = new ArrayList<>();
        for (int index = 0; index < moves.outcomes().size(); index++) {
            if (moves.outcomes().get(index) instanceof Conflicted conflicted) {
                ZoneId zone = moves.visits().get(index).visit().zone();
                conflicts.add(new SlotConflict(
                        index,
                        moves.visits().get(index).appointmentId(),
                        start(conflicted.wanted().start(), zone),
                        conflicted.reason(),
                        conflicted.detail(),
                        conflicted.inTheWay().stream()
                                .map(claim -> ConflictBody.of(claim, zone))
                                .toList(),
                        alternatives.insteadOf(moves, index).stream()
                                .map(SlotBody::of)
                                .toList()));
            }
        }
        return new Refused(refused.reason(), refused.detail(), Map.of("conflicts", conflicts));
    }

    private static @Nullable OffsetDateTime start(StatedTime wanted, ZoneId zone) {
        return wanted.offset() == null
                        && zone.getRules().getValidOffsets(wanted.local()).isEmpty()
                ? null
                : wanted.in(zone, "start").toOffsetDateTime();
    }
}
