package clinic.meridian.booking.diary;

import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.practitioner.PractitionerView;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// When visits can be had on a day: what the calendar leaves white.
final class DiaryHours {

    private DiaryHours() {}

    /// The location is open.
    static List<TimeRange> of(LocationView location, LocalDate day) {
        return without(location.openingHours().on(day, location.zone()), location.closures());
    }

    /// The practitioner works. Whether the location is open then is another question.
    static List<TimeRange> of(PractitionerView practitioner, LocalDate day, ZoneId zone) {
        return isThere(practitioner, day)
                ? without(practitioner.workingHours().on(day, zone), practitioner.absences())
                : List.of();
    }

    static boolean isThere(PractitionerView practitioner, LocalDate day) {
        return practitioner.lastDay() == null || !day.isAfter(practitioner.lastDay());
    }

    /// What is left of these stretches.
    static List<TimeRange> without(List<TimeRange> stretches, List<TimeRange> taken) {
        List<TimeRange> left = stretches;
        for (TimeRange hole : taken) {
            List<TimeRange> next = new ArrayList<>();
            for (TimeRange stretch : left) {
                if (!stretch.overlaps(hole)) {
                    next.add(stretch);
                    continue;
                }
                if (stretch.start().isBefore(hole.start())) {
                    next.add(new TimeRange(stretch.start(), hole.start()));
                }
                if (hole.end().isBefore(stretch.end())) {
                    next.add(new TimeRange(hole.end(), stretch.end()));
                }
            }
            left = next;
        }
        return left;
    }
}
