package clinic.meridian.booking.waitlist;

import clinic.meridian.booking.appointment.Booking;
import clinic.meridian.booking.appointment.HoldCommand.HoldSlot;
import clinic.meridian.booking.appointment.HoldCommand.ReleaseHold;
import clinic.meridian.booking.appointment.HoldEvent.HoldEnd;
import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.appointment.WantedPlace;
import clinic.meridian.booking.reservation.ResourceLocks;
import clinic.meridian.booking.waitlist.OpeningTable.Opening;
import clinic.meridian.booking.waitlist.WaitlistCommand.EndOffer;
import clinic.meridian.booking.waitlist.WaitlistCommand.OfferSlot;
import clinic.meridian.booking.waitlist.WaitlistEvent.OfferEnd;
import clinic.meridian.booking.waitlist.WaitlistTable.Entry;
import clinic.meridian.booking.waitlist.WaitlistTable.Offer;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.database.AdvisoryLocks.Lock;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The story of each slot that became free: held for three at a time until somebody accepts it, nobody is
/// left, or it is no longer free. Everybody who touches it holds the locks of its practitioner and its room,
/// so its steps come one after the other.
@Component
class Openings {

    static final Duration OFFERS_LAST = Duration.ofMinutes(15);
    static final int AT_ONCE = 3;

    private final OpeningTable table;
    private final WaitlistTable offers;
    private final Waitlist waitlist;
    private final ResourceLocks locks;
    private final Commands commands;
    private final ClinicClock clock;

    Openings(
            OpeningTable table,
            WaitlistTable offers,
            Waitlist waitlist,
            ResourceLocks locks,
            Commands commands,
            ClinicClock clock) {
        this.table = table;
        this.offers = offers;
        this.waitlist = waitlist;
        this.locks = locks;
        this.commands = commands;
        this.clock = clock;
    }

    /// Begins with a slot that a visit has just left; what is done about it is due at once. One that is past
    /// is of no use to anybody.
    void begin(Visit slot, UUID freedBy, UUID client) {
        Instant now = clock.now();
        if (slot.start().isAfter(now)) {
            table.insert(new Opening(UUID.randomUUID(), slot, freedBy, client, null, now));
        }
    }

    /// Offers a slot because the desk wants to. At night it is left free until those who wait may be asked.
    /// Where somebody is chosen she alone is asked, and the next three only when she has not answered.
    ///
    /// @param chosen whose place on the waitlist it is; absent: the first three whom it suits
    /// @throws Refused where the slot cannot be had or suits nobody
    Opening offer(WantedPlace wanted, @Nullable UUID chosen, Actor actor) {
        UUID openingId = UUID.randomUUID();
        UUID holdId = UUID.randomUUID();
        Instant now = clock.now();
        Visit slot = Objects.requireNonNull(
                commands.send(new HoldSlot(holdId, null, wanted, now.plus(OFFERS_LAST), null), actor));
        List<Entry> next = chosen == null ? waitlist.fitting(slot, Set.of(), AT_ONCE) : List.of(fitting(chosen, slot));
        if (next.isEmpty()) {
            throw new Refused(WaitlistRefusal.NOBODY_FITS, "Nobody waits for it, or those who do cannot come then.");
        }
        Opening opening = new Opening(openingId, slot, null, null, null, now);
        Instant mayAsk = QuietHours.endAfter(now, slot.zone());
        if (mayAsk.isAfter(now)) {
            if (chosen != null) {
                throw new Refused(
                        WaitlistRefusal.QUIET_HOURS,
                        "From " + QuietHours.FROM + " to " + QuietHours.TO
                                + " nobody is asked. Offer it to the first three: they are asked then.");
            }
            commands.send(new ReleaseHold(holdId, HoldEnd.GIVEN_UP), actor);
            opening = opening.waitingUntil(mayAsk);
        } else {
            Instant expiresAt = earlier(now.plus(OFFERS_LAST), slot.start());
            opening = opening.heldBy(holdId, expiresAt);
            offerTo(next, opening, slot, expiresAt, actor);
        }
        table.insert(opening);
        return opening;
    }

    private Entry fitting(UUID entryId, Visit slot) {
        Entry entry = offers.entry(entryId)
                .orElseThrow(() -> new Refused(WaitlistRefusal.ENTRY_UNKNOWN, "Nobody waits under this id."));
        if (!entry.waiting()) {
            throw new Refused(WaitlistRefusal.NOT_WAITING, "The place on the waitlist was given up.");
        }
        if (!waitlist.fits(entry, slot)) {
            throw new Refused(
                    WaitlistRefusal.DOES_NOT_FIT,
                    "What was wished for, another visit or the screening stands against it.");
        }
        return entry;
    }

    /// Does what is due about an opening.
    void advance(Opening known, Actor actor) {
        locks.take(locksOf(known.slot()));
        Opening opening = table.find(known.openingId()).orElseThrow();
        Instant now = clock.now();
        if (opening.dueAt() == null || opening.dueAt().isAfter(now)) {
            return;
        }
        Optional<Instant> stands = standing(opening).stream()
                .map(Offer::expiresAt)
                .filter(expiry -> expiry.isAfter(now))
                .max(Instant::compareTo);
        if (stands.isPresent()) {
            table.update(opening.heldBy(Objects.requireNonNull(opening.holdId()), stands.get()));
            return;
        }
        endOffers(opening, OfferEnd.RAN_OUT, actor);
        UUID hold = opening.holdId();
        if (hold != null) {
            commands.send(new ReleaseHold(hold, HoldEnd.EXPIRED), actor);
        }
        table.update(next(opening, now, actor));
    }

    private Opening next(Opening opening, Instant now, Actor actor) {
        Visit freed = opening.slot();
        Instant mayAsk = QuietHours.endAfter(now, freed.zone());
        if (!mayAsk.isBefore(freed.start())) {
            return opening.over();
        }
        if (mayAsk.isAfter(now)) {
            return opening.waitingUntil(mayAsk);
        }
        Optional<Visit> slot = waitlist.bookable(opening);
        List<Entry> next = slot.map(free -> waitlist.fitting(free, asked(opening), AT_ONCE))
                .orElse(List.of());
        if (slot.isEmpty() || next.isEmpty()) {
            return opening.over();
        }
        UUID holdId = UUID.randomUUID();
        Instant expiresAt = earlier(now.plus(OFFERS_LAST), freed.start());
        commands.send(new HoldSlot(holdId, null, Swap.place(slot.get()), expiresAt, opening.freedBy()), actor);
        Opening held = opening.heldBy(holdId, expiresAt);
        offerTo(next, held, slot.get(), expiresAt, actor);
        return held;
    }

    /// Nobody is asked twice, nor she who gave it up.
    private Set<UUID> asked(Opening opening) {
        Set<UUID> asked = offers.offersOf(opening.openingId()).stream()
                .map(Offer::clientId)
                .collect(Collectors.toSet());
        if (opening.freedByClient() != null) {
            asked.add(opening.freedByClient());
        }
        return asked;
    }

    private void offerTo(List<Entry> entries, Opening opening, Visit slot, Instant expiresAt, Actor actor) {
        for (Entry entry : entries) {
            commands.send(
                    new OfferSlot(entry.entryId(), UUID.randomUUID(), opening.openingId(), slot, expiresAt), actor);
        }
    }

    /// Ends an opening whose hold has come to its end before its time.
    ///
    /// @param why what those are told to whom it was on offer
    void close(Opening opening, OfferEnd why, Actor actor) {
        table.update(opening.over());
        endOffers(opening, why, actor);
    }

    /// Ends an opening whose slot has gone back to the visit that had left it.
    void withdraw(Opening opening, Actor actor) {
        close(opening, OfferEnd.WITHDRAWN, actor);
        UUID hold = opening.holdId();
        if (hold != null) {
            commands.send(new ReleaseHold(hold, HoldEnd.GIVEN_UP), actor);
        }
    }

    private void endOffers(Opening opening, OfferEnd why, Actor actor) {
        for (Offer offer : standing(opening)) {
            commands.send(new EndOffer(offer.entryId(), offer.offerId(), why), actor);
        }
    }

    private List<Offer> standing(Opening opening) {
        return offers.offersOf(opening.openingId()).stream()
                .filter(Offer::standing)
                .toList();
    }

    /// Where nobody is left who could accept, the next ones are asked at once.
    void hurryWhereNothingStands() {
        table.hurryWhereNothingStands(clock.now());
    }

    static Set<Lock> locksOf(Visit slot) {
        Set<Lock> all = Booking.locksOf(null, slot);
        all.add(ResourceLocks.relyingOnLocation(slot.locationId()));
        return all;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
