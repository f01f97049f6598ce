package clinic.meridian.local.demo;

import clinic.meridian.local.demo.TreatmentStory.Incident;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A client's series, visit by visit: some weeks are booked at once, and when the last of them is near, the next ones;
/// what falls out is made up for at the end. It ends when all sessions are done, or she loses interest.
final class SeriesStory {
    private static final int FAR_AHEAD_DAYS = 45;
    private static final int BREAK_DAYS = 18;

    private final Plot plot;
    private final VisitStory visits;
    private final Client client;
    private final Rhythm rhythm;
    private final Turn turn;
    private final Random chance;
    private final int number;
    private final Deque<Visit> standing = new ArrayDeque<>();
    private LocalDate lastDay;
    private Instant booked;
    private int done;

    /// What makes this series special.
    ///
    /// @param pinned   a slot, taken for her before, that one of the visits must have
    /// @param stopsAfter sessions after which she does not want to go on
    /// @param breaksAfter sessions after which she goes away for a while
    /// @param incidentAt the session in which something is out of the ordinary
    record Turn(@Nullable Pin pinned, int stopsAfter, int breaksAfter, int incidentAt, Incident incident) {
        static final int NEVER = Integer.MAX_VALUE;
        static final Turn NONE = new Turn(null, NEVER, NEVER, NEVER, Incident.NONE);

        static Turn pinned(Pin pin) {
            return new Turn(pin, NEVER, NEVER, NEVER, Incident.NONE);
        }

        static Turn stopping(int after) {
            return new Turn(null, after, NEVER, NEVER, Incident.NONE);
        }

        static Turn pausing(int after) {
            return new Turn(null, NEVER, after, NEVER, Incident.NONE);
        }

        static Turn incident(int at, Incident incident) {
            return new Turn(null, NEVER, NEVER, at, incident);
        }
    }

    /// @param early minutes before the start at which she checks in
    record Pin(Slot slot, int early) {}

    SeriesStory(Plot plot, Client client, Rhythm rhythm, Turn turn, Random chance) {
        this.plot = plot;
        this.visits = new VisitStory(plot);
        this.client = client;
        this.rhythm = rhythm;
        this.turn = turn;
        this.chance = chance;
        this.number = plot.nextSeries();
        this.lastDay = LocalDate.MIN;
        this.booked = Instant.MIN;
    }

    /// @param planned when the desk plans the series
    /// @param from    the first day that may have a visit
    /// @return when she leaves after the last session; empty where it is not that far yet
    Optional<Instant> tell(Instant planned, LocalDate from) {
        if (!plot.isPast(planned)) {
            return Optional.empty();
        }
        add(planned, DeskCalls.planSeries(client, number, rhythm));
        bookMore(planned, from);
        while (!standing.isEmpty()) {
            var visit = standing.remove();
            if (!plot.isPast(visit.slot().after(-15))) {
                continue; // still to come: it stands in the diary
            }
            var leaves = live(visit).leaves();
            var next = leaves == null ? Plot.deskTimeAfter(visit.slot().day(), chance) : leaves;
            if (leaves != null) {
                done++;
            }
            if (done == rhythm.target()) {
                return Optional.ofNullable(leaves).filter(plot::isPast);
            }
            if (done == turn.stopsAfter()) {
                callOffTheRest(next, "NO_LONGER_WANTED");
                return Optional.empty();
            }
            if (leaves != null && done == turn.breaksAfter()) {
                callOffTheRest(next, "TRAVEL");
                var back = visit.slot().day().plusDays(BREAK_DAYS);
                bookMore(Plot.deskTime(back.minusDays(1), chance), back.plusDays(1));
            } else if (standing.size() <= 1) {
                bookMore(next, lastDay.plusDays(2));
            }
        }
        return Optional.empty();
    }

    private VisitStory.Outcome live(Visit visit) {
        var pin = turn.pinned();
        if (pin != null && pin.slot().equals(visit.slot())) {
            return visits.comes(visit, pin.early(), Incident.NONE, chance);
        }
        if (done + 1 == turn.incidentAt()) {
            return visits.comes(visit, 5, turn.incident(), chance);
        }
        return visits.asItHappens(visit, booked, chance);
    }

    /// Books what is still missing, as far as it is booked at once; takes nothing that has not been asked for by now.
    private void bookMore(Instant at, LocalDate from) {
        int missing = Math.min(rhythm.bookedAtOnce(), rhythm.target() - done - standing.size());
        var askedFor = at.plus(4, ChronoUnit.MINUTES);
        if (missing <= 0 || !plot.isPast(askedFor)) {
            return;
        }
        var slots = new LinkedHashMap<Integer, Slot>();
        for (var day = from;
                slots.size() < missing && day.isBefore(from.plusDays(FAR_AHEAD_DAYS));
                day = day.plusDays(1)) {
            var slot = rhythm.days().contains(day.getDayOfWeek()) ? slotOn(day) : Optional.<Slot>empty();
            if (slot.isPresent()) {
                var visit = plot.keep(client, slot.get(), false);
                slots.put(visit.number(), slot.get());
                standing.add(visit);
                lastDay = day;
            }
        }
        if (!slots.isEmpty()) {
            booked = askedFor;
            add(askedFor, DeskCalls.bookSeries(number, slots));
        }
    }

    private Optional<Slot> slotOn(LocalDate day) {
        var pin = turn.pinned();
        if (pin != null && pin.slot().day().equals(day)) {
            return Optional.of(pin.slot());
        }
        return plot.timetable()
                .nearest(VisitKind.FACIAL, client.practitioner(), client.number(), day, client.prefers())
                .map(slot -> plot.timetable().take(slot, client.number()));
    }

    private void callOffTheRest(Instant after, String reason) {
        var told = after.plus(2, ChronoUnit.HOURS);
        standing.forEach(visit -> add(told, DeskCalls.cancel(visit.number(), reason)));
        standing.clear();
    }

    private void add(Instant at, Call call) {
        plot.steps().add(at, Id.client(client.number()), call);
    }
}
