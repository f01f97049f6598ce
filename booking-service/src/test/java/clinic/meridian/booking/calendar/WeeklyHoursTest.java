package clinic.meridian.booking.calendar;

import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklyHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void keepsItsWallClockTimesWhenTheClocksChange() {
        WeeklyHours sundays = hours(SUNDAY, "01:00", "05:00");

        assertThat(sundays.on(LocalDate.parse("2026-03-29"), BERLIN))
                .containsExactly(range("2026-03-29T00:00:00Z", "2026-03-29T03:00:00Z"));
        assertThat(sundays.on(LocalDate.parse("2026-10-25"), BERLIN))
                .containsExactly(range("2026-10-24T23:00:00Z", "2026-10-25T04:00:00Z"));
    }

    @Test
    void joinsStretchesThatTouch() {
        WeeklyHours day = new WeeklyHours(List.of(
                new DayHours(SUNDAY, LocalTime.of(12, 0), LocalTime.of(18, 0)),
                new DayHours(SUNDAY, LocalTime.of(8, 0), LocalTime.of(12, 0))));

        assertThat(day.contain(range("2026-03-22T10:30:00Z", "2026-03-22T11:30:00Z"), BERLIN))
                .isTrue();
    }

    @Test
    void doesNotReachOverAGap() {
        WeeklyHours day = new WeeklyHours(List.of(
                new DayHours(SUNDAY, LocalTime.of(8, 0), LocalTime.of(12, 0)),
                new DayHours(SUNDAY, LocalTime.of(13, 0), LocalTime.of(18, 0))));

        assertThat(day.contain(range("2026-03-22T10:30:00Z", "2026-03-22T12:30:00Z"), BERLIN))
                .isFalse();
    }

    /// Against an oracle that asks minute by minute what the wall clock shows.
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29",
        "Europe/Berlin, 2026-10-25",
        "America/New_York, 2026-03-08",
        "America/New_York, 2026-11-01",
        "Australia/Lord_Howe, 2026-04-05",
        "Australia/Lord_Howe, 2026-10-04"
    })
    void containsARangeWhenEveryMinuteOfItLiesInsideOneStretch(ZoneId zone, LocalDate change) {
        Random random = new Random(change.toEpochDay());
        for (int i = 0; i < 2_000; i++) {
            LocalTime from = LocalTime.of(random.nextInt(20), 30 * random.nextInt(2));
            LocalTime to = from.plusMinutes(30 + random.nextInt(180));
            if (!from.isBefore(to)) {
                continue;
            }
            LocalDate day = change.plusDays(random.nextInt(3) - 1);
            WeeklyHours hours = new WeeklyHours(List.of(new DayHours(day.getDayOfWeek(), from, to)));
            Instant start = day.atStartOfDay(zone).toInstant().plus(Duration.ofMinutes(5L * random.nextInt(280)));
            TimeRange range = new TimeRange(start, start.plus(Duration.ofMinutes(5L + 5L * random.nextInt(24))));

            assertThat(hours.contain(range, zone))
                    .as("%s %s-%s, %s in %s", day, from, to, range, zone)
                    .isEqualTo(everyMinuteInside(range, zone, day, from, to));
        }
    }

    private static boolean everyMinuteInside(
            TimeRange range, ZoneId zone, LocalDate day, LocalTime from, LocalTime to) {
        Instant opens = day.atTime(from).atZone(zone).toInstant();
        Instant closes = day.atTime(to).atZone(zone).toInstant();
        List<Instant> open = new ArrayList<>();
        for (Instant minute = opens; minute.isBefore(closes); minute = minute.plusSeconds(60)) {
            open.add(minute);
        }
        for (Instant minute = range.start(); minute.isBefore(range.end()); minute = minute.plusSeconds(60)) {
            if (!open.contains(minute)) {
                return false;
            }
        }
        return ZonedDateTime.ofInstant(range.start(), zone).toLocalDate().equals(day);
    }

    private static WeeklyHours hours(java.time.DayOfWeek day, String from, String to) {
        return new WeeklyHours(List.of(new DayHours(day, LocalTime.parse(from), LocalTime.parse(to))));
    }

    private static TimeRange range(String start, String end) {
        return new TimeRange(Instant.parse(start), Instant.parse(end));
    }
}
