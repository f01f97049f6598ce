package clinic.meridian.booking.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.feed.CalendarFile.Entry;
import clinic.meridian.booking.feed.CalendarFile.Status;
import clinic.meridian.booking.feed.ReadCalendar.ReadEntry;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFileTest {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant CHANGED = Instant.parse("2026-02-01T08:15:30Z");

    private static Entry entry(Instant start, ZoneId zone, String summary) {
        return new Entry(
                UUID.randomUUID(),
                7,
                CHANGED,
                Status.CONFIRMED,
                start.atZone(zone),
                start.plusSeconds(3600).atZone(zone),
                summary,
                "Mitte, Torstraße 1");
    }

    private static byte[] file(ZoneId zone, Entry... entries) {
        return new CalendarFile("Mei · Mitte", zone, FROM, List.of(entries)).bytes();
    }

    /// The last day before each change of clocks and the first day after it, at the hour of the change too.
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-28T10:00, 2026-03-30T10:00",
        "Europe/Berlin, 2026-10-24T10:00, 2026-10-26T10:00",
        "Europe/Berlin, 2027-03-28T01:55, 2027-03-28T03:00",
        "Europe/Berlin, 2026-10-25T01:55, 2026-10-25T03:05",
        "Australia/Lord_Howe, 2026-04-04T10:00, 2026-04-06T10:00",
        "Australia/Lord_Howe, 2026-10-03T10:00, 2026-10-05T10:00",
        "Australia/Lord_Howe, 2026-10-04T01:55, 2026-10-04T02:30",
        "Australia/Lord_Howe, 2027-04-04T01:25, 2027-04-04T02:05"
    })
    void meansTheSameMomentsOnBothSidesOfAChangeOfClocks(ZoneId zone, LocalDateTime before, LocalDateTime after) {
        Entry early = entry(before.atZone(zone).toInstant(), zone, "Facial");
        Entry late = entry(after.atZone(zone).toInstant(), zone, "Facial");

        ReadCalendar read = ReadCalendar.of(file(zone, early, late));

        for (Entry entry : List.of(early, late)) {
            ReadEntry found = read.entry(entry.id());
            assertThat(found.start()).isEqualTo(entry.start().toInstant());
            assertThat(found.end()).isEqualTo(entry.end().toInstant());
        }
        assertThat(new String(file(zone, early), UTF_8)).contains("DTSTART;TZID=" + zone + ":");
    }

    @Test
    void tellsTheSecondOfTwoEqualLocalTimesFromTheFirst() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Entry first = entry(Instant.parse("2026-10-25T00:30:00Z"), berlin, "first");
        Entry second = entry(Instant.parse("2026-10-25T01:30:00Z"), berlin, "second");

        ReadCalendar read = ReadCalendar.of(file(berlin, first, second));

        assertThat(read.entries().values())
                .extracting(ReadEntry::start)
                .containsExactly(first.start().toInstant(), second.start().toInstant());
    }

    @Test
    void describesTheClockOfEveryZoneAsJavaKnowsIt() {
        Random random = new Random(5);
        Set<String> zones = new TreeSet<>(ZoneId.getAvailableZoneIds());
        zones.removeIf(zone -> zone.startsWith("ical4j") || !zone.contains("/"));
        assertThat(zones).hasSizeGreaterThan(400);
        for (String name : zones) {
            ZoneId zone = ZoneId.of(name);
            ReadCalendar read = ReadCalendar.of(file(zone));
            for (int sample = 0; sample < 12; sample++) {
                Instant moment = FROM.plusSeconds(random.nextLong(9L * 365 * 86_400));
                assertThat(read.offset(name, moment))
                        .as("%s at %s", name, moment)
                        .isEqualTo(zone.getRules().getOffset(moment));
            }
        }
    }

    @Test
    void tellsYearlyRulesAsRulesAndOtherChangesByTheirDates() {
        assertThat(new String(file(ZoneId.of("Europe/Berlin")), UTF_8))
                .contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU")
                .doesNotContain("RDATE");
        assertThat(new String(file(ZoneId.of("Australia/Lord_Howe")), UTF_8))
                .contains("TZOFFSETFROM:+1030", "TZOFFSETTO:+1100", "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU");
        assertThat(new String(file(ZoneId.of("Africa/Casablanca")), UTF_8))
                .contains("RDATE:")
                .doesNotContain("RRULE");
    }

    @Test
    void carriesAnyTextUnharmed() {
        String text = "Gesicht, Hals; \\n 面部针灸面部针灸面部针灸面部针灸面部针灸面部针灸 👩🏽‍⚕️👩🏽‍⚕️👩🏽‍⚕️👩🏽‍⚕️ · Raum \"1\": ok";
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Entry entry = entry(Instant.parse("2026-03-03T09:00:00Z"), zone, text);

        byte[] bytes = file(zone, entry);

        assertThat(ReadCalendar.of(bytes).entry(entry.id()).summary()).isEqualTo(text);
        for (String line : new String(bytes, UTF_8).split("\r\n", -1)) {
            assertThat(line.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\n", "\uFFFD");
        }
    }

    @Test
    void isACalendarWithoutAnyEntry() {
        ReadCalendar read = ReadCalendar.of(file(ZoneId.of("Europe/Berlin")));

        assertThat(read.entries()).isEmpty();
        assertThat(read.name()).isEqualTo("Mei · Mitte");
    }

    @Test
    void givesUpTheTimeOfWhatIsCancelled() {
        List<String> shown = new ArrayList<>();
        for (Status status : Status.values()) {
            ZonedDateTime start = ZonedDateTime.parse("2026-03-03T10:00+01:00[Europe/Berlin]");
            Entry entry =
                    new Entry(UUID.randomUUID(), 3, CHANGED, status, start, start.plusHours(1), "Facial", "Mitte");
            ReadCalendar read = ReadCalendar.of(file(start.getZone(), entry));
            shown.add(read.property(entry.id(), "STATUS") + " " + read.property(entry.id(), "TRANSP"));
        }
        assertThat(shown).containsExactly("TENTATIVE OPAQUE", "CONFIRMED OPAQUE", "CANCELLED TRANSPARENT");
    }
}
