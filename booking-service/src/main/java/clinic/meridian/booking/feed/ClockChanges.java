package clinic.meridian.booking.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// The clock of a zone as a calendar file spells it out (VTIMEZONE). Told by the rules by which the visits' own times
/// are told, so that the two cannot differ.
///
/// A change of clocks that follows a yearly rule, such as the last Sunday of March, is told as that rule, since some
/// calendar programs know nothing else; any other is told by its dates.
final class ClockChanges {

    static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    /// Long enough to tell the fourth Sunday of a month from the last.
    private static final int YEARS = 12;

    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xx", Locale.ROOT);
    private static final DateTimeFormatter OFFSET_WITH_SECONDS = DateTimeFormatter.ofPattern("xxxx", Locale.ROOT);

    private ClockChanges() {}

    private record Kind(ZoneOffset before, ZoneOffset after, boolean summer) {}

    /// @param from when the first visit may begin; the clocks of twelve years are told, beginning with the year before
    static void write(CalendarLines lines, ZoneId zone, Instant from) {
        ZoneRules rules = zone.getRules();
        int firstYear = from.atZone(zone).getYear() - 1;
        ZonedDateTime begin = LocalDate.of(firstYear, 1, 1).atStartOfDay(zone);
        List<ZoneOffsetTransition> changes = changes(rules, begin);

        lines.begin("VTIMEZONE").text("TZID", zone.getId());
        if (changes.isEmpty() || changes.getFirst().getInstant().isAfter(from)) {
            ZoneOffset offset = begin.getOffset();
            write(lines, new Kind(offset, offset, false), List.of(begin.toLocalDateTime()));
        }
        alike(rules, changes).forEach((kind, onsets) -> write(lines, kind, onsets));
        lines.end("VTIMEZONE");
    }

    private static List<ZoneOffsetTransition> changes(ZoneRules rules, ZonedDateTime begin) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        int end = begin.getYear() + YEARS;
        for (ZoneOffsetTransition change = rules.nextTransition(begin.toInstant());
                change != null && change.getDateTimeBefore().getYear() < end;
                change = rules.nextTransition(change.getInstant())) {
            changes.add(change);
        }
        return changes;
    }

    private static Map<Kind, List<LocalDateTime>> alike(ZoneRules rules, List<ZoneOffsetTransition> changes) {
        return changes.stream()
                .collect(Collectors.groupingBy(
                        change -> new Kind(
                                change.getOffsetBefore(),
                                change.getOffsetAfter(),
                                rules.isDaylightSavings(change.getInstant())),
                        LinkedHashMap::new,
                        Collectors.mapping(ZoneOffsetTransition::getDateTimeBefore, Collectors.toList())));
    }

    private static void write(CalendarLines lines, Kind kind, List<LocalDateTime> onsets) {
        String component = kind.summer() ? "DAYLIGHT" : "STANDARD";
        lines.begin(component)
                .line("DTSTART", LOCAL.format(onsets.getFirst()))
                .line("TZOFFSETFROM", offset(kind.before()))
                .line("TZOFFSETTO", offset(kind.after()));
        Optional<String> rule = rule(onsets);
        if (rule.isPresent()) {
            lines.line("RRULE", rule.get());
        } else if (onsets.size() > 1) {
            lines.line("RDATE", onsets.stream().skip(1).map(LOCAL::format).collect(Collectors.joining(",")));
        }
        lines.end(component);
    }

    /// The yearly rule behind these moments, if there is one.
    private static Optional<String> rule(List<LocalDateTime> onsets) {
        LocalDateTime first = onsets.getFirst();
        boolean yearly = onsets.size() == YEARS
                && areAlike(onsets, LocalDateTime::getMonthValue)
                && areAlike(onsets, onset -> onset.getDayOfWeek().getValue())
                && areAlike(onsets, onset -> onset.toLocalTime().toSecondOfDay());
        if (!yearly) {
            return Optional.empty();
        }
        String day = first.getDayOfWeek().name().substring(0, 2);
        String inMonth = "FREQ=YEARLY;BYMONTH=" + first.getMonthValue() + ";BYDAY=";
        if (onsets.stream().allMatch(onset -> onset.plusWeeks(1).getMonth() != onset.getMonth())) {
            return Optional.of(inMonth + "-1" + day);
        }
        if (areAlike(onsets, ClockChanges::weekOfMonth)) {
            return Optional.of(inMonth + weekOfMonth(first) + day);
        }
        return Optional.empty();
    }

    private static int weekOfMonth(LocalDateTime onset) {
        return (onset.getDayOfMonth() - 1) / 7 + 1;
    }

    private static boolean areAlike(List<LocalDateTime> onsets, ToIntFunction<LocalDateTime> part) {
        return onsets.stream().mapToInt(part).distinct().count() == 1;
    }

    private static String offset(ZoneOffset offset) {
        return (offset.getTotalSeconds() % 60 == 0 ? OFFSET : OFFSET_WITH_SECONDS).format(offset);
    }
}
