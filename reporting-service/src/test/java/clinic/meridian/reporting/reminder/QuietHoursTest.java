package clinic.meridian.reporting.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {

    private static final QuietHours QUIET = QuietHours.OF_THE_CLINIC;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"19:59, false", "20:00, true", "23:30, true", "00:00, true", "07:59, true", "08:00, false"})
    void isQuietFromEightToEight(LocalTime wall, boolean quiet) {
        assertThat(QUIET.contains(berlin("2026-11-23T" + wall), BERLIN)).isEqualTo(quiet);
    }

    @Test
    void leavesADaytimeMomentAlone() {
        Instant ten = berlin("2026-11-23T10:00");
        assertThat(QUIET.allowed(ten, BERLIN, LONG_AGO)).isEqualTo(ten);
    }

    @Test
    void movesToTheEveningBefore() {
        assertThat(QUIET.allowed(berlin("2026-11-24T02:00"), BERLIN, LONG_AGO)).isEqualTo(berlin("2026-11-23T19:59"));
        assertThat(QUIET.allowed(berlin("2026-11-24T21:00"), BERLIN, LONG_AGO)).isEqualTo(berlin("2026-11-24T19:59"));
    }

    @Test
    void movesToTheMorningWhenTheEveningHasPassed() {
        Instant night = berlin("2026-11-23T22:15");
        assertThat(QUIET.allowed(night, BERLIN, night)).isEqualTo(berlin("2026-11-24T08:00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "America/New_York",
                "Australia/Lord_Howe",
                "America/Sao_Paulo",
                "Pacific/Apia",
                "Africa/Casablanca",
                "Asia/Kathmandu"
            })
    void agreesWithACountOfMinutesAroundEveryClockChange(String name) {
        ZoneId zone = ZoneId.of(name);
        Random random = new Random(4711);
        Instant from = Instant.parse("2009-06-01T00:00:00Z");
        for (int i = 0; i < 60; i++) {
            ZoneOffsetTransition change = zone.getRules().nextTransition(from);
            Instant around = change == null ? from.plus(Duration.ofDays(100)) : change.getInstant();
            for (int j = 0; j < 12; j++) {
                Instant wanted = around.plusSeconds(60L * (random.nextInt(4 * 1440) - 2 * 1440));
                Instant now = wanted.minusSeconds(60L * random.nextInt(1440));
                assertThat(QUIET.allowed(wanted, zone, now))
                        .as("%s wanted %s now %s", name, wanted.atZone(zone), now.atZone(zone))
                        .isEqualTo(counted(wanted, zone, now));
            }
            from = around;
        }
    }

    @Test
    void refusesHoursThatDoNotSpanMidnight() {
        assertThatIllegalArgumentException().isThrownBy(() -> new QuietHours(LocalTime.of(1, 0), LocalTime.of(6, 0)));
    }

    /// Walks minute by minute: back from the wanted moment, and forward from it when that ends before now.
    private static Instant counted(Instant wanted, ZoneId zone, Instant now) {
        if (!isQuiet(wanted, zone)) {
            return wanted;
        }
        Instant earlier = wanted;
        while (isQuiet(earlier, zone)) {
            earlier = earlier.minusSeconds(60);
        }
        if (!earlier.isBefore(now)) {
            return earlier;
        }
        Instant later = wanted;
        while (isQuiet(later, zone)) {
            later = later.plusSeconds(60);
        }
        return later;
    }

    private static boolean isQuiet(Instant moment, ZoneId zone) {
        int hour = moment.atZone(zone).getHour();
        return hour >= 20 || hour < 8;
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
