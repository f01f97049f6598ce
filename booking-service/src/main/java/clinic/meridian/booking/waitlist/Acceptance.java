package clinic.meridian.booking.waitlist;

import clinic.meridian.booking.appointment.AppointmentCommand.BookSession;
import clinic.meridian.booking.appointment.AppointmentCommand.CancelSession;
import clinic.meridian.booking.appointment.Booking;
import clinic.meridian.booking.appointment.HoldCommand.ReleaseHold;
import clinic.meridian.booking.appointment.HoldEvent.HoldEnd;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.booking.reservation.ResourceLocks;
import clinic.meridian.booking.waitlist.OpeningTable.Opening;
import clinic.meridian.booking.waitlist.WaitlistCommand.AcceptOffer;
import clinic.meridian.booking.waitlist.WaitlistTable.Entry;
import clinic.meridian.booking.waitlist.WaitlistTable.Offer;
import clinic.meridian.contracts.CancelledBy;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.database.AdvisoryLocks.Lock;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.web.ExpectedVersion;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The atomic swap, in the caller's transaction: the hold becomes the visit, the visit that it replaces is cancelled,
/// and everybody else's offer of the slot ends. Whatever refuses, nothing of it happens.
@Component
class Acceptance {

    /// The clinic proposed it, so it costs nobody a late cancellation.
    private static final Reason SWAP = new Reason("WAITLIST_SWAP", null);

    private static final ExpectedVersion ANY = new ExpectedVersion(true, Set.of());

    private final WaitlistTable table;
    private final OpeningTable openingTable;
    private final Openings openings;
    private final Waitlist waitlist;
    private final Visits visits;
    private final ResourceLocks locks;
    private final Commands commands;

    Acceptance(
            WaitlistTable table,
            OpeningTable openingTable,
            Openings openings,
            Waitlist waitlist,
            Visits visits,
            ResourceLocks locks,
            Commands commands) {
        this.table = table;
        this.openingTable = openingTable;
        this.openings = openings;
        this.waitlist = waitlist;
        this.visits = visits;
        this.locks = locks;
        this.commands = commands;
    }

    /// @return the visit that she has now
    VisitRow accept(UUID entryId, UUID offerId, Actor actor) {
        Entry entry = table.entry(entryId)
                .orElseThrow(() -> new Refused(WaitlistRefusal.ENTRY_UNKNOWN, "Nobody waits under this id."));
        Offer offer = table.offer(offerId)
                .filter(found -> found.entryId().equals(entryId))
                .orElseThrow(() -> new Refused(WaitlistRefusal.OFFER_UNKNOWN, "Nothing of this id was offered here."));
        lock(offer, waitlist.swap(entry));
        Swap swap = waitlist.swap(entry);
        UUID appointmentId = UUID.randomUUID();
        commands.send(new AcceptOffer(entryId, offerId, appointmentId, swap.cancelledId()), actor);
        if (!swap.isPossible()) {
            throw new Refused(
                    WaitlistRefusal.REPLACED_VISIT_NOT_STANDING, "The visit that it would replace has begun.");
        }
        UUID cancelled = swap.cancelledId();
        if (cancelled != null) {
            commands.send(new CancelSession(cancelled, ANY, SWAP, CancelledBy.CLIENT, SWAP), actor);
        }
        UUID holdId = openingTable.find(offer.openingId()).map(Opening::holdId).orElse(null);
        commands.send(new BookSession(appointmentId, swap.wanted(offer.slot()), holdId), actor);
        if (holdId != null) {
            commands.send(new ReleaseHold(holdId, HoldEnd.BOOKED), actor);
        }
        openings.hurryWhereNothingStands();
        return Objects.requireNonNull(visits.find(appointmentId).orElse(null));
    }

    /// All at once, and before anything is decided.
    private void lock(Offer offer, Swap swap) {
        Set<Lock> all = Openings.locksOf(offer.slot());
        all.addAll(Booking.locksOf(offer.clientId(), offer.slot()));
        VisitRow replaced = swap.replaced();
        if (replaced != null) {
            all.addAll(Booking.locksOf(offer.clientId(), replaced.visit()));
        }
        locks.take(all);
    }
}
