package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.AppointmentCommand.TakeSlot;
import clinic.meridian.booking.appointment.SlotOutcome.Free;
import clinic.meridian.booking.appointment.VisitMoves.Moves;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Moves several visits, all or none, in the transaction of the request.
@Component
public class MovesTogether {

    private final VisitMoves moves;
    private final Commands commands;

    MovesTogether(VisitMoves moves, Commands commands) {
        this.moves = moves;
        this.commands = commands;
    }

    /// @param wanted a slot for each visit; see [VisitMoves#exchange]
    /// @param reason recorded with each move
    /// @return what became of each; nothing has changed unless all slots could be had
    public Moves move(Supplier<List<WantedSlot>> wanted, Reason reason, Actor actor) {
        Moves all = moves.exchange(wanted);
        if (all.allFree()) {
            for (int i = 0; i < all.outcomes().size(); i++) {
                if (all.outcomes().get(i) instanceof Free free) {
                    commands.send(new TakeSlot(all.visits().get(i).appointmentId(), free.visit(), reason), actor);
                }
            }
        }
        return all;
    }
}
