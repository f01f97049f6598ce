package clinic.meridian.booking.appointment;

import static clinic.meridian.contracts.AppointmentStatus.BOOKED;
import static clinic.meridian.contracts.AppointmentStatus.CONFIRMED;

import clinic.meridian.booking.appointment.BookingFacts.Facts;
import clinic.meridian.booking.appointment.BookingFacts.Question;
import clinic.meridian.booking.appointment.BookingFacts.SeriesStanding;
import clinic.meridian.booking.appointment.SlotOutcome.Conflicted;
import clinic.meridian.booking.appointment.SlotOutcome.Free;
import clinic.meridian.booking.appointment.VisitRules.Judged;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.LocationView.Room;
import clinic.meridian.booking.reservation.Claim;
import clinic.meridian.booking.reservation.Claims;
import clinic.meridian.booking.reservation.Occupancy;
import clinic.meridian.booking.reservation.Reservations;
import clinic.meridian.booking.reservation.ResourceKind;
import clinic.meridian.booking.reservation.ResourceLocks;
import clinic.meridian.platform.database.AdvisoryLocks.Lock;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.modelling.command.ConcurrencyException;

/// Gets visits that stand other slots, all of them in one transaction, or tells everything that stands in the way of
/// each. Old and new rooms, clients and hands are locked in one go, so that two who move visits into each other queue;
/// what the visits give up is free for the others among them.
public class VisitMoves {

    private final ResourceLocks locks;
    private final BookingFacts facts;
    private final Reservations reservations;
    private final ServiceCatalogue catalogue;
    private final CurrentVisits visits;
    private final ClinicClock clock;

    public VisitMoves(
            ResourceLocks locks,
            BookingFacts facts,
            Reservations reservations,
            ServiceCatalogue catalogue,
            CurrentVisits visits,
            ClinicClock clock) {
        this.locks = locks;
        this.facts = facts;
        this.reservations = reservations;
        this.catalogue = catalogue;
        this.visits = visits;
        this.clock = clock;
    }

    /// The visits as they stand.
    @FunctionalInterface
    public interface CurrentVisits {
        Map<UUID, CurrentVisit> find(Collection<UUID> appointmentIds);
    }

    /// The visits before and what became of each, in one order.
    public record Moves(List<CurrentVisit> visits, List<SlotOutcome> outcomes) {

        public boolean allFree() {
            return outcomes.stream().allMatch(Free.class::isInstance);
        }
    }

    /// Exchanges the reservations when all slots can be had, and none otherwise. The visits have to be told.
    ///
    /// @param wanted a slot for each visit; asked before the locks to know what to lock, and once more under them
    /// @throws ConcurrencyException when somebody changed the visits meanwhile: it can be tried again
    public Moves exchange(Supplier<List<WantedSlot>> wanted) {
        List<WantedSlot> slots = wanted.get();
        Map<UUID, CurrentVisit> before = current(slots);
        lock(before, slots);
        Map<UUID, CurrentVisit> current = current(slots);
        if (!current.equals(before) || !wanted.get().equals(slots)) {
            throw new ConcurrencyException("Visits changed before their resources were locked");
        }
        Moves moves = new Placing(current, slots).moves();
        if (moves.allFree()) {
            current.values().forEach(visit -> reservations.release(claims(visit)));
            reservations.reserve(
                    claims(moves),
                    clock.now(),
                    () -> new Refused(
                            AppointmentRefusal.SLOT_TAKEN, "Another visit took one of the slots in this moment."));
        }
        return moves;
    }

    private static Claims claims(CurrentVisit current) {
        return current.visit().claims(current.appointmentId(), current.clientId());
    }

    private static List<Claims> claims(Moves moves) {
        List<Claims> claims = new ArrayList<>();
        for (int i = 0; i < moves.outcomes().size(); i++) {
            CurrentVisit current = moves.visits().get(i);
            if (moves.outcomes().get(i) instanceof Free free) {
                claims.add(free.visit().claims(current.appointmentId(), current.clientId()));
            }
        }
        return claims;
    }

    /// By id, in the order of the slots.
    private Map<UUID, CurrentVisit> current(List<WantedSlot> slots) {
        Map<UUID, CurrentVisit> found =
                visits.find(slots.stream().map(WantedSlot::appointmentId).toList());
        Map<UUID, CurrentVisit> ordered = new LinkedHashMap<>();
        for (WantedSlot slot : slots) {
            CurrentVisit visit = found.get(slot.appointmentId());
            if (visit == null) {
                throw new Refused(AppointmentRefusal.VISIT_UNKNOWN, "There is no visit " + slot.appointmentId() + ".");
            }
            ordered.put(slot.appointmentId(), visit);
        }
        return ordered;
    }

    private void lock(Map<UUID, CurrentVisit> current, List<WantedSlot> slots) {
        Set<Lock> all = new LinkedHashSet<>();
        for (WantedSlot slot : slots) {
            CurrentVisit visit = of(current, slot);
            Visit old = visit.visit();
            all.add(ResourceLocks.relyingOnLocation(old.locationId()));
            all.add(ResourceLocks.exclusively(ResourceKind.CLIENT, visit.clientId()));
            all.add(ResourceLocks.exclusively(ResourceKind.PRACTITIONER, old.practitionerId()));
            all.add(ResourceLocks.exclusively(ResourceKind.PRACTITIONER, slot.practitionerId()));
            List<Room> open = facts.location(old.locationId())
                    .map(LocationView::openRooms)
                    .orElse(List.of());
            rooms(slot, old, open).forEach(room -> all.add(ResourceLocks.exclusively(ResourceKind.ROOM, room)));
            all.add(ResourceLocks.exclusively(ResourceKind.ROOM, old.roomId()));
        }
        locks.take(all);
    }

    private static CurrentVisit of(Map<UUID, CurrentVisit> current, WantedSlot slot) {
        CurrentVisit visit = current.get(slot.appointmentId());
        if (visit == null) {
            throw new IllegalStateException("No visit " + slot.appointmentId());
        }
        return visit;
    }

    /// The room that is asked for; else the old one if it is free, else any.
    private static Collection<UUID> rooms(WantedSlot slot, Visit old, List<Room> open) {
        if (slot.roomId() != null) {
            return List.of(slot.roomId());
        }
        return Stream.concat(open.stream().filter(room -> room.roomId().equals(old.roomId())), open.stream())
                .map(Room::roomId)
                .distinct()
                .toList();
    }

    /// One round of placing all visits beside each other.
    private final class Placing {
        private final List<CurrentVisit> current;
        private final List<WantedSlot> slots;
        private final Instant now = clock.now();
        private final SlotOutcome[] outcomes;
        private final Judged[] judged;
        private final Map<Question, Facts> known = new HashMap<>();

        Placing(Map<UUID, CurrentVisit> current, List<WantedSlot> slots) {
            this.current = List.copyOf(current.values());
            this.slots = slots;
            this.outcomes = new SlotOutcome[slots.size()];
            this.judged = new Judged[slots.size()];
        }

        Moves moves() {
            judgeEach();
            judgeRhythms();
            place();
            return new Moves(current, List.of(outcomes));
        }

        private void judgeEach() {
            VisitRules rules = new VisitRules(catalogue, now);
            for (int i = 0; i < slots.size(); i++) {
                WantedSlot slot = slots.get(i);
                CurrentVisit visit = current.get(i);
                Visit old = visit.visit();
                if (visit.status() != BOOKED && visit.status() != CONFIRMED) {
                    outcomes[i] = conflict(slot, AppointmentRefusal.WRONG_STATUS, "It can no longer be moved.");
                    continue;
                }
                Facts about = facts(i);
                try {
                    judged[i] = rules.judge(
                            new WantedVisit(
                                    visit.clientId(),
                                    old.service(),
                                    old.locationId(),
                                    slot.practitionerId(),
                                    slot.roomId(),
                                    slot.start(),
                                    old.seriesId(),
                                    null),
                            old.asBooked(catalogue),
                            about);
                } catch (Refused refused) {
                    outcomes[i] = new Conflicted(slot, refused.reason().code(), refused.detail(), List.of());
                }
            }
        }

        private Facts facts(int i) {
            CurrentVisit visit = current.get(i);
            Visit old = visit.visit();
            return known.computeIfAbsent(
                    new Question(
                            visit.clientId(),
                            old.locationId(),
                            List.of(slots.get(i).practitionerId()),
                            old.seriesId()),
                    facts::read);
        }

        private void judgeRhythms() {
            Map<UUID, List<Integer>> bySeries = new LinkedHashMap<>();
            Set<UUID> moved = new HashSet<>();
            for (int i : open()) {
                UUID series = current.get(i).visit().seriesId();
                moved.add(current.get(i).appointmentId());
                if (series != null) {
                    bySeries.computeIfAbsent(series, s -> new ArrayList<>()).add(i);
                }
            }
            bySeries.values().forEach(positions -> judgeRhythm(positions, moved));
        }

        /// The dates of one series, judged beside its visits that stay.
        private void judgeRhythm(List<Integer> positions, Set<UUID> moved) {
            SeriesStanding series = facts(positions.getFirst()).series();
            if (series == null) {
                throw new IllegalStateException("Visits of no series");
            }
            List<LocalDate> dates =
                    positions.stream().map(i -> judged[i].start().toLocalDate()).toList();
            series.rhythm().breachesOf(dates, series.datesWithout(moved)).forEach((position, breach) -> {
                int i = positions.get(position);
                outcomes[i] = conflict(
                        slots.get(i), Booking.refusalOf(breach), Booking.describe(breach, series, dates.get(position)));
            });
        }

        /// Positions that have not been refused yet.
        private List<Integer> open() {
            return IntStream.range(0, slots.size())
                    .filter(i -> outcomes[i] == null)
                    .boxed()
                    .toList();
        }

        private void place() {
            Map<Integer, List<Visit>> choices = new HashMap<>();
            List<Integer> byStart = open().stream()
                    .sorted((a, b) -> judged[a].start().compareTo(judged[b].start()))
                    .toList();
            for (int i : byStart) {
                choices.put(i, choices(i));
            }
            Occupancy taken = new Occupancy(takenByOthers(choices));
            byStart.forEach(i -> outcomes[i] = place(i, choices.getOrDefault(i, List.of()), taken));
        }

        /// No two reservations of one resource overlap, so one that equals a claim of these visits is their own.
        private List<Claim> takenByOthers(Map<Integer, List<Visit>> choices) {
            Set<Claim> own = new HashSet<>();
            current.forEach(visit -> own.addAll(VisitMoves.claims(visit).claims()));
            List<Claim> wanted = new ArrayList<>();
            choices.forEach((i, visits) -> visits.forEach(visit -> wanted.addAll(claims(i, visit))));
            return reservations.inTheWayOf(wanted.stream().distinct().toList(), null, now).stream()
                    .filter(claim -> !own.contains(claim))
                    .toList();
        }

        private List<Visit> choices(int i) {
            Visit old = current.get(i).visit();
            LocationView location = judged[i].location();
            return rooms(slots.get(i), old, location.openRooms()).stream()
                    .map(room -> judged[i].inRoom(
                            room,
                            slots.get(i).practitionerId(),
                            old.seriesId(),
                            old.seriesIndex(),
                            old.policyVersion(),
                            null))
                    .toList();
        }

        private SlotOutcome place(int i, List<Visit> choices, Occupancy taken) {
            WantedSlot slot = slots.get(i);
            for (Visit choice : choices) {
                if (taken.inTheWayOf(claims(i, choice)).isEmpty()) {
                    claims(i, choice).forEach(taken::add);
                    return new Free(slot, choice);
                }
            }
            if (choices.isEmpty()) {
                return conflict(slot, AppointmentRefusal.ROOM_NOT_HERE, "There is no open room.");
            }
            List<Claim> inTheWay = choices.stream()
                    .flatMap(choice -> taken.inTheWayOf(claims(i, choice)).stream())
                    .distinct()
                    .toList();
            return new Conflicted(
                    slot,
                    AppointmentRefusal.SLOT_TAKEN.code(),
                    "Another visit stands in the way at " + slot.start() + ".",
                    Occupancy.decisive(
                            inTheWay, choices.stream().map(Visit::roomId).toList()));
        }

        private List<Claim> claims(int i, Visit visit) {
            CurrentVisit owner = current.get(i);
            return visit.claims(owner.appointmentId(), owner.clientId()).claims();
        }

        private Conflicted conflict(WantedSlot slot, AppointmentRefusal reason, String detail) {
            return new Conflicted(slot, reason.code(), detail, List.of());
        }
    }
}
