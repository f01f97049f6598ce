package clinic.meridian.platform.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PageFormatsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NINE = Instant.parse("2026-11-24T08:05:00Z");

    private final PageFormats show = new PageFormats();

    @Test
    void writesDaysShort() {
        assertThat(show.day(LocalDate.of(2026, 11, 24))).isEqualTo("Tue 24 Nov");
        assertThat(show.day(LocalDate.of(2026, 9, 1))).isEqualTo("Tue 1 Sep");
        assertThat(show.dayAndYear(LocalDate.of(2026, 11, 24))).isEqualTo("Tue 24 Nov 2026");
        assertThat(show.longDay(LocalDate.of(2026, 11, 24))).isEqualTo("Tuesday, 24 November 2026");
    }

    @Test
    void writesTimesInTheLocationsZone() {
        assertThat(show.time(LocalTime.of(9, 5))).isEqualTo("09:05");
        assertThat(show.time(NINE, BERLIN)).isEqualTo("09:05");
        assertThat(show.dayAndTime(NINE, ZoneId.of("Pacific/Auckland"))).isEqualTo("Tue 24 Nov, 21:05");
        assertThat(show.day(NINE, ZoneId.of("Pacific/Honolulu"))).isEqualTo("Mon 23 Nov");
        assertThat(show.iso(NINE, BERLIN)).isEqualTo("2026-11-24T09:05:00+01:00");
        assertThat(show.zone(BERLIN)).isEqualTo("Berlin time");
        assertThat(show.zone(ZoneId.of("America/New_York"))).isEqualTo("New York time");
    }

    @Test
    void writesSpansWithTheDayOnlyWhereItChanges() {
        assertThat(show.span(NINE, NINE.plus(Duration.ofMinutes(80)), BERLIN)).isEqualTo("09:05–10:25");
        assertThat(show.span(NINE, NINE.plus(Duration.ofHours(20)), BERLIN))
                .isEqualTo("Tue 24 Nov, 09:05 – Wed 25 Nov, 05:05");
    }

    @Test
    void writesPeriodsWithoutRepeatingThemselves() {
        assertThat(show.period(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 23)))
                .isEqualTo("1–23 Nov 2026");
        assertThat(show.period(LocalDate.of(2026, 11, 28), LocalDate.of(2026, 12, 3)))
                .isEqualTo("28 Nov – 3 Dec 2026");
        assertThat(show.period(LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 3)))
                .isEqualTo("28 Dec 2026 – 3 Jan 2027");
        assertThat(show.period(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 1)))
                .isEqualTo("1 Nov 2026");
    }

    @Test
    void writesDurationsAsPeopleSayThem() {
        assertThat(show.minutes(25)).isEqualTo("25 min");
        assertThat(show.minutes(60)).isEqualTo("1 h");
        assertThat(show.minutes(65)).isEqualTo("1 h 05 min");
        assertThat(show.minutes(-5)).isEqualTo("−5 min");
        assertThat(show.duration(Duration.ofSeconds(59))).isEqualTo("0 min");
    }

    @Test
    void writesFigures() {
        assertThat(show.count(1, "visit", "visits")).isEqualTo("1 visit");
        assertThat(show.count(1204, "visit", "visits")).isEqualTo("1,204 visits");
        assertThat(show.number(-1204.5, 2)).isEqualTo("−1,204.50");
        assertThat(show.share(31, 412)).isEqualTo("7.5 %");
        assertThat(show.share(0, 0)).isEqualTo("–");
    }
}
