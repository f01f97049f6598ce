package clinic.meridian.booking.diary;

import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.platform.web.input.InvalidInput;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How much of the diary a page shows, and in which form.
public enum DiaryView {
    DAY(1),
    WEEK(7),
    LIST(1);

    private final int days;

    DiaryView(int days) {
        this.days = days;
    }

    /// @param text as in an address: `week`; a day where nothing is said
    static DiaryView of(@Nullable String text) {
        return Stream.of(values())
                .filter(view -> view.getPath().equals(text == null ? "day" : text))
                .findFirst()
                .orElseThrow(() -> InvalidInput.field("view", "must be day, week or list"));
    }

    /// As in an address.
    public String getPath() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// From one page to the next.
    public int getDays() {
        return days;
    }

    /// The days that are shown around this one. Weeks begin on Monday.
    List<LocalDate> around(LocalDate date) {
        LocalDate first = this == WEEK ? date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : date;
        return first.datesUntil(first.plusDays(days)).toList();
    }

    /// The same as a stretch of time.
    TimeRange timeAround(LocalDate date, ZoneId zone) {
        List<LocalDate> shown = around(date);
        return new TimeRange(
                shown.getFirst().atStartOfDay(zone).toInstant(),
                shown.getLast().plusDays(1).atStartOfDay(zone).toInstant());
    }
}
