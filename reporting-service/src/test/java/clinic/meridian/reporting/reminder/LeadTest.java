package clinic.meridian.reporting.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeadTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<ZoneId> ZONES = List.of(
            BERLIN, ZoneId.of("America/New_York"), ZoneId.of("Australia/Lord_Howe"), ZoneId.of("Asia/Shanghai"));

    @Test
    void aReminderKeepsTheHourOfTheVisitAlsoAcrossTheChangeOfTheClock() {
        ZonedDateTime start = LocalDateTime.parse("2026-03-30T10:00").atZone(BERLIN);

        assertThat(Lead.WEEK.before(start)).isEqualTo("2026-03-23T09:00:00Z");
        assertThat(Lead.DAY.before(start)).isEqualTo("2026-03-29T08:00:00Z");
        assertThat(Lead.WEEK.until(start)).isEqualTo(Lead.DAY.before(start));
        assertThat(Lead.DAY.until(start)).isEqualTo(start.toInstant());
    }

    @Test
    void anEarlyVisitIsRemindedOfOnTheEveningBefore() {
        ZonedDateTime start = LocalDateTime.parse("2026-05-08T07:30").atZone(BERLIN);

        assertThat(Lead.DAY.leaves(start, Instant.EPOCH)).isEqualTo("2026-05-06T17:59:00Z");
        assertThat(Lead.DAY.leaves(start, Instant.parse("2026-05-06T19:00:00Z")))
                .as("agreed on late that evening")
                .isEqualTo("2026-05-07T06:00:00Z");
    }

    @Test
    void aReminderIsTooLateAsSoonAsTheNextOneLeaves() {
        ZonedDateTime start = LocalDateTime.parse("2026-05-08T07:30").atZone(BERLIN);

        assertThat(Lead.WEEK.until(start)).isEqualTo(Lead.DAY.leaves(start, Instant.EPOCH));
        assertThat(Lead.DAY.until(start)).isEqualTo(start.toInstant());
    }

    @Test
    void theOccurrenceTellsWhichReminderOfWhichTime() {
        ZonedDateTime start = LocalDateTime.parse("2026-05-08T10:00").atZone(BERLIN);

        assertThat(Lead.WEEK.occurrence(start)).isEqualTo("P7D/2026-05-08T10:00+02:00");
        assertThat(Lead.DAY.occurrence(start)).isEqualTo("P1D/2026-05-08T10:00+02:00");
    }

    @Test
    void theFirstReminderIsTheEarliestThatIsStillAhead() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            ZonedDateTime start = LocalDateTime.parse("2026-01-01T00:00")
                    .plusMinutes(5L * random.nextInt(400 * 24 * 12))
                    .atZone(zone);
            Instant agreed = start.toInstant().minus(Duration.ofMinutes(random.nextInt(12 * 24 * 60)));

            Optional<Lead> first = Lead.first(start, agreed);

            assertThat(first)
                    .as("%s agreed at %s", start, agreed)
                    .isEqualTo(
                            isBefore(agreed, start, 7)
                                    ? Optional.of(Lead.WEEK)
                                    : isBefore(agreed, start, 1) ? Optional.of(Lead.DAY) : Optional.empty());
            first.ifPresent(lead -> leavesInTime(lead, start, agreed));
        }
    }

    /// On the calendar and the wall clock: whether a moment lies more than so many days before.
    private static boolean isBefore(Instant moment, ZonedDateTime start, int days) {
        ZonedDateTime wanted =
                start.toLocalDate().minusDays(days).atTime(start.toLocalTime()).atZone(start.getZone());
        return moment.isBefore(wanted.toInstant());
    }

    private static void leavesInTime(Lead lead, ZonedDateTime start, Instant agreed) {
        Instant leaves = lead.leaves(start, agreed);
        LocalTime wall = leaves.atZone(start.getZone()).toLocalTime();

        assertThat(leaves).isAfterOrEqualTo(agreed).isBefore(lead.until(start));
        assertThat(wall).isBetween(LocalTime.of(8, 0), LocalTime.of(19, 59));
        assertThat(Duration.between(leaves, lead.before(start)).abs()).isLessThan(Duration.ofHours(13));
    }
}
