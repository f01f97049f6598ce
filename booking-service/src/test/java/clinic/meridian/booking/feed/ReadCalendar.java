package clinic.meridian.booking.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.feed.CalendarFile.Status;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;

/// A calendar file as a program of other people's making understands it: ical4j takes it apart, and what a local time
/// means is worked out from the file's own VTIMEZONE and nothing else.
final class ReadCalendar {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private final Calendar calendar;

    private ReadCalendar(Calendar calendar) {
        this.calendar = calendar;
    }

    record ReadEntry(long sequence, Status status, Instant changedAt, Instant start, Instant end, String summary) {}

    private record Onset(LocalDateTime local, ZoneOffset before, ZoneOffset after) {
        Instant moment() {
            return local.toInstant(before);
        }
    }

    static ReadCalendar of(byte[] bytes) {
        try {
            Calendar calendar = new CalendarBuilder().build(new StringReader(new String(bytes, UTF_8)));
            assertThat(calendar.validate().hasErrors())
                    .as(new String(bytes, UTF_8))
                    .isFalse();
            return new ReadCalendar(calendar);
        } catch (IOException | ParserException e) {
            throw new AssertionError(new String(bytes, UTF_8), e);
        }
    }

    String name() {
        return value(calendar.getProperties(), "NAME");
    }

    /// The entries by UID, in their order.
    Map<UUID, ReadEntry> entries() {
        Map<UUID, ReadEntry> entries = new LinkedHashMap<>();
        for (VEvent event : calendar.<VEvent>getComponents(Component.VEVENT)) {
            List<Property> properties = event.getProperties();
            Instant changedAt = utc(value(properties, "LAST-MODIFIED"));
            assertThat(utc(value(properties, "DTSTAMP"))).isEqualTo(changedAt);
            entries.put(
                    UUID.fromString(value(properties, "UID")),
                    new ReadEntry(
                            Long.parseLong(value(properties, "SEQUENCE")),
                            Status.valueOf(value(properties, "STATUS")),
                            changedAt,
                            moment(event, "DTSTART"),
                            moment(event, "DTEND"),
                            value(properties, "SUMMARY")));
        }
        return entries;
    }

    ReadEntry entry(UUID uid) {
        return Optional.ofNullable(entries().get(uid)).orElseThrow();
    }

    String property(UUID uid, String name) {
        return calendar.<VEvent>getComponents(Component.VEVENT).stream()
                .filter(event -> value(event.getProperties(), "UID").equals(uid.toString()))
                .map(event -> value(event.getProperties(), name))
                .findFirst()
                .orElseThrow();
    }

    /// The offset that the file's own description of a zone gives at a moment.
    ZoneOffset offset(String zone, Instant moment) {
        return onsets(zone).stream()
                .filter(onset -> !onset.moment().isAfter(moment))
                .max(Comparator.comparing(Onset::moment))
                .orElseThrow(() -> new AssertionError("Nothing says what the clock of " + zone + " is at " + moment))
                .after();
    }

    private Instant moment(VEvent event, String name) {
        Property property = event.getProperty(name).orElseThrow();
        String value = property.getValue();
        if (value.endsWith("Z")) {
            return utc(value);
        }
        String zone = property.getParameter("TZID").orElseThrow().getValue();
        LocalDateTime local = LocalDateTime.parse(value, LOCAL);
        return Stream.of(-1, 1)
                .map(day -> offset(zone, local.plusDays(day).toInstant(ZoneOffset.UTC)))
                .map(local::toInstant)
                .filter(moment ->
                        LocalDateTime.ofInstant(moment, offset(zone, moment)).equals(local))
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new AssertionError(local + " does not exist in " + zone));
    }

    private List<Onset> onsets(String zone) {
        VTimeZone described = calendar.<VTimeZone>getComponents(Component.VTIMEZONE).stream()
                .filter(one -> value(one.getProperties(), "TZID").equals(zone))
                .findFirst()
                .orElseThrow();
        List<Onset> onsets = new ArrayList<>();
        for (Observance observance : described.getObservances()) {
            ZoneOffset before = ZoneOffset.of(value(observance.getProperties(), "TZOFFSETFROM"));
            ZoneOffset after = ZoneOffset.of(value(observance.getProperties(), "TZOFFSETTO"));
            times(observance).forEach(local -> onsets.add(new Onset(local, before, after)));
        }
        return onsets;
    }

    private static List<LocalDateTime> times(Observance observance) {
        LocalDateTime first = LocalDateTime.parse(value(observance.getProperties(), "DTSTART"), LOCAL);
        List<LocalDateTime> times = new ArrayList<>(List.of(first));
        observance
                .getProperty("RRULE")
                .ifPresent(rule -> times.addAll(
                        new Recur<LocalDateTime>(rule.getValue()).getDates(first, first, first.plusYears(20))));
        observance
                .getProperty("RDATE")
                .ifPresent(dates -> Arrays.stream(dates.getValue().split(","))
                        .map(date -> LocalDateTime.parse(date, LOCAL))
                        .forEach(times::add));
        return times;
    }

    private static Instant utc(String value) {
        return LocalDateTime.parse(value.substring(0, value.length() - 1), LOCAL)
                .toInstant(ZoneOffset.UTC);
    }

    private static String value(List<Property> properties, String name) {
        List<String> values = properties.stream()
                .filter(property -> property.getName().equals(name))
                .map(Property::getValue)
                .toList();
        assertThat(values).as(name).hasSize(1);
        return values.getFirst();
    }
}
