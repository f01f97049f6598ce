package clinic.meridian.reporting.overview;

import clinic.meridian.contracts.AppointmentStatus;
import java.util.Map;
import java.util.stream.Stream;

/// How a day's visits stand, in the words of the page.
///
/// @param visits all but the cancelled ones
/// @param toCome booked, confirmed or already in the house
public record DayFigures(int visits, int toCome, int inTreatment, int fulfilled, int noShows, int cancelled) {

    static DayFigures of(Map<AppointmentStatus, Integer> counts) {
        int cancelled = counts.getOrDefault(AppointmentStatus.CANCELLED, 0);
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        int toCome = Stream.of(AppointmentStatus.BOOKED, AppointmentStatus.CONFIRMED, AppointmentStatus.CHECKED_IN)
                .mapToInt(status -> counts.getOrDefault(status, 0))
                .sum();
        return new DayFigures(
                all - cancelled,
                toCome,
                counts.getOrDefault(AppointmentStatus.IN_TREATMENT, 0),
                counts.getOrDefault(AppointmentStatus.FULFILLED, 0),
                counts.getOrDefault(AppointmentStatus.NO_SHOW, 0),
                cancelled);
    }
}
