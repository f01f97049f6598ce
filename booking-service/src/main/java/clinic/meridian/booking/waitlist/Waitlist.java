package clinic.meridian.booking.waitlist;

import clinic.meridian.booking.appointment.Beside;
import clinic.meridian.booking.appointment.Slots;
import clinic.meridian.booking.appointment.Suitability;
import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.appointment.WantedPlace;
import clinic.meridian.booking.appointment.WantedVisit;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.reservation.Claim;
import clinic.meridian.booking.reservation.Reservations;
import clinic.meridian.booking.reservation.ResourceKind;
import clinic.meridian.booking.waitlist.OpeningTable.Opening;
import clinic.meridian.booking.waitlist.WaitlistEvent.OfferEnd;
import clinic.meridian.booking.waitlist.WaitlistTable.Entry;
import clinic.meridian.booking.waitlist.WaitlistTable.Offer;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who waits, and whom a slot would suit: by their wishes, and as far as they could really come. First come,
/// first asked.
@Component
public class Waitlist {

    /// More than ever wait at one location; whoever is beyond has to wait to be looked at.
    private static final int MOST = 1_000;

    private final WaitlistTable table;
    private final OpeningTable openings;
    private final Slots slots;
    private final Suitability suitability;
    private final Reservations reservations;
    private final Visits visits;
    private final Locations locations;
    private final ClinicClock clock;

    Waitlist(
            WaitlistTable table,
            OpeningTable openings,
            Slots slots,
            Suitability suitability,
            Reservations reservations,
            Visits visits,
            Locations locations,
            ClinicClock clock) {
        this.table = table;
        this.openings = openings;
        this.slots = slots;
        this.suitability = suitability;
        this.reservations = reservations;
        this.visits = visits;
        this.locations = locations;
        this.clock = clock;
    }

    /// Somebody whom a slot would suit.
    public record Match(
            UUID entryId,
            UUID clientId,
            Instant joinedAt,
            @Nullable UUID replaces) {}

    /// A slot that a visit left behind and that nobody has taken.
    ///
    /// @param slot the visit that it could become
    /// @param fits whom on the waitlist it would suit, in the order in which they joined
    /// @param offeredTo clients to whom it is on offer at this moment
    /// @param offeredUntil when that ends
    /// @param silent clients to whom it was offered and who did not answer
    /// @param nextAt when the next ones are asked by themselves; absent where nobody is
    public record Gap(
            Visit slot,
            List<Match> fits,
            Set<UUID> offeredTo,
            @Nullable Instant offeredUntil,
            Set<UUID> silent,
            @Nullable Instant nextAt) {

        public Gap {
            fits = List.copyOf(fits);
            offeredTo = Set.copyOf(offeredTo);
            silent = Set.copyOf(silent);
        }
    }

    /// How the waitlist stands beside a part of the diary.
    ///
    /// @param waiting how many wait at the location
    /// @param fits how many of them the first gap would suit that suits anybody
    /// @param gap when that gap begins; absent where none suits anybody
    public record Standing(int waiting, int fits, @Nullable LocalDateTime gap) {}

    /// The slot as it would be, and whom it would suit, in the order in which they joined. Whether it is
    /// free is not asked.
    ///
    /// @throws Refused where nobody could book it
    public List<Match> matches(WantedPlace wanted) {
        return matches(fitting(slots.judge(wanted), Set.of(), Integer.MAX_VALUE));
    }

    private static List<Match> matches(List<Entry> entries) {
        return entries.stream()
                .map(entry -> new Match(
                        entry.entryId(),
                        entry.clientId(),
                        entry.joinedAt(),
                        entry.wish().replaces()))
                .toList();
    }

    /// What visits left behind on these days and what is still free or on offer, by start.
    ///
    /// @param to the last day, included
    public List<Gap> gaps(UUID locationId, LocalDate from, LocalDate to) {
        LocationView location = locations
                .find(locationId)
                .orElseThrow(() ->
                        new Refused(WaitlistRefusal.LOCATION_UNKNOWN, "There is no location " + locationId + "."));
        TimeRange days = new TimeRange(
                from.atStartOfDay(location.zone()).toInstant(),
                to.plusDays(1).atStartOfDay(location.zone()).toInstant());
        Instant now = clock.now();
        List<Entry> waiting = table.waitingAt(locationId, null, MOST);
        return openings(locationId, days, now).stream()
                .flatMap(opening -> gap(opening, waiting, now).stream())
                .toList();
    }

    private Optional<Gap> gap(Opening opening, List<Entry> waiting, Instant now) {
        return bookable(opening).map(slot -> {
            List<Offer> offers = table.offersOf(opening.openingId());
            List<Offer> standing = offers.stream()
                    .filter(offer -> offer.standing() && offer.expiresAt().isAfter(now))
                    .toList();
            return new Gap(
                    slot,
                    matches(fitting(slot, waiting, leaver(opening), Integer.MAX_VALUE)),
                    clients(standing),
                    standing.isEmpty() ? null : standing.getFirst().expiresAt(),
                    clients(offers.stream()
                            .filter(offer -> offer.ended() == OfferEnd.RAN_OUT)
                            .toList()),
                    standing.isEmpty() ? opening.dueAt() : null);
        });
    }

    private static Set<UUID> clients(List<Offer> offers) {
        return offers.stream().map(Offer::clientId).collect(Collectors.toSet());
    }

    /// How the waitlist stands beside the diary of this time. Openings are only looked into while nobody was
    /// found whom one would suit: every change to a diary asks for this.
    public Standing standing(UUID locationId, TimeRange starts) {
        List<Entry> waiting = table.waitingAt(locationId, null, MOST);
        if (waiting.isEmpty()) {
            return new Standing(0, 0, null);
        }
        for (Opening opening : openings(locationId, starts, clock.now())) {
            List<Entry> wishing = waiting.stream()
                    .filter(entry -> entry.wish().isMetBy(opening.slot()))
                    .toList();
            Visit slot = wishing.isEmpty() ? null : bookable(opening).orElse(null);
            int fits = slot == null
                    ? 0
                    : fitting(slot, wishing, leaver(opening), Integer.MAX_VALUE).size();
            if (slot != null && fits > 0) {
                return new Standing(waiting.size(), fits, slot.localStart());
            }
        }
        return new Standing(waiting.size(), 0, null);
    }

    /// Of each slot that begins in this time and is not past the latest opening, but one that is on offer
    /// before all.
    private Collection<Opening> openings(UUID locationId, TimeRange starts, Instant now) {
        Instant from = starts.start().isBefore(now) ? now : starts.start();
        Map<WantedPlace, Opening> latest = new LinkedHashMap<>();
        if (from.isBefore(starts.end())) {
            for (Opening opening : openings.at(locationId, new TimeRange(from, starts.end()))) {
                latest.merge(Swap.place(opening.slot()), opening, (a, b) -> a.holdId() != null ? a : b);
            }
        }
        return latest.values();
    }

    /// She who gave it up is not asked whether she wants it.
    private static Set<UUID> leaver(Opening opening) {
        UUID client = opening.freedByClient();
        return client == null ? Set.of() : Set.of(client);
    }

    /// What an opening could become at this moment, if it is free apart from its own hold.
    Optional<Visit> bookable(Opening opening) {
        try {
            Visit slot = slots.judge(Swap.place(opening.slot()));
            return slots.isFree(slot, opening.holdId()) ? Optional.of(slot) : Optional.empty();
        } catch (Refused noLonger) {
            return Optional.empty();
        }
    }

    /// The first whom a slot suits and who could come, each client once.
    ///
    /// @param except clients who are not asked
    List<Entry> fitting(Visit slot, Collection<UUID> except, int limit) {
        return fitting(
                slot,
                table.waitingFor(
                        slot.locationId(), slot.service(), slot.localStart().toLocalDate()),
                except,
                limit);
    }

    private List<Entry> fitting(Visit slot, List<Entry> waiting, Collection<UUID> except, int limit) {
        Set<UUID> passed = new HashSet<>(except);
        List<Entry> fitting = new ArrayList<>();
        for (Entry entry : waiting) {
            if (fitting.size() < limit && !passed.contains(entry.clientId()) && fits(entry, slot)) {
                passed.add(entry.clientId());
                fitting.add(entry);
            }
        }
        return fitting;
    }

    /// Whether a slot suits her and she could come.
    boolean fits(Entry entry, Visit slot) {
        return entry.wish().isMetBy(slot) && couldCome(entry, slot);
    }

    private boolean couldCome(Entry entry, Visit slot) {
        Swap swap = swap(entry);
        UUID cancelled = swap.cancelledId();
        Claim stay = new Claim(ResourceKind.CLIENT, entry.clientId(), new TimeRange(slot.start(), slot.end()));
        WantedVisit wanted = swap.wanted(slot);
        return swap.isPossible()
                && reservations
                        .inTheWayOf(List.of(stay), cancelled, clock.now())
                        .isEmpty()
                && suitability
                        .judge(
                                entry.clientId(),
                                slot.locationId(),
                                List.of(slot.practitionerId()),
                                wanted.seriesId(),
                                cancelled,
                                Beside.NOTHING)
                        .suits(wanted);
    }

    /// What accepting a slot would do for her, as her visits stand.
    Swap swap(Entry entry) {
        UUID replaces = entry.wish().replaces();
        VisitRow replaced = replaces == null ? null : visits.find(replaces).orElse(null);
        return new Swap(entry, replaced);
    }
}
