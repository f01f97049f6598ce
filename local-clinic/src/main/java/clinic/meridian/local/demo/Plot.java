package clinic.meridian.local.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What all stories of one plan share: the timetable, the steps so far, the numbers given, and when it is now.
final class Plot {
    private final long seed;
    private final Instant now;
    private final Timetable timetable = new Timetable();
    private final StepList steps = new StepList();
    private final List<Visit> visits = new ArrayList<>();
    private int series;
    private int sideEffects;

    Plot(long seed, Instant now) {
        this.seed = seed;
        this.now = now;
    }

    Timetable timetable() {
        return timetable;
    }

    StepList steps() {
        return steps;
    }

    List<Visit> visits() {
        return List.copyOf(visits);
    }

    boolean isPast(Instant moment) {
        return !moment.isAfter(now);
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, ClinicLayout.ZONE);
    }

    /// Chance of its own for each client, so that one story does not change the others.
    Random chanceOf(Client client) {
        return new Random(seed * 1_000_003 + client.number());
    }

    /// Takes the slot and gives the visit its number.
    Visit visit(Client client, Slot slot, boolean firstTime) {
        return keep(client, timetable.take(slot, client.number()), firstTime);
    }

    /// For a slot that was taken for this client before.
    Visit keep(Client client, Slot slot, boolean firstTime) {
        var visit = new Visit(visits.size(), client, slot, firstTime);
        visits.add(visit);
        return visit;
    }

    int nextSeries() {
        return series++;
    }

    int nextSideEffect() {
        return sideEffects++;
    }

    /// Some moment after that day, once the desk answers the telephone again.
    static Instant deskTimeAfter(LocalDate day, Random chance) {
        return deskTime(day.plusDays(day.getDayOfWeek() == DayOfWeek.SATURDAY ? 2 : 1), chance);
    }

    /// Some moment of that day at which the desk answers the telephone; of the day before for a Sunday.
    static Instant deskTime(LocalDate day, Random chance) {
        var open = day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.minusDays(1) : day;
        int minutes = open.getDayOfWeek() == DayOfWeek.SATURDAY ? 6 * 60 : 9 * 60;
        return open.atTime(LocalTime.of(9, 30).plusMinutes(chance.nextInt(minutes)))
                .atZone(ClinicLayout.ZONE)
                .toInstant();
    }
}
