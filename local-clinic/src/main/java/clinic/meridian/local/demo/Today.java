package clinic.meridian.local.demo;

import clinic.meridian.local.demo.ClinicLayout.Practitioner;
import clinic.meridian.local.demo.SeriesStory.Pin;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/// The moment at which the demo's history ends, and what must be going on then: somebody resting, somebody on the
/// couch,
/// somebody waiting, somebody still to come.
final class Today {
    /// In which no treatment begins or rests any more.
    private static final Duration LAST = Duration.ofMinutes(30);
    private static final LocalTime LIVELY = LocalTime.of(15, 10);
    /// Minutes between two clients whom one practitioner treats in two rooms.
    private static final int STAGGER = 25;
    /// Minutes from now to what is done already and what is still to come.
    private static final int[] AROUND = {-240, -125, 100, 180};

    private Today() {}

    /// The moment itself while the clinic is open, but for its last half hour; else the afternoon of the last day on
    /// which
    /// it was.
    static Instant lastLively(Instant now) {
        var local = now.atZone(ClinicLayout.ZONE).toLocalDateTime();
        if (isOpen(local)) {
            return isOpen(local.plus(LAST))
                    ? now
                    : moment(closing(local.toLocalDate()).minus(LAST));
        }
        var day = local.toLocalDate();
        while (!isOpen(day.atTime(LIVELY)) || day.atTime(LIVELY).isAfter(local)) {
            day = day.minusDays(1);
        }
        return moment(day.atTime(LIVELY));
    }

    private static boolean isOpen(LocalDateTime time) {
        return ClinicLayout.MITTE.openingHours().contain(time, time);
    }

    private static LocalDateTime closing(LocalDate day) {
        var hours = ClinicLayout.MITTE.openingHours().of(day.getDayOfWeek()).orElseThrow();
        return day.atTime(hours.to());
    }

    private static Instant moment(LocalDateTime local) {
        return local.atZone(ClinicLayout.ZONE).toInstant();
    }

    /// Slots around now, for clients whose series will have them; fewer shortly after opening and before closing.
    static List<Pin> pins(Plot plot, Instant now) {
        var time = LocalDateTime.ofInstant(now, ClinicLayout.ZONE);
        var grid = time.minusMinutes(time.getMinute() % 5).withSecond(0).withNano(0);
        var pins = new ArrayList<Pin>();
        for (var location : ClinicLayout.LOCATIONS) {
            var working = location.practitioners().stream()
                    .filter(who -> who.workingHours().contain(grid, grid))
                    .toList();
            if (working.size() == 1) {
                if (!add(pins, plot, working.getFirst(), grid.minusMinutes(20), 6)) {
                    add(pins, plot, working.getFirst(), grid.minusMinutes(35), 6);
                }
                add(pins, plot, working.getFirst(), grid.plusMinutes(5), 9);
            } else if (working.size() > 1) {
                add(pins, plot, working.getFirst(), grid.minusMinutes(35), 6);
                add(pins, plot, working.getFirst(), grid.minusMinutes(35 - STAGGER), 5);
                add(pins, plot, working.getLast(), grid.plusMinutes(5), 9);
                add(pins, plot, working.getLast(), grid.plusMinutes(5 + STAGGER), 0);
            }
            for (int minutes : AROUND) {
                location.practitioners()
                        .forEach(who -> add(pins, plot, who, grid.plusMinutes(minutes + 15L * (who.number() % 3)), 4));
            }
        }
        return pins;
    }

    /// The client number is only lent: whoever gets the slot has no other visit at that time, as all others are placed
    /// afterwards.
    ///
    /// @return whether the slot could be had
    private static boolean add(List<Pin> pins, Plot plot, Practitioner who, LocalDateTime start, int early) {
        int placeholder = -1 - pins.size();
        return plot.timetable()
                .at(VisitKind.FACIAL, who, placeholder, start)
                .map(slot -> pins.add(new Pin(plot.timetable().take(slot, placeholder), early)))
                .orElse(false);
    }

    /// Some weeks earlier, so that some sessions are behind her and some ahead.
    static LocalDate firstVisitOf(Pin pin, int index) {
        return pin.slot().day().minusDays(19L + 5L * (index % 4));
    }
}
