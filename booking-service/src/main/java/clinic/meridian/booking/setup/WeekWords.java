package clinic.meridian.booking.setup;

import clinic.meridian.booking.calendar.DayHours;
import clinic.meridian.booking.calendar.WeeklyHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A week's hours in few words: `Mon–Fri 09:00–18:00, Sat 10:00–14:00`.
final class WeekWords {

    private WeekWords() {}

    /// Neighbouring days of the same hours are named together.
    static String of(WeeklyHours week) {
        List<String> parts = new ArrayList<>();
        DayOfWeek[] days = DayOfWeek.values();
        for (int first = 0, next; first < days.length; first = next) {
            String hours = hoursOf(week, days[first]);
            next = first + 1;
            while (next < days.length && hoursOf(week, days[next]).equals(hours)) {
                next++;
            }
            if (!hours.isEmpty()) {
                parts.add(days(days[first], days[next - 1]) + " " + hours);
            }
        }
        return String.join(", ", parts);
    }

    private static String days(DayOfWeek first, DayOfWeek last) {
        return first == last
                ? name(first)
                : name(first) + (last.getValue() == first.getValue() + 1 ? ", " : "–") + name(last);
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    private static String hoursOf(WeeklyHours week, DayOfWeek day) {
        return stretches(week, day).stream()
                .map(stretch -> stretch.from() + "–" + stretch.to())
                .collect(Collectors.joining(" and "));
    }

    static List<DayHours> stretches(WeeklyHours week, DayOfWeek day) {
        return week.hours().stream()
                .filter(stretch -> stretch.day() == day)
                .sorted(Comparator.comparing(DayHours::from))
                .toList();
    }

    /// What is worked or open in a week without holidays.
    static Duration total(WeeklyHours week) {
        return week.hours().stream()
                .map(stretch -> Duration.between(stretch.from(), stretch.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
