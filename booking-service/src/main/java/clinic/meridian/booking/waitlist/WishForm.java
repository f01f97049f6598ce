package clinic.meridian.booking.waitlist;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody has typed about what a client waits for, right or wrong, so that the form can be shown
/// again as it was left.
///
/// @param practitionerIds absent or empty: anyone
/// @param days absent or empty: any
/// @param after not before this time of the day
/// @param before done by this time of the day
/// @param replaces the visit that she would give up
public record WishForm(
        @Nullable String service,
        @Nullable Set<UUID> practitionerIds,
        @Nullable String from,
        @Nullable String to,
        @Nullable Set<DayOfWeek> days,
        @Nullable String after,
        @Nullable String before,
        @Nullable UUID replaces) {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);
    private static final int LAST_YEAR = 2199;

    /// What is usual: anyone, at any time from `today` on.
    static WishForm usual(@Nullable String service, @Nullable UUID replaces, LocalDate today, LocalDate until) {
        return new WishForm(service, Set.of(), today.toString(), until.toString(), Set.of(), null, null, replaces);
    }

    /// What is wrong, by field, in words that read on from the field's label.
    Map<String, String> faults() {
        Map<String, String> faults = new LinkedHashMap<>();
        LocalDate first = day(from);
        LocalDate last = day(to);
        if (first == null) {
            faults.put("from", "must be a day, like 2026-11-24");
        }
        if (last == null) {
            faults.put("to", "must be a day, like 2026-11-24");
        } else if (first != null && last.isBefore(first)) {
            faults.put("to", "must not lie before the first day");
        }
        LocalTime earliest = time(after);
        LocalTime latest = time(before);
        if (given(after) && (earliest == null || !earliest.isBefore(END_OF_DAY))) {
            faults.put("after", "must be a time before 23:59, like 09:30");
        }
        if (given(before) && latest == null) {
            faults.put("before", "must be a time, like 17:30");
        } else if (latest != null && !latest.isAfter(earliest == null ? LocalTime.MIN : earliest)) {
            faults.put("before", "must lie after the earliest time");
        }
        return faults;
    }

    /// @throws IllegalArgumentException while there are faults
    Wish wish(UUID locationId) {
        LocalDate first = day(from);
        LocalDate last = day(to);
        if (first == null || last == null || !faults().isEmpty()) {
            throw new IllegalArgumentException("Still has faults");
        }
        LocalTime earliest = time(after);
        LocalTime latest = time(before);
        return new Wish(
                service == null ? "" : service,
                locationId,
                practitionerIds == null ? List.of() : List.copyOf(practitionerIds),
                first,
                last,
                days == null || days.size() == DayOfWeek.values().length
                        ? List.of()
                        : days.stream().sorted().toList(),
                earliest == null && latest == null
                        ? List.of()
                        : List.of(new DayTimes(
                                earliest == null ? LocalTime.MIN : earliest, latest == null ? END_OF_DAY : latest)),
                replaces);
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            LocalDate day = text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
            return day == null || day.getYear() < 1900 || day.getYear() > LAST_YEAR ? null : day;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static @Nullable LocalTime time(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalTime.parse(text.strip());
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
