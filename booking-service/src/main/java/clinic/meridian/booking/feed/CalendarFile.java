package clinic.meridian.booking.feed;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;

/// A calendar as calendar programs read it (RFC 5545). It has no METHOD, which would make each entry an invitation; its
/// DTSTAMP therefore says when the entry last changed, and what has not changed is written as before.
///
/// @param name what programs call the calendar
/// @param zone in which they show it
/// @param from when the first entry may begin
/// @param entries in the order in which they are written
record CalendarFile(String name, ZoneId zone, Instant from, List<Entry> entries) {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// How often programs are asked to look.
    private static final String REFRESH = "PT1H";

    CalendarFile {
        entries = List.copyOf(entries);
    }

    /// Under the names of RFC 5545.
    enum Status {
        TENTATIVE,
        CONFIRMED,
        CANCELLED
    }

    /// One visit.
    ///
    /// @param version rises with every change
    record Entry(
            UUID id,
            long version,
            Instant changedAt,
            Status status,
            ZonedDateTime start,
            ZonedDateTime end,
            String summary,
            String place) {}

    byte[] bytes() {
        CalendarLines lines = new CalendarLines();
        lines.begin("VCALENDAR")
                .line("VERSION", "2.0")
                .text("PRODID", "-//Meridian//Practitioner's calendar//EN")
                .text("NAME", name)
                .text("X-WR-CALNAME", name)
                .text("X-WR-TIMEZONE", zone.getId())
                .line("REFRESH-INTERVAL;VALUE=DURATION", REFRESH)
                .line("X-PUBLISHED-TTL", REFRESH);
        TreeMap<String, ZoneId> zones = new TreeMap<>();
        zones.put(zone.getId(), zone);
        entries.forEach(entry ->
                zones.put(entry.start().getZone().getId(), entry.start().getZone()));
        zones.values().forEach(used -> ClockChanges.write(lines, used, from));
        entries.forEach(entry -> write(lines, entry));
        return lines.end("VCALENDAR").bytes();
    }

    private static void write(CalendarLines lines, Entry entry) {
        String changedAt = UTC.format(entry.changedAt());
        lines.begin("VEVENT")
                .text("UID", entry.id().toString())
                .line("SEQUENCE", Long.toString(entry.version()))
                .line("DTSTAMP", changedAt)
                .line("LAST-MODIFIED", changedAt);
        time(lines, "DTSTART", entry.start());
        time(lines, "DTEND", entry.end());
        lines.line("STATUS", entry.status().name())
                .line("TRANSP", entry.status() == Status.CANCELLED ? "TRANSPARENT" : "OPAQUE")
                .text("SUMMARY", entry.summary())
                .text("LOCATION", entry.place())
                .end("VEVENT");
    }

    /// In local time, so that people see what was agreed. A local time that happens twice means the first (RFC 5545,
    /// 3.3.5); the second can only be told in UTC.
    private static void time(CalendarLines lines, String property, ZonedDateTime time) {
        if (time.equals(time.withEarlierOffsetAtOverlap())) {
            lines.line(property + ";TZID=" + time.getZone().getId(), ClockChanges.LOCAL.format(time));
        } else {
            lines.line(property, UTC.format(time));
        }
    }
}
