package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.HoldCommand.ReleaseHold;
import clinic.meridian.booking.appointment.HoldEvent.HoldEnd;
import clinic.meridian.booking.reservation.ResourceLocks;
import clinic.meridian.contracts.Channel;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.time.DueTask;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Records the end of holds that nobody made up her mind about. Nothing waits for it: a hold that has expired is in
/// nobody's way.
@Component
class HoldExpiry implements DueTask {

    private final HoldTable table;
    private final ResourceLocks locks;
    private final Commands commands;

    HoldExpiry(HoldTable table, ResourceLocks locks, Commands commands) {
        this.table = table;
        this.locks = locks;
        this.commands = commands;
    }

    @Override
    public String name() {
        return "booking.hold-expiry";
    }

    @Override
    public Optional<Instant> nextDue() {
        return table.nextExpiry();
    }

    /// The locks before the hold itself is read, as everybody takes them who ends one.
    @Override
    public boolean runOne(Instant now) {
        Optional<HeldSlot> next = table.nextExpired(now);
        next.ifPresent(hold -> {
            locks.take(Booking.locksOf(hold.clientId(), hold.visit()));
            commands.send(new ReleaseHold(hold.holdId(), HoldEnd.EXPIRED), Actor.of(name(), Channel.SYSTEM));
        });
        return next.isPresent();
    }
}
