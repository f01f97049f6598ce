package clinic.meridian.booking.waitlist;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.catalogue.Phase;
import clinic.meridian.contracts.PhaseKind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Wishes against an oracle that looks at every minute of a visit by itself.
class WishTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final UUID MITTE = new UUID(1, 1);
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private static Visit slot(String service, UUID location, UUID practitioner, LocalDateTime start, int minutes) {
        Instant begins = start.atZone(BERLIN).toInstant();
        return new Visit(
                service,
                1,
                location,
                new UUID(3, 1),
                practitioner,
                start,
                BERLIN,
                begins,
                begins.plusSeconds(60L * minutes),
                List.of(new Phase(PhaseKind.NEEDLE, minutes, true, true)),
                null,
                null,
                1,
                null,
                false);
    }

    private static boolean meets(Wish wish, Visit slot) {
        LocalDate day = slot.localStart().toLocalDate();
        boolean everyMinute = true;
        for (Instant minute = slot.start(); minute.isBefore(slot.end()); minute = minute.plusSeconds(60)) {
            LocalTime time = minute.atZone(BERLIN).toLocalTime();
            everyMinute &= wish.times().isEmpty()
                    || wish.times().stream()
                            .anyMatch(stretch -> !time.isBefore(stretch.from()) && time.isBefore(stretch.to()));
        }
        return everyMinute
                && wish.service().equals(slot.service())
                && wish.locationId().equals(slot.locationId())
                && (wish.practitionerIds().isEmpty() || wish.practitionerIds().contains(slot.practitionerId()))
                && (wish.days().isEmpty() || wish.days().contains(day.getDayOfWeek()))
                && wish.from().datesUntil(wish.to().plusDays(1)).anyMatch(day::equals);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithTheOracle(long seed) {
        Random random = new Random(seed);
        int met = 0;
        for (int round = 0; round < 4_000; round++) {
            LocalDate from = MONDAY.plusDays(random.nextInt(5));
            Wish wish = new Wish(
                    random.nextInt(5) == 0 ? "CONSULTATION" : "FACIAL",
                    random.nextInt(8) == 0 ? new UUID(1, 2) : MITTE,
                    random.nextInt(3) == 0 ? List.of(new UUID(2, random.nextInt(3))) : List.of(),
                    from,
                    from.plusDays(random.nextInt(10)),
                    random.nextInt(3) == 0 ? days(random) : List.of(),
                    random.nextInt(3) > 0 ? times(random) : List.of(),
                    null);
            Visit slot = slot(
                    "FACIAL",
                    MITTE,
                    new UUID(2, random.nextInt(3)),
                    MONDAY.plusDays(random.nextInt(8)).atTime(9, 0).plusMinutes(30L * random.nextInt(18)),
                    30 + 30 * random.nextInt(2));

            assertThat(wish.isMetBy(slot)).as("%s by %s", wish, slot).isEqualTo(meets(wish, slot));
            met += wish.isMetBy(slot) ? 1 : 0;
        }
        assertThat(met).as("both answers were met often").isBetween(200, 3_800);
    }

    private static List<DayOfWeek> days(Random random) {
        return random.ints(1 + random.nextInt(3), 1, 8)
                .distinct()
                .mapToObj(DayOfWeek::of)
                .toList();
    }

    private static List<DayTimes> times(Random random) {
        List<DayTimes> times = new ArrayList<>();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            LocalTime from = LocalTime.of(8, 0).plusMinutes(30L * random.nextInt(18));
            times.add(new DayTimes(from, from.plusMinutes(30L * (1 + random.nextInt(6)))));
        }
        return times;
    }

    @Test
    void aStayMustFitIntoHerTimes() {
        Wish twoHalves = wishFor(
                new DayTimes(LocalTime.of(9, 30), LocalTime.of(10, 0)),
                new DayTimes(LocalTime.of(9, 0), LocalTime.of(9, 30)));
        Wish tooShort = wishFor(
                new DayTimes(LocalTime.of(9, 0), LocalTime.of(9, 59)),
                new DayTimes(LocalTime.of(23, 30), LocalTime.of(23, 59)));

        assertThat(twoHalves.hasRoomFor(60)).isTrue();
        assertThat(twoHalves.hasRoomFor(65)).isFalse();
        assertThat(tooShort.hasRoomFor(60)).isFalse();
        assertThat(wishFor().hasRoomFor(600)).isTrue();
    }

    private static Wish wishFor(DayTimes... times) {
        return new Wish("FACIAL", MITTE, List.of(), MONDAY, MONDAY, List.of(), List.of(times), null);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T07:59:59, 2026-03-02T08:00",
        "2026-03-02T08:00, 2026-03-02T08:00",
        "2026-03-02T19:59:59, 2026-03-02T19:59:59",
        "2026-03-02T20:00, 2026-03-03T08:00",
        "2026-03-28T23:00, 2026-03-29T08:00",
        "2026-03-29T00:30, 2026-03-29T08:00"
    })
    void nobodyIsAskedAtNight(LocalDateTime moment, LocalDateTime asked) {
        assertThat(QuietHours.endAfter(moment.atZone(BERLIN).toInstant(), BERLIN))
                .isEqualTo(asked.atZone(BERLIN).toInstant());
    }
}
