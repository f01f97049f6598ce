package clinic.meridian.booking.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// When somebody works or a location is open, week by week, on the location's wall clock. On the days when the clocks
/// change, the hours keep their wall-clock times and are an hour shorter or longer.
public record WeeklyHours(List<DayHours> hours) {

    public static final WeeklyHours NONE = new WeeklyHours(List.of());

    public WeeklyHours {
        hours = List.copyOf(hours);
    }

    /// Whether all of the range lies inside one stretch of these hours.
    public boolean contain(TimeRange range, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(range.start(), zone);
        return on(day, zone).stream().anyMatch(stretch -> stretch.contains(range));
    }

    /// The stretches of one day, merged and in order.
    public List<TimeRange> on(LocalDate day, ZoneId zone) {
        List<TimeRange> stretches = new ArrayList<>();
        for (DayHours stretch : hours) {
            if (stretch.day() == day.getDayOfWeek()) {
                Instant from = day.atTime(stretch.from()).atZone(zone).toInstant();
                Instant to = day.atTime(stretch.to()).atZone(zone).toInstant();
                if (from.isBefore(to)) {
                    stretches.add(new TimeRange(from, to));
                }
            }
        }
        return TimeRange.merged(stretches);
    }
}
