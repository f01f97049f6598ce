package clinic.meridian.booking.waitlist;

import clinic.meridian.booking.appointment.Visit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a client on the waitlist is waiting for.
///
/// @param practitionerIds whom she would see; empty: anyone
/// @param from first day on which she could come
/// @param to last day on which she could come
/// @param days days of the week that suit her; empty: any
/// @param times stretches of the day that suit her, within which the whole visit must lie; empty: any
/// @param replaces the visit that she would give up for it
public record Wish(
        String service,
        UUID locationId,
        List<UUID> practitionerIds,
        LocalDate from,
        LocalDate to,
        List<DayOfWeek> days,
        List<DayTimes> times,
        @Nullable UUID replaces) {

    public Wish {
        practitionerIds = List.copyOf(practitionerIds);
        days = List.copyOf(days);
        times = List.copyOf(times);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("Days from " + from + " to " + to + " are none");
        }
    }

    /// Whether she would come for this slot.
    boolean isMetBy(Visit slot) {
        LocalDate day = slot.localStart().toLocalDate();
        return slot.service().equals(service)
                && slot.locationId().equals(locationId)
                && (practitionerIds.isEmpty() || practitionerIds.contains(slot.practitionerId()))
                && !day.isBefore(from)
                && !day.isAfter(to)
                && (days.isEmpty() || days.contains(day.getDayOfWeek()))
                && (times.isEmpty() || coversTimes(slot));
    }

    private boolean coversTimes(Visit slot) {
        LocalDateTime end = LocalDateTime.ofInstant(slot.end(), slot.zone());
        return end.toLocalDate().equals(slot.localStart().toLocalDate())
                && covers(slot.localStart().toLocalTime(), end.toLocalTime());
    }

    /// Whether her times hold all of a stretch; two that touch are one.
    boolean covers(LocalTime start, LocalTime end) {
        LocalTime covered = start;
        for (DayTimes stretch :
                times.stream().sorted(Comparator.comparing(DayTimes::from)).toList()) {
            if (!stretch.from().isAfter(covered) && stretch.to().isAfter(covered)) {
                covered = stretch.to();
            }
        }
        return !covered.isBefore(end);
    }

    /// Whether a stay of this length fits into her times at all.
    boolean hasRoomFor(int minutes) {
        return times.isEmpty()
                || times.stream()
                        .map(DayTimes::from)
                        .anyMatch(from -> from.toSecondOfDay() + 60 * minutes < 24 * 60 * 60
                                && covers(from, from.plusMinutes(minutes)));
    }
}
