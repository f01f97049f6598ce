package clinic.meridian.booking.rhythm;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Lays the dates of a series out on the calendar.
public final class SeriesDates {

    private SeriesDates() {}

    /// The earliest dates from `start` on, on these weekdays only, that keep the rhythm beside the visits that stand;
    /// as many as the series still lacks, or fewer where its window ends first.
    public static List<LocalDate> from(
            LocalDate start, Set<DayOfWeek> weekdays, Rhythm rhythm, Collection<LocalDate> standing) {
        List<LocalDate> all = new ArrayList<>(standing);
        List<LocalDate> found = new ArrayList<>();
        LocalDate last = start.plusWeeks(rhythm.windowWeeks() + 1L);
        for (LocalDate date = start; date.isBefore(last); date = date.plusDays(1)) {
            if (weekdays.contains(date.getDayOfWeek())
                    && rhythm.breachOf(date, all).isEmpty()) {
                all.add(date);
                found.add(date);
            }
        }
        return List.copyOf(found);
    }
}
