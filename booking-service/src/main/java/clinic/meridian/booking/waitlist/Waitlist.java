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
import clinic.meridian.booking.waitlist.WaitlistTable.Entry;
import clinic.meridian.booking.waitlist.WaitlistTable.Offer;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who waits, and whom a slot would suit: by their wishes, and as far as they could really come. First come, first
/// asked.
@Component
public class Waitlist {

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
    /// @param fits how many clients on the waitlist it would suit
    /// @param offered to how many of them it is on offer at this moment
    /// @param offeredUntil when that ends
    public record Gap(
            UUID openingId,
            Visit slot,
            int fits,
            int offered,
            @Nullable Instant offeredUntil) {}

    /// The slot as it would be, and whom it would suit, in the order in which they joined. Whether it is free is not
    /// asked.
    ///
    /// @throws Refused where nobody could book it
    public List<Match> matches(WantedPlace wanted) {
        return fitting(slots.judge(wanted), Set.of(), Integer.MAX_VALUE).stream()
                .map(entry -> new Match(
                        entry.entryId(),
                        entry.clientId(),
                        entry.joinedAt(),
                        entry.wish().replaces()))
                .toList();
    }

    /// What visits left behind on one day and what is still free or on offer, by start.
    public List<Gap> gaps(UUID locationId, LocalDate day) {
        LocationView location = locations
                .find(locationId)
                .orElseThrow(() ->
                        new Refused(WaitlistRefusal.LOCATION_UNKNOWN, "There is no location " + locationId + "."));
        Instant now = clock.now();
        Instant start = day.atStartOfDay(location.zone()).toInstant();
        Instant from = start.isBefore(now) ? now : start;
        Instant to = day.plusDays(1).atStartOfDay(location.zone()).toInstant();
        if (!from.isBefore(to)) {
            return List.of();
        }
        Map<WantedPlace, Opening> latest = new LinkedHashMap<>();
        for (Opening opening : openings.at(locationId, new TimeRange(from, to))) {
            latest.merge(Swap.place(opening.slot()), opening, (a, b) -> a.holdId() != null ? a : b);
        }
        return latest.values().stream()
                .flatMap(opening -> gap(opening, now).stream())
                .toList();
    }

    private Optional<Gap> gap(Opening opening, Instant now) {
        return bookable(opening).map(slot -> {
            List<Offer> standing = table.offersOf(opening.openingId()).stream()
                    .filter(offer -> offer.standing() && offer.expiresAt().isAfter(now))
                    .toList();
            UUID freedBy = opening.freedByClient();
            int fits = fitting(slot, freedBy == null ? Set.of() : Set.of(freedBy), Integer.MAX_VALUE)
                    .size();
            return new Gap(
                    opening.openingId(),
                    slot,
                    fits,
                    standing.size(),
                    standing.isEmpty() ? null : standing.getFirst().expiresAt());
        });
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
        Set<UUID> passed = new HashSet<>(except);
        List<Entry> fitting = new ArrayList<>();
        for (Entry entry : table.waitingFor(
                slot.locationId(), slot.service(), slot.localStart().toLocalDate())) {
            if (fitting.size() < limit
                    && entry.wish().isMetBy(slot)
                    && !passed.contains(entry.clientId())
                    && couldCome(entry, slot)) {
                passed.add(entry.clientId());
                fitting.add(entry);
            }
        }
        return fitting;
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
