package clinic.meridian.booking.appointment;

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
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Gets all visits of a series their slots in one transaction, or tells everything that stands in the way of each.
public class SeriesBooking {

    private final ResourceLocks locks;
    private final BookingFacts facts;
    private final Reservations reservations;
    private final ServiceCatalogue catalogue;
    private final ClinicClock clock;

    public SeriesBooking(
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

    /// What all visits of a series have in common.
    public record Course(UUID seriesId, UUID clientId, String service, UUID locationId) {}

    /// Takes every slot when all can be had, and none otherwise.
    ///
    /// @return one outcome per slot, in the same order
    public List<SlotOutcome> book(Course course, List<WantedSlot> slots) {
        lock(course, slots);
        List<SlotOutcome> outcomes = preview(course, slots);
        List<Claims> claims = outcomes.stream()
                .filter(Free.class::isInstance)
                .map(Free.class::cast)
                .map(free -> free.visit().claims(free.wanted().appointmentId(), course.clientId()))
                .toList();
        if (claims.size() == slots.size()) {
            reservations.reserve(
                    claims,
                    clock.now(),
                    () -> new Refused(
                            AppointmentRefusal.SLOT_TAKEN, "Another visit took one of the slots in this moment."));
        }
        return outcomes;
    }

    /// What would become of every slot at this moment; takes nothing.
    ///
    /// @return one outcome per slot, in the same order
    public List<SlotOutcome> preview(Course course, List<WantedSlot> slots) {
        Facts known = facts.read(new Question(
                course.clientId(),
                course.locationId(),
                slots.stream().map(WantedSlot::practitionerId).distinct().toList(),
                course.seriesId()));
        SeriesStanding series = known.series();
        if (series == null) {
            throw new IllegalStateException("A series that nobody planned: " + course.seriesId());
        }
        return new Placing(course, slots, known, series).outcomes();
    }

    private void lock(Course course, List<WantedSlot> slots) {
        Set<Lock> all = new LinkedHashSet<>();
        all.add(ResourceLocks.relyingOnLocation(course.locationId()));
        all.add(ResourceLocks.exclusively(ResourceKind.CLIENT, course.clientId()));
        List<UUID> open = openRooms(facts.location(course.locationId()).orElse(null));
        for (WantedSlot slot : slots) {
            all.add(ResourceLocks.exclusively(ResourceKind.PRACTITIONER, slot.practitionerId()));
            roomsFor(slot, open).forEach(room -> all.add(ResourceLocks.exclusively(ResourceKind.ROOM, room)));
        }
        locks.take(all);
    }

    private static List<UUID> openRooms(@Nullable LocationView location) {
        return location == null
                ? List.of()
                : location.openRooms().stream().map(Room::roomId).toList();
    }

    private static Collection<UUID> roomsFor(WantedSlot slot, List<UUID> open) {
        return slot.roomId() == null ? open : List.of(slot.roomId());
    }

    /// One round of placing all slots beside each other.
    private final class Placing {
        private final Course course;
        private final List<WantedSlot> slots;
        private final Facts known;
        private final SeriesStanding series;
        private final Instant now = clock.now();
        private final SlotOutcome[] outcomes;
        private final Judged[] judged;

        Placing(Course course, List<WantedSlot> slots, Facts known, SeriesStanding series) {
            this.course = course;
            this.slots = slots;
            this.known = known;
            this.series = series;
            this.outcomes = new SlotOutcome[slots.size()];
            this.judged = new Judged[slots.size()];
        }

        List<SlotOutcome> outcomes() {
            judgeEach();
            judgeRhythm();
            place();
            return List.of(outcomes);
        }

        private void judgeEach() {
            VisitRules rules = new VisitRules(catalogue, now);
            for (int i = 0; i < slots.size(); i++) {
                WantedSlot slot = slots.get(i);
                try {
                    judged[i] = rules.judge(
                            new WantedVisit(
                                    course.clientId(),
                                    course.service(),
                                    course.locationId(),
                                    slot.practitionerId(),
                                    slot.roomId(),
                                    slot.start(),
                                    course.seriesId(),
                                    null),
                            known);
                } catch (Refused refused) {
                    outcomes[i] = new Conflicted(slot, refused.reason().code(), refused.detail(), List.of());
                }
            }
        }

        private void judgeRhythm() {
            List<Integer> dated = open();
            List<LocalDate> dates =
                    dated.stream().map(i -> judged[i].start().toLocalDate()).toList();
            series.rhythm().breachesOf(dates, series.dates()).forEach((position, breach) -> {
                int i = dated.get(position);
                outcomes[i] = new Conflicted(
                        slots.get(i),
                        Booking.refusalOf(breach).code(),
                        Booking.describe(breach, series, dates.get(position)),
                        List.of());
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
            int place = series.nextIndex();
            for (int i : byStart) {
                choices.put(i, choices(i, place++));
            }
            Occupancy taken = new Occupancy(reservations.inTheWayOf(
                    choices.values().stream()
                            .flatMap(List::stream)
                            .flatMap(visit -> claims(visit).stream())
                            .distinct()
                            .toList(),
                    null,
                    now));
            byStart.forEach(i -> outcomes[i] = place(slots.get(i), choices.getOrDefault(i, List.of()), taken));
        }

        private List<Visit> choices(int i, int place) {
            LocationView location = judged[i].location();
            return roomsFor(slots.get(i), openRooms(location)).stream()
                    .map(room -> judged[i].inRoom(
                            room,
                            slots.get(i).practitionerId(),
                            course.seriesId(),
                            place,
                            location.policyAt(now).version(),
                            null))
                    .toList();
        }

        private SlotOutcome place(WantedSlot slot, List<Visit> choices, Occupancy taken) {
            for (Visit choice : choices) {
                if (taken.inTheWayOf(claims(choice)).isEmpty()) {
                    claims(choice).forEach(taken::add);
                    return new Free(slot, choice);
                }
            }
            List<Claim> inTheWay = choices.stream()
                    .flatMap(choice -> taken.inTheWayOf(claims(choice)).stream())
                    .distinct()
                    .toList();
            return choices.isEmpty()
                    ? new Conflicted(slot, AppointmentRefusal.ROOM_NOT_HERE.code(), "There is no open room.", List.of())
                    : new Conflicted(
                            slot,
                            AppointmentRefusal.SLOT_TAKEN.code(),
                            "Another visit stands in the way at " + slot.start() + ".",
                            Occupancy.decisive(
                                    inTheWay,
                                    choices.stream().map(Visit::roomId).toList()));
        }

        private List<Claim> claims(Visit visit) {
            return visit.claims(course.seriesId(), course.clientId()).claims();
        }
    }
}
