package clinic.meridian.booking.setup;

import clinic.meridian.booking.calendar.WeeklyHours;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A week as a grid to fill in: a row a day, in it one stretch more than are there, so that a break never needs a
/// button.
public record WeekForm(List<Day> days) {

    private static final int FEWEST = 2;
    private static final int MOST = 6;

    /// @param key the constant's name, with which its fields begin
    public record Day(
            String key,
            String name,
            List<Stretch> stretches,
            @Nullable String fault) {}

    /// Times as they are written; both empty where nothing is.
    public record Stretch(String from, String to) {
        boolean isEmpty() {
            return from.isBlank() && to.isBlank();
        }
    }

    /// What was typed into a form, else what stands.
    static WeekForm of(Typed typed, String form, WeeklyHours standing) {
        return new WeekForm(Arrays.stream(DayOfWeek.values())
                .map(day -> new Day(
                        day.name(),
                        day.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                        withSpare(typed.in(form) ? typed(typed, day) : standing(standing, day)),
                        typed.fault(form, day.name())))
                .toList());
    }

    private static List<Stretch> typed(Typed typed, DayOfWeek day) {
        List<String> from = typed.all(day + ".from");
        List<String> to = typed.all(day + ".to");
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, Math.max(from.size(), to.size())); i++) {
            stretches.add(new Stretch(i < from.size() ? from.get(i) : "", i < to.size() ? to.get(i) : ""));
        }
        return stretches;
    }

    private static List<Stretch> standing(WeeklyHours week, DayOfWeek day) {
        return WeekWords.stretches(week, day).stream()
                .map(stretch ->
                        new Stretch(stretch.from().toString(), stretch.to().toString()))
                .toList();
    }

    private static List<Stretch> withSpare(List<Stretch> stretches) {
        List<Stretch> all = new ArrayList<>(stretches);
        all.removeIf(Stretch::isEmpty);
        do {
            all.add(new Stretch("", ""));
        } while (all.size() < FEWEST);
        return List.copyOf(all.size() <= MOST ? all : all.subList(0, MOST));
    }
}
