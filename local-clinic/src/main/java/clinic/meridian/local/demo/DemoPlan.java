package clinic.meridian.local.demo;

import clinic.meridian.local.demo.SeriesStory.Turn;
import clinic.meridian.local.demo.TreatmentStory.Incident;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Everything that happens in the demo, in order: eight weeks of history, and what stands in the diary for the four
/// weeks
/// to come. A pure function of its three parameters.
///
/// @param steps  in order of time; no moment after now
/// @param visits all that were ever booked
record DemoPlan(Instant begins, Instant now, List<Step> steps, List<Visit> visits) {
    private static final int WEEKS = 8;
    /// How many clients go which way, in the order of the cast; the others are only on file.
    private static final int COMPLETED = 8;
    private static final int IN_PROGRESS = 14;
    private static final int STOPPED = 5;
    private static final int PAUSED = 2;
    private static final int REGULARS = 18;
    private static final int FIRST_VISITS = 10;
    private static final int CONSULTATIONS = 12;
    private static final int NEW = 14;

    DemoPlan {
        steps = List.copyOf(steps);
        visits = List.copyOf(visits);
    }

    static DemoPlan of(long seed, Instant begins, Instant now) {
        return new Composition(seed, begins, now).plan();
    }

    /// One plan while it is being made. Who comes first gets the better slots.
    private static final class Composition {
        private final Random chance;
        private final Instant begins;
        private final Instant now;
        private final Plot plot;
        private final LocalDate opening;
        private final Journeys journeys;
        private final List<Client> waiting;

        Composition(long seed, Instant begins, Instant now) {
            this.chance = new Random(seed);
            this.begins = begins;
            this.now = now;
            this.plot = new Plot(seed, now);
            this.opening = LocalDate.ofInstant(begins, ClinicLayout.ZONE);
            this.journeys = new Journeys(plot, opening);
            this.waiting = new ArrayList<>(Cast.of(chance));
        }

        DemoPlan plan() {
            setUp();
            pinned();
            completed();
            inProgress();
            stoppedAndPaused();
            regulars();
            singles();
            special();
            waiting.forEach(journeys::onFile);
            return new DemoPlan(begins, now, plot.steps().until(now), plot.visits());
        }

        private Client next() {
            return waiting.removeFirst();
        }

        private void setUp() {
            var at =
                    begins.isBefore(moment(LocalTime.of(7, 30))) ? moment(LocalTime.of(7, 30)) : begins.plusSeconds(60);
            for (var location : ClinicLayout.LOCATIONS) {
                plot.steps().add(at, Id.CLINIC, DeskCalls.openLocation(location));
                location.rooms().forEach(room -> plot.steps().add(at, Id.CLINIC, DeskCalls.addRoom(room)));
                location.practitioners().forEach(who -> plot.steps().add(at, Id.CLINIC, DeskCalls.join(who)));
            }
        }

        private Instant moment(LocalTime time) {
            return opening.atTime(time).atZone(ClinicLayout.ZONE).toInstant();
        }

        private void pinned() {
            var pins = Today.pins(plot, now);
            for (int i = 0; i < pins.size(); i++) {
                var slot = pins.get(i).slot();
                var client = next().seeing(slot.practitioner(), slot.start().toLocalTime());
                journeys.series(client, Today.firstVisitOf(pins.get(i), i), Turn.pinned(pins.get(i)));
            }
        }

        private void completed() {
            for (int i = 0; i < COMPLETED; i++) {
                journeys.series(
                        next(),
                        opening.plusDays(1L + i % 3),
                        i == 0
                                ? Turn.incident(7, Incident.NEEDLE_OVERLOOKED)
                                : i == 1 ? Turn.incident(4, Incident.PRESS_TACK) : Turn.NONE);
            }
        }

        private void inProgress() {
            for (int i = 0; i < IN_PROGRESS; i++) {
                var client = switch (i) {
                    case 3, 9 -> next().answering(Health.BLOOD_THINNER);
                    case 6 -> next().answering(Health.PREGNANT);
                    default -> next();
                };
                var turn = i == 4 ? Turn.incident(2, Incident.FELT_FAINT) : Turn.NONE;
                journeys.series(client, opening.plusDays(5L + 45L * i / IN_PROGRESS), turn);
            }
        }

        private void stoppedAndPaused() {
            for (int i = 0; i < STOPPED; i++) {
                journeys.series(next(), opening.plusDays(3L + 6L * i), Turn.stopping(2 + i % 4));
            }
            for (int i = 0; i < PAUSED; i++) {
                journeys.series(next(), opening.plusDays(8L + 9L * i), Turn.pausing(4));
            }
        }

        private void regulars() {
            for (int i = 0; i < REGULARS; i++) {
                var client = next();
                journeys.regular(client, opening.plusDays(6L + 3L * i), plot.chanceOf(client));
            }
        }

        private void singles() {
            for (int i = 0; i < FIRST_VISITS; i++) {
                var client = next();
                var day = opening.plusDays(2L + 54L * i / FIRST_VISITS);
                journeys.single(client, VisitKind.FIRST_VISIT, day, plot.chanceOf(client), false);
            }
            for (int i = 0; i < CONSULTATIONS; i++) {
                var client = i == 5 ? next().answering(Health.FACE_LIFT_TWO_MONTHS_AGO) : next();
                var day = opening.plusDays(2L + 54L * i / CONSULTATIONS);
                journeys.single(client, VisitKind.CONSULTATION, day, plot.chanceOf(client), i == 5);
            }
            for (int i = 0; i < NEW; i++) {
                var client = next();
                var kind = i % 3 == 0 ? VisitKind.CONSULTATION : VisitKind.FIRST_VISIT;
                journeys.single(client, kind, plot.today().plusDays(1L + 24L * i / NEW), plot.chanceOf(client), false);
            }
        }

        private void special() {
            journeys.tooEarly(next().answering(Health.BOTULINUM_LAST_WEEK), opening.plusDays(12));
            journeys.tooEarly(next().answering(Health.BOTULINUM_LAST_WEEK), opening.plusDays(47));
        }
    }

    /// Which week of the history a moment lies in, from 1.
    int week(Instant moment) {
        long days = Duration.between(begins, moment).toDays();
        return (int) Math.min(WEEKS, days / 7 + 1);
    }

    static int weeks() {
        return WEEKS;
    }
}
