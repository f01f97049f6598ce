package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.AppointmentCommand.ImportAppointment;
import clinic.meridian.booking.appointment.AppointmentCommand.RescheduleSession;
import clinic.meridian.booking.appointment.BookingFacts.Facts;
import clinic.meridian.booking.appointment.BookingFacts.Held;
import clinic.meridian.booking.appointment.BookingFacts.Question;
import clinic.meridian.booking.appointment.BookingFacts.SeriesStanding;
import clinic.meridian.booking.appointment.HoldCommand.HoldSlot;
import clinic.meridian.booking.appointment.VisitRules.Judged;
import clinic.meridian.booking.calendar.SpokenTimes;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.location.CancellationPolicy;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.LocationView.Room;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.booking.reservation.Claim;
import clinic.meridian.booking.reservation.Claims;
import clinic.meridian.booking.reservation.Occupancy;
import clinic.meridian.booking.reservation.Reservations;
import clinic.meridian.booking.reservation.ResourceKind;
import clinic.meridian.booking.reservation.ResourceLocks;
import clinic.meridian.booking.rhythm.Breach;
import clinic.meridian.platform.database.AdvisoryLocks.Lock;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Gets a visit its slot, in the transaction of the command that wants it: first the locks, so that rivals queue; then
/// the facts, which stay true under the locks; then the rules; then the reservations, whose constraint has the last
/// word.
public class Booking {

    private final ResourceLocks locks;
    private final BookingFacts facts;
    private final Reservations reservations;
    private final ServiceCatalogue catalogue;
    private final ClinicClock clock;

    public Booking(
            ResourceLocks locks,
            BookingFacts facts,
            Reservations reservations,
            ServiceCatalogue catalogue,
            ClinicClock clock) {
        this.locks = locks;
        this.facts = facts;
        this.reservations = reservations;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /// Judges a new visit and takes what it needs. What was held for it is given up first, whatever it was, so that it
    /// is in nobody's way; where the visit is refused the hold stays.
    Visit book(UUID appointmentId, WantedVisit wanted, @Nullable UUID holdId) {
        List<UUID> rooms = rooms(wanted.place());
        Held held = holdId == null ? null : held(holdId);
        Set<Lock> all = locksOf(wanted.clientId(), wanted.place(), rooms);
        if (holdId != null && held != null) {
            all.addAll(locksOf(held.clientId(), held.visit()));
        }
        Facts known = facts.readUnder(all, question(wanted));
        if (holdId != null && held != null) {
            reservations.release(held.visit().claims(holdId, held.clientId()));
        }
        UUID holder = holdId == null ? appointmentId : holdId;
        Instant now = clock.now();
        Judged judged = new VisitRules(catalogue, now).judge(wanted, known);
        Integer place = placeInSeries(wanted, known.series(), judged.start().toLocalDate(), null);
        Reason override = wanted.override();
        int policy = judged.location().policyAt(now).version();
        List<Visit> choices = stillOpen(rooms, judged.location()).stream()
                .map(room -> judged.inRoom(
                        room,
                        wanted.practitionerId(),
                        wanted.seriesId(),
                        place,
                        policy,
                        override == null ? null : override.code()))
                .toList();
        Visit chosen = chooseRoom(holder, wanted.clientId(), choices);
        take(chosen.claims(appointmentId, wanted.clientId()), () -> slotTaken(holder, wanted.clientId(), choices));
        return chosen;
    }

    private Held held(UUID holdId) {
        return facts.hold(holdId)
                .orElseThrow(() -> new Refused(AppointmentRefusal.HOLD_UNKNOWN, "There is no hold " + holdId + "."));
    }

    /// Judges a slot, whoever will come, and keeps it. Holds that are given up for it are in nobody's way, and stand
    /// where it is refused.
    Visit hold(HoldSlot command) {
        UUID holdId = command.holdId();
        UUID holder =
                command.insteadOf().isEmpty() ? holdId : command.insteadOf().getFirst();
        UUID clientId = command.clientId();
        WantedPlace wanted = command.wanted();
        List<UUID> rooms = rooms(wanted);
        Map<UUID, Held> former = new LinkedHashMap<>();
        command.insteadOf().forEach(id -> former.put(id, held(id)));
        Set<Lock> all = locksOf(clientId, wanted, rooms);
        former.values().forEach(held -> all.addAll(locksOf(held.clientId(), held.visit())));
        Facts known = facts.readUnder(
                all, new Question(clientId, wanted.locationId(), List.of(wanted.practitionerId()), null));
        former.forEach((id, held) -> reservations.release(held.visit().claims(id, held.clientId())));
        Instant now = clock.now();
        Judged judged = new VisitRules(catalogue, now).judge(wanted, known);
        if (clientId != null) {
            VisitRules.mustBeKnown(clientId, known);
        }
        int policy = judged.location().policyAt(now).version();
        List<Visit> choices = stillOpen(rooms, judged.location()).stream()
                .map(room -> judged.inRoom(room, wanted.practitionerId(), null, null, policy, null))
                .toList();
        Visit chosen = chooseRoom(holder, clientId, choices);
        reservations.hold(
                chosen.claims(holdId, clientId),
                command.expiresAt(),
                command.yieldsTo(),
                now,
                () -> slotTaken(holder, clientId, choices));
        return chosen;
    }

    /// Gives back what a hold keeps.
    void giveUp(UUID holdId, Held held) {
        locks.take(locksOf(held.clientId(), held.visit()));
        reservations.release(held.visit().claims(holdId, held.clientId()));
    }

    /// Judges the new slot of a visit and takes it instead of the old one. Service, terms and place in the series stay.
    Visit move(CurrentVisit current, RescheduleSession command) {
        Visit old = current.visit();
        UUID practitioner = command.practitionerId() == null ? old.practitionerId() : command.practitionerId();
        WantedVisit wanted = new WantedVisit(
                current.clientId(),
                old.service(),
                old.locationId(),
                practitioner,
                command.roomId(),
                command.start(),
                old.seriesId(),
                command.override());
        List<UUID> rooms = new ArrayList<>(new LinkedHashSet<>(Stream.concat(
                        command.roomId() == null ? Stream.of(old.roomId()) : Stream.of(),
                        rooms(wanted.place()).stream())
                .toList()));
        Set<Lock> all = locksOf(current.clientId(), wanted.place(), rooms);
        all.addAll(locksOf(current.clientId(), old));
        Facts known = facts.readUnder(all, question(wanted));
        Judged judged = new VisitRules(catalogue, clock.now()).judge(wanted, old.asBooked(catalogue), known);
        placeInSeries(wanted, known.series(), judged.start().toLocalDate(), current.appointmentId());
        String override = command.override() == null ? null : command.override().code();
        List<Visit> choices = stillOpen(rooms, judged.location()).stream()
                .map(room -> judged.inRoom(
                        room, practitioner, old.seriesId(), old.seriesIndex(), old.policyVersion(), override))
                .toList();
        Visit chosen = chooseRoom(current.appointmentId(), current.clientId(), choices);
        exchange(current, chosen, choices);
        return chosen;
    }

    /// Takes the slot that the visit had before it was moved.
    void moveBack(CurrentVisit current, Visit before) {
        Set<Lock> all = locksOf(current.clientId(), current.visit());
        all.addAll(locksOf(current.clientId(), before));
        locks.take(all);
        mustKeepRhythm(current, before);
        exchange(current, before, List.of(before));
    }

    /// Takes what a visit of another system holds; the locks are held already.
    void takeImported(ImportAppointment imported) {
        if (VisitImport.holdsItsSlot(imported.status())) {
            Visit visit = imported.visit();
            take(
                    visit.claims(imported.appointmentId(), imported.clientId()),
                    () -> slotTaken(imported.appointmentId(), imported.clientId(), List.of(visit)));
        }
    }

    /// Gives back what the visit holds.
    void giveUp(CurrentVisit current) {
        locks.take(locksOf(current.clientId(), current.visit()));
        reservations.release(claims(current));
    }

    /// Takes what the visit had given up.
    void takeAgain(CurrentVisit current) {
        locks.take(locksOf(current.clientId(), current.visit()));
        mustKeepRhythm(current, current.visit());
        take(claims(current), () -> slotTaken(current.appointmentId(), current.clientId(), List.of(current.visit())));
    }

    /// A date that a visit once had must still go with what its series has now.
    private void mustKeepRhythm(CurrentVisit current, Visit wanted) {
        if (wanted.seriesId() == null) {
            return;
        }
        SeriesStanding series = facts.read(new Question(
                        current.clientId(), wanted.locationId(), List.of(wanted.practitionerId()), wanted.seriesId()))
                .series();
        if (series == null) {
            throw new IllegalStateException("A visit of no series: " + wanted.seriesId());
        }
        LocalDate date = wanted.localStart().toLocalDate();
        boolean stands =
                series.visits().stream().anyMatch(visit -> visit.appointmentId().equals(current.appointmentId()));
        if (series.over() && !stands) {
            throw new Refused(AppointmentRefusal.SERIES_NOT_OPEN, "The series has ended.");
        }
        mustKeepRhythm(series, date, current.appointmentId());
    }

    /// The same, unless others have it now.
    boolean takeAgainIfFree(CurrentVisit current) {
        locks.take(locksOf(current.clientId(), current.visit()));
        Claims claims = claims(current);
        if (!reservations
                .inTheWayOf(claims.claims(), claims.visitId(), clock.now())
                .isEmpty()) {
            return false;
        }
        take(claims, () -> slotTaken(current.appointmentId(), current.clientId(), List.of(current.visit())));
        return true;
    }

    /// The terms that were accepted when the visit was booked.
    CancellationPolicy policyOf(Visit visit) {
        return facts.location(visit.locationId())
                .orElseThrow(() -> new IllegalStateException("A visit at no location: " + visit.locationId()))
                .policy(visit.policyVersion());
    }

    private List<UUID> rooms(WantedPlace wanted) {
        if (wanted.roomId() != null) {
            return List.of(wanted.roomId());
        }
        return facts.location(wanted.locationId()).map(LocationView::openRooms).orElse(List.of()).stream()
                .map(Room::roomId)
                .toList();
    }

    private static List<UUID> stillOpen(List<UUID> rooms, LocationView location) {
        List<UUID> open = rooms.stream()
                .filter(room -> location.room(room).filter(Room::open).isPresent())
                .toList();
        if (open.isEmpty()) {
            throw new Refused(AppointmentRefusal.ROOM_NOT_HERE, location.name() + " has no open room yet.");
        }
        return open;
    }

    private static Set<Lock> locksOf(@Nullable UUID clientId, WantedPlace wanted, Collection<UUID> rooms) {
        Set<Lock> all = new LinkedHashSet<>();
        all.add(ResourceLocks.relyingOnLocation(wanted.locationId()));
        if (clientId != null) {
            all.add(ResourceLocks.exclusively(ResourceKind.CLIENT, clientId));
        }
        all.add(ResourceLocks.exclusively(ResourceKind.PRACTITIONER, wanted.practitionerId()));
        rooms.forEach(room -> all.add(ResourceLocks.exclusively(ResourceKind.ROOM, room)));
        return all;
    }

    /// What everybody locks who takes or gives up this slot.
    ///
    /// @param clientId absent: for nobody in particular
    public static Set<Lock> locksOf(@Nullable UUID clientId, Visit visit) {
        Set<Lock> all = new LinkedHashSet<>();
        if (clientId != null) {
            all.add(ResourceLocks.exclusively(ResourceKind.CLIENT, clientId));
        }
        all.add(ResourceLocks.exclusively(ResourceKind.PRACTITIONER, visit.practitionerId()));
        all.add(ResourceLocks.exclusively(ResourceKind.ROOM, visit.roomId()));
        return all;
    }

    private static Question question(WantedVisit wanted) {
        return new Question(
                wanted.clientId(), wanted.locationId(), List.of(wanted.practitionerId()), wanted.seriesId());
    }

    /// Place in the series, from 1; null for a visit of its own.
    static @Nullable Integer placeInSeries(
            WantedVisit wanted, @Nullable SeriesStanding series, LocalDate date, @Nullable UUID moved) {
        if (wanted.seriesId() == null) {
            return null;
        }
        if (series == null || !series.clientId().equals(wanted.clientId())) {
            throw new Refused(AppointmentRefusal.SERIES_UNKNOWN, "The client has no series " + wanted.seriesId() + ".");
        }
        if (moved == null && !series.open()) {
            throw new Refused(AppointmentRefusal.SERIES_NOT_OPEN, "The series is completed, paused or abandoned.");
        }
        mustKeepRhythm(series, date, moved);
        return series.nextIndex();
    }

    private static void mustKeepRhythm(SeriesStanding series, LocalDate date, @Nullable UUID moved) {
        Optional<Breach> breach =
                series.rhythm().breachOf(date, series.datesWithout(moved == null ? Set.of() : Set.of(moved)));
        if (breach.isPresent()) {
            throw new Refused(refusalOf(breach.get()), describe(breach.get(), series, date));
        }
    }

    static AppointmentRefusal refusalOf(Breach breach) {
        return switch (breach) {
            case GAP_TOO_SHORT -> AppointmentRefusal.GAP_TOO_SHORT;
            case WEEK_FULL -> AppointmentRefusal.WEEK_FULL;
            case OUTSIDE_WINDOW -> AppointmentRefusal.OUTSIDE_WINDOW;
            case SERIES_FULL -> AppointmentRefusal.SERIES_FULL;
        };
    }

    static String describe(Breach breach, SeriesStanding series, LocalDate date) {
        return switch (breach) {
            case GAP_TOO_SHORT ->
                "Between " + SpokenTimes.day(date) + " and the nearest visit there must be at least "
                        + series.rhythm().minGapDays() + " days.";
            case WEEK_FULL ->
                "The week of " + SpokenTimes.day(date) + " already has "
                        + series.rhythm().sessionsPerWeek() + " of its visits.";
            case OUTSIDE_WINDOW ->
                "With " + SpokenTimes.day(date) + " it would take longer than "
                        + series.rhythm().windowWeeks() + " weeks.";
            case SERIES_FULL -> "It was planned for " + series.rhythm().targetSessions() + " visits.";
        };
    }

    /// The first choice whose room is free; where there is only one choice the constraint decides.
    private Visit chooseRoom(UUID holder, @Nullable UUID clientId, List<Visit> choices) {
        if (choices.size() == 1) {
            return choices.getFirst();
        }
        List<Claim> all = choices.stream()
                .flatMap(visit -> visit.claims(holder, clientId).claims().stream())
                .distinct()
                .toList();
        Occupancy taken = new Occupancy(reservations.inTheWayOf(all, holder, clock.now()));
        return choices.stream()
                .filter(visit -> taken.inTheWayOf(visit.claims(holder, clientId).claims())
                        .isEmpty())
                .findFirst()
                .orElseThrow(() -> slotTaken(holder, clientId, choices));
    }

    private void take(Claims claims, Supplier<Refused> refusal) {
        reservations.reserve(List.of(claims), clock.now(), refusal);
    }

    private void exchange(CurrentVisit current, Visit wanted, List<Visit> choices) {
        reservations.exchange(
                claims(current),
                wanted.claims(current.appointmentId(), current.clientId()),
                clock.now(),
                () -> slotTaken(current.appointmentId(), current.clientId(), choices));
    }

    private static Claims claims(CurrentVisit current) {
        return current.visit().claims(current.appointmentId(), current.clientId());
    }

    /// @param holder the visit, or its hold, that is not in its own way
    private static Refused slotTaken(UUID holder, @Nullable UUID clientId, List<Visit> choices) {
        Visit wanted = choices.getFirst();
        return new Refused(
                AppointmentRefusal.SLOT_TAKEN,
                "Something else stands in the way on " + SpokenTimes.moment(wanted.localStart()) + ".",
                Map.of(
                        RefusedSlot.FACT,
                        new RefusedSlot(
                                holder,
                                clientId,
                                wanted,
                                choices.stream().map(Visit::roomId).toList())));
    }
}
