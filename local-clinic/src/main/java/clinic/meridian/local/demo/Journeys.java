package clinic.meridian.local.demo;

import clinic.meridian.local.demo.SeriesStory.Turn;
import clinic.meridian.local.demo.TreatmentStory.Incident;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The ways that clients go through the clinic.
final class Journeys {
    private final Plot plot;
    private final LocalDate opening;
    private final VisitStory visits;

    /// @param opening the day on which the clinic is set up; the first visits are on the day after
    Journeys(Plot plot, LocalDate opening) {
        this.plot = plot;
        this.opening = opening;
        this.visits = new VisitStory(plot);
    }

    /// First visit, then a series from about that day on, then maintenance.
    void series(Client client, LocalDate firstVisit, Turn turn) {
        var chance = plot.chanceOf(client);
        var checkout = single(client, VisitKind.FIRST_VISIT, firstVisit, chance, true);
        if (checkout.isEmpty()) {
            return;
        }
        var pin = turn.pinned();
        var rhythm = rhythm(client, pin == null ? null : pin.slot().day().getDayOfWeek(), turn, chance);
        var left = LocalDate.ofInstant(checkout.get(), ClinicLayout.ZONE);
        new SeriesStory(plot, client, rhythm, turn, chance)
                .tell(checkout.get().plus(3, ChronoUnit.MINUTES), left.plusDays(2))
                .filter(done -> chance.nextInt(10) < 6)
                .ifPresent(done -> maintenanceAfter(client, done));
    }

    private static Rhythm rhythm(Client client, @Nullable DayOfWeek pinned, Turn turn, Random chance) {
        var working = client.practitioner().workingHours();
        var pairs = new ArrayList<List<DayOfWeek>>();
        for (var first : DayOfWeek.values()) {
            for (var second : DayOfWeek.values()) {
                int gap = second.getValue() - first.getValue();
                boolean fits = gap >= 2
                        && gap <= 5
                        && working.of(first).isPresent()
                        && working.of(second).isPresent();
                if (fits && (pinned == null || pinned == first || pinned == second)) {
                    pairs.add(List.of(first, second));
                }
            }
        }
        var pair = pairs.get(chance.nextInt(pairs.size()));
        var maintenance = List.of("MONTHLY", "MONTHLY", "QUARTERLY", "NONE").get(chance.nextInt(4));
        boolean onceAWeek = turn.equals(Turn.NONE) && chance.nextInt(5) == 0;
        return onceAWeek
                ? new Rhythm(8, List.of(pair.get(chance.nextInt(2))), 12, maintenance)
                : new Rhythm(chance.nextInt(3) == 0 ? 10 : 12, pair, 10, maintenance);
    }

    private void maintenanceAfter(Client client, Instant done) {
        var day = LocalDate.ofInstant(done, ClinicLayout.ZONE).plusDays(28);
        book(client, VisitKind.MAINTENANCE, day, done.plus(5, ChronoUnit.MINUTES), false);
    }

    /// A single visit on about that day.
    ///
    /// @param surely she comes and is treated, whatever chance says
    /// @return when she leaves; empty where she was not treated, or not yet
    Optional<Instant> single(Client client, VisitKind kind, LocalDate day, Random chance, boolean surely) {
        var called = calls(day, chance);
        add(called, client, DeskCalls.register(client));
        return book(client, kind, day, called.plus(2, ChronoUnit.MINUTES), true)
                .filter(this::isDueToday)
                .flatMap(visit -> {
                    var outcome = surely
                            ? visits.comes(visit, 4 + chance.nextInt(8), Incident.NONE, chance)
                            : visits.asItHappens(visit, called, chance);
                    return Optional.ofNullable(outcome.leaves()).filter(plot::isPast);
                });
    }

    /// She was screened when her paper record was taken over, and comes for maintenance now and then.
    void regular(Client client, LocalDate day, Random chance) {
        var takenOver = takenOver(client, chance);
        add(takenOver, client, DeskCalls.register(client));
        var screened = takenOver.plus(30, ChronoUnit.MINUTES);
        var user = client.practitioner().username();
        add(screened, client, TreatmentCalls.screen(user, client));
        add(screened, client, TreatmentCalls.consent(user, client, "FACIAL_ACUPUNCTURE"));
        var booked = screened.plus(15, ChronoUnit.MINUTES);
        book(client, VisitKind.MAINTENANCE, day, booked, false)
                .filter(this::isDueToday)
                .map(visit -> visits.asItHappens(visit, booked, chance))
                .map(VisitStory.Outcome::leaves)
                .filter(plot::isPast)
                .ifPresent(left -> maintenanceAfter(client, left));
    }

    /// She is in the files, and nothing stands in the diary for her.
    void onFile(Client client) {
        var chance = plot.chanceOf(client);
        add(takenOver(client, chance), client, DeskCalls.register(client));
    }

    /// Comes with botulinum six days old, is sent home, and comes again.
    void tooEarly(Client client, LocalDate day) {
        var chance = plot.chanceOf(client);
        var called = calls(day, chance);
        add(called, client, DeskCalls.register(client));
        var visit = book(client, VisitKind.FIRST_VISIT, day, called.plus(2, ChronoUnit.MINUTES), true);
        visit.filter(this::isDueToday).ifPresent(first -> {
            var slot = first.slot();
            at(slot.after(-6), first, DeskCalls.checkIn(first.number()));
            at(slot.after(2), first, TreatmentCalls.screen(first.user(), client));
            at(slot.after(8), first, DeskCalls.cancelByClinic(first.number(), "NOT_TODAY"));
            var later = client.answering(Health.BOTULINUM_SOME_WEEKS_AGO);
            book(later, VisitKind.FIRST_VISIT, slot.day().plusDays(14), slot.after(10), true)
                    .filter(this::isDueToday)
                    .ifPresent(second -> visits.comes(second, 5, Incident.NONE, chance));
        });
    }

    /// Books the visit, where it is far enough in the past or no more than four weeks ahead.
    private Optional<Visit> book(Client client, VisitKind kind, LocalDate wanted, Instant at, boolean firstTime) {
        if (!plot.isPast(at)) {
            return Optional.empty();
        }
        for (var day = wanted; day.isBefore(wanted.plusDays(7)); day = day.plusDays(1)) {
            var free = plot.timetable()
                    .nearest(kind, client.practitioner(), client.number(), day, client.prefers())
                    .filter(slot -> slot.startsAt().isAfter(at.plus(1, ChronoUnit.HOURS)));
            if (free.isPresent()) {
                var visit = plot.visit(client, free.get(), firstTime);
                add(at, client, DeskCalls.book(client, visit.number(), visit.slot()));
                return Optional.of(visit);
            }
        }
        return Optional.empty();
    }

    private boolean isDueToday(Visit visit) {
        return plot.isPast(visit.slot().after(-15));
    }

    /// Some days before the visit; never before the clinic is there, nor later than now.
    private Instant calls(LocalDate day, Random chance) {
        var wanted = day.minusDays(2L + chance.nextInt(6));
        var latest = plot.today().minusDays(1);
        var called = wanted.isBefore(opening) ? opening : wanted.isAfter(latest) ? latest : wanted;
        return openingOr(called, chance);
    }

    private Instant takenOver(Client client, Random chance) {
        return openingOr(opening.plusDays(client.number() % 5), chance);
    }

    /// On the opening day the desk is there whatever weekday it is, from ten on.
    private Instant openingOr(LocalDate day, Random chance) {
        var called = Plot.deskTime(day, chance);
        var earliest = opening.atTime(10, 0).atZone(ClinicLayout.ZONE).toInstant();
        return called.isBefore(earliest) ? earliest.plus(chance.nextInt(400), ChronoUnit.MINUTES) : called;
    }

    private void at(Instant at, Visit visit, Call call) {
        plot.steps().add(at, visit.lane(), call);
    }

    private void add(Instant at, Client client, Call call) {
        plot.steps().add(at, Id.client(client.number()), call);
    }
}
