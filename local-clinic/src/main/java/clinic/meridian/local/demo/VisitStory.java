package clinic.meridian.local.demo;

import clinic.meridian.local.demo.TreatmentStory.Incident;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// What becomes of a visit that stands in the diary: most clients come, some move it, some call it off, some do not
/// come.
final class VisitStory {
    private static final List<String> WHY_NOT = List.of("CLIENT_ILL", "WORK", "CHILDCARE", "TRANSPORT", "PRIVATE");

    private final Plot plot;
    private final TreatmentStory treatment;

    /// @param leaves when she leaves after the treatment; null where there was none
    record Outcome(@Nullable Instant leaves) {
        static final Outcome NOT_TREATED = new Outcome(null);
    }

    VisitStory(Plot plot) {
        this.plot = plot;
        this.treatment = new TreatmentStory(plot);
    }

    /// She comes, whatever chance says.
    ///
    /// @param early minutes before the start
    Outcome comes(Visit visit, int early, Incident incident, Random chance) {
        return new Outcome(treatment.tell(visit, early, incident, chance));
    }

    /// As it happens.
    ///
    /// @param booked when the visit was booked, in its slot
    Outcome asItHappens(Visit visit, Instant booked, Random chance) {
        int drawn = chance.nextInt(1000);
        if (drawn < 65) {
            add(visit.slot().after(18 + chance.nextInt(10)), visit, DeskCalls.noShow(visit.number()));
            return Outcome.NOT_TREATED;
        }
        if (drawn < 105) {
            var told = late(visit.slot(), chance);
            if (told.isAfter(booked)) {
                callOff(visit, told, chance);
                return Outcome.NOT_TREATED;
            }
        } else if (drawn < 135) {
            var told = Plot.deskTime(visit.slot().day().minusDays(2L + chance.nextInt(3)), chance);
            if (told.isAfter(booked)) {
                add(told, visit, DeskCalls.cancel(visit.number(), WHY_NOT.get(chance.nextInt(WHY_NOT.size()))));
                return Outcome.NOT_TREATED;
            }
        } else if (drawn < 190) {
            var moved = moved(visit, booked, chance);
            return moved.isPresent() ? comes(moved.get(), early(chance), Incident.NONE, chance) : comes(visit, chance);
        } else if (drawn < 390) {
            var told = Plot.deskTime(visit.slot().day().minusDays(1), chance);
            if (told.isAfter(booked)) {
                add(told, visit, DeskCalls.confirm(visit.number()));
            }
        }
        return comes(visit, chance);
    }

    private Outcome comes(Visit visit, Random chance) {
        return comes(visit, early(chance), Incident.NONE, chance);
    }

    private static int early(Random chance) {
        return 1 + chance.nextInt(10);
    }

    /// A manager lets one in eight pass.
    private void callOff(Visit visit, Instant told, Random chance) {
        var reason = WHY_NOT.get(chance.nextInt(WHY_NOT.size()));
        add(
                told,
                visit,
                chance.nextInt(8) == 0
                        ? DeskCalls.cancelWaived(visit.number(), reason, "GOODWILL")
                        : DeskCalls.cancel(visit.number(), reason));
    }

    /// One to three hours before, or the evening before an early visit.
    private static Instant late(Slot slot, Random chance) {
        return slot.start().getHour() >= 11
                ? slot.startsAt().minus(60L + chance.nextInt(110), ChronoUnit.MINUTES)
                : slot.day()
                        .minusDays(1)
                        .atTime(18, chance.nextInt(50))
                        .atZone(ClinicLayout.ZONE)
                        .toInstant();
    }

    /// To another time of the same day, which keeps the gaps of a series.
    private Optional<Visit> moved(Visit visit, Instant booked, Random chance) {
        var told = Plot.deskTime(visit.slot().day().minusDays(1L + chance.nextInt(3)), chance);
        var old = visit.slot();
        if (!told.isAfter(booked) || !told.isBefore(old.startsAt().minus(Duration.ofHours(2)))) {
            return Optional.empty();
        }
        var wanted =
                old.start().toLocalTime().isBefore(LocalTime.of(13, 0)) ? LocalTime.of(15, 30) : LocalTime.of(10, 0);
        return plot.timetable()
                .nearest(old.kind(), old.practitioner(), visit.client().number(), old.day(), wanted)
                .filter(to -> told.isBefore(to.startsAt()))
                .map(to -> {
                    plot.timetable().take(to, visit.client().number());
                    add(told, visit, DeskCalls.move(visit.number(), to, "CLIENT_ASKED"));
                    return new Visit(visit.number(), visit.client(), to, visit.firstTime());
                });
    }

    private void add(Instant at, Visit visit, Call call) {
        plot.steps().add(at, visit.lane(), call);
    }
}
