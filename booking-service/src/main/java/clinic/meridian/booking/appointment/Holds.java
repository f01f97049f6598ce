package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.HoldCommand.HoldSlot;
import clinic.meridian.booking.appointment.HoldCommand.ReleaseHold;
import clinic.meridian.booking.appointment.HoldEvent.HoldEnd;
import clinic.meridian.booking.reservation.ResourceLocks;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.time.ClinicClock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The slots that are kept while somebody decides.
@Component
public class Holds {

    private final HoldTable table;
    private final ResourceLocks locks;
    private final Commands commands;
    private final ClinicClock clock;

    Holds(HoldTable table, ResourceLocks locks, Commands commands, ClinicClock clock) {
        this.table = table;
        this.locks = locks;
        this.commands = commands;
        this.clock = clock;
    }

    /// Keeps a slot for the usual time, and gives up others for it in the same transaction: those that the same
    /// person kept before, or one that she takes over from another desk.
    ///
    /// @param clientId absent: for nobody in particular yet
    public HeldSlot hold(WantedPlace wanted, @Nullable UUID clientId, Collection<UUID> insteadOf, Actor actor) {
        UUID holdId = UUID.randomUUID();
        commands.send(
                new HoldSlot(holdId, clientId, wanted, clock.now().plus(Hold.LASTS), null, List.copyOf(insteadOf)),
                actor);
        insteadOf.forEach(former -> commands.send(new ReleaseHold(former, HoldEnd.GIVEN_UP), actor));
        return find(holdId).orElseThrow();
    }

    /// One that has ended already is fine too. The locks before the hold itself is read, so that rivals queue.
    public void release(UUID holdId, Actor actor) {
        find(holdId).ifPresent(hold -> locks.take(Booking.locksOf(hold.clientId(), hold.visit())));
        commands.send(new ReleaseHold(holdId, HoldEnd.GIVEN_UP), actor);
    }

    public Optional<HeldSlot> find(UUID holdId) {
        return table.find(holdId);
    }

    /// The slots that are kept at a location at this moment, by start.
    public List<HeldSlot> standingAt(UUID locationId) {
        return table.standingAt(locationId, clock.now());
    }
}
