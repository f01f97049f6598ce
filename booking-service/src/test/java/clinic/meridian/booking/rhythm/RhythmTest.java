package clinic.meridian.booking.rhythm;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RhythmTest {

    private static final LocalDate MONDAY_2_MARCH = LocalDate.parse("2026-03-02");

    @ParameterizedTest
    @CsvSource({"12, 2, 2, 6", "12, 1, 2, 12", "1, 1, 2, 1", "12, 2, 4, 7", "24, 2, 2, 12", "3, 1, 10, 3"})
    void knowsHowManyWeeksItNeeds(int target, int perWeek, int minGap, int weeks) {
        assertThat(new Rhythm(target, perWeek, minGap, 14, 100).neededWeeks()).isEqualTo(weeks);
    }

    /// The oracle walks through the days of whole weeks and places visits as early as it may.
    @Test
    void needsTheWeeksThatDayByDaySearchFinds() {
        for (int target = 1; target <= Rhythm.MOST_SESSIONS; target++) {
            for (int perWeek = 1; perWeek <= Rhythm.MOST_PER_WEEK; perWeek++) {
                for (int minGap = 1; minGap <= 14; minGap++) {
                    assertThat(new Rhythm(target, perWeek, minGap, 90, 100).neededWeeks())
                            .as("%s visits, %s a week, %s days apart", target, perWeek, minGap)
                            .isEqualTo(weeksFoundBySearch(target, perWeek, minGap));
                }
            }
        }
    }

    private static int weeksFoundBySearch(int target, int perWeek, int minGap) {
        int placed = 0;
        int last = -minGap;
        int inWeek = 0;
        for (int day = 0; ; day++) {
            if (day % 7 == 0) {
                inWeek = 0;
            }
            if (inWeek < perWeek && day - last >= minGap) {
                placed++;
                inWeek++;
                last = day;
                if (placed == target) {
                    return day / 7 + 1;
                }
            }
        }
    }

    @Test
    void doesNotFitIntoFewerWeeksThanItNeeds() {
        assertThat(new Rhythm(12, 1, 2, 14, 11).fits()).isFalse();
        assertThat(new Rhythm(12, 1, 2, 14, 12).fits()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2, 2, 14, 10",
        "25, 2, 2, 14, 10",
        "12, 3, 2, 14, 10",
        "12, 0, 2, 14, 10",
        "12, 2, 0, 14, 10",
        "12, 2, 5, 4, 10",
        "12, 2, 2, 14, 0"
    })
    void refusesNonsense(int target, int perWeek, int minGap, int maxGap, int weeks) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rhythm(target, perWeek, minGap, maxGap, weeks));
    }

    @Test
    void saysWhatIsWrongWithADate() {
        Rhythm twiceAWeek = new Rhythm(4, 2, 2, 14, 4);
        List<LocalDate> standing = List.of(MONDAY_2_MARCH, MONDAY_2_MARCH.plusDays(3));

        assertThat(twiceAWeek.breachOf(MONDAY_2_MARCH.plusDays(7), standing)).isEmpty();
        assertThat(twiceAWeek.breachOf(MONDAY_2_MARCH.plusDays(4), standing)).contains(Breach.GAP_TOO_SHORT);
        assertThat(twiceAWeek.breachOf(MONDAY_2_MARCH, standing)).contains(Breach.GAP_TOO_SHORT);
        assertThat(twiceAWeek.breachOf(MONDAY_2_MARCH.plusDays(6), standing)).contains(Breach.WEEK_FULL);
        assertThat(twiceAWeek.breachOf(MONDAY_2_MARCH.plusDays(27), standing)).isEmpty();
        assertThat(twiceAWeek.breachOf(MONDAY_2_MARCH.plusDays(28), standing)).contains(Breach.OUTSIDE_WINDOW);
        assertThat(twiceAWeek.breachOf(
                        MONDAY_2_MARCH.plusDays(14),
                        List.of(
                                MONDAY_2_MARCH,
                                MONDAY_2_MARCH.plusDays(3),
                                MONDAY_2_MARCH.plusDays(7),
                                MONDAY_2_MARCH.plusDays(10))))
                .contains(Breach.SERIES_FULL);
    }

    @Test
    void blamesTheLaterOfTwoDatesThatDoNotGoTogether() {
        Rhythm rhythm = new Rhythm(12, 2, 2, 14, 10);

        assertThat(rhythm.breachesOf(
                        List.of(MONDAY_2_MARCH.plusDays(8), MONDAY_2_MARCH, MONDAY_2_MARCH.plusDays(7)), List.of()))
                .containsExactly(java.util.Map.entry(0, Breach.GAP_TOO_SHORT));
    }

    /// Whatever passes one by one is right as a whole, by rules counted out over the calendar.
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void letsOnlySeriesPassThatKeepEveryRule(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            Rhythm rhythm = new Rhythm(
                    1 + random.nextInt(12), 1 + random.nextInt(2), 1 + random.nextInt(5), 30, 1 + random.nextInt(10));
            List<LocalDate> wanted = new ArrayList<>();
            for (int n = random.nextInt(14); n > 0; n--) {
                wanted.add(MONDAY_2_MARCH.plusDays(random.nextInt(80)));
            }
            var breaches = rhythm.breachesOf(wanted, List.of());
            List<LocalDate> passed = new ArrayList<>();
            for (int n = 0; n < wanted.size(); n++) {
                if (!breaches.containsKey(n)) {
                    passed.add(wanted.get(n));
                }
            }
            Collections.sort(passed);

            assertThat(keepsEveryRule(passed, rhythm))
                    .as("%s %s", rhythm, passed)
                    .isTrue();
            for (int n : breaches.keySet()) {
                List<LocalDate> more = new ArrayList<>(passed);
                more.add(wanted.get(n));
                Collections.sort(more);
                assertThat(keepsEveryRule(more, rhythm))
                        .as("%s %s", rhythm, more)
                        .isFalse();
            }
        }
    }

    private static boolean keepsEveryRule(List<LocalDate> dates, Rhythm rhythm) {
        if (dates.size() > rhythm.targetSessions()) {
            return false;
        }
        for (int i = 0; i < dates.size(); i++) {
            LocalDate monday = dates.get(i).with(TemporalAdjusters.previousOrSame(MONDAY));
            long inWeek = dates.stream()
                    .filter(d -> !d.isBefore(monday) && d.isBefore(monday.plusWeeks(1)))
                    .count();
            boolean tooClose = i > 0 && ChronoUnit.DAYS.between(dates.get(i - 1), dates.get(i)) < rhythm.minGapDays();
            if (inWeek > rhythm.sessionsPerWeek() || tooClose) {
                return false;
            }
        }
        return dates.isEmpty() || dates.getLast().isBefore(dates.getFirst().plusWeeks(rhythm.windowWeeks()));
    }

    @Test
    void warnsOfGapsThatAreTooLong() {
        Rhythm rhythm = new Rhythm(12, 2, 2, 14, 10);

        assertThat(rhythm.longGaps(List.of(MONDAY_2_MARCH.plusDays(29), MONDAY_2_MARCH, MONDAY_2_MARCH.plusDays(14))))
                .containsExactly(new Rhythm.LongGap(MONDAY_2_MARCH.plusDays(14), MONDAY_2_MARCH.plusDays(29), 15));
        assertThat(rhythm.longGaps(List.of())).isEmpty();
    }

    @Test
    void growsByVisitsAndWeeks() {
        assertThat(new Rhythm(12, 2, 2, 14, 10).extended(3, 2)).isEqualTo(new Rhythm(15, 2, 2, 14, 12));
    }

    @Test
    void laysTwelveVisitsOutOverSixWeeks() {
        List<LocalDate> dates =
                SeriesDates.from(MONDAY_2_MARCH, EnumSet.of(MONDAY, THURSDAY), new Rhythm(12, 2, 2, 14, 10), List.of());

        assertThat(dates).hasSize(12).startsWith(MONDAY_2_MARCH, MONDAY_2_MARCH.plusDays(3));
        assertThat(dates.getLast()).isEqualTo("2026-04-09");
    }

    @Test
    void leavesOutDaysThatComeTooSoon() {
        assertThat(SeriesDates.from(
                        MONDAY_2_MARCH, EnumSet.of(MONDAY, TUESDAY), new Rhythm(3, 2, 2, 14, 10), List.of()))
                .containsExactly(MONDAY_2_MARCH, MONDAY_2_MARCH.plusDays(7), MONDAY_2_MARCH.plusDays(14));
    }

    @Test
    void findsFewerDatesWhereTheWindowEndsFirst() {
        assertThat(SeriesDates.from(MONDAY_2_MARCH, EnumSet.of(MONDAY), new Rhythm(12, 2, 2, 14, 10), List.of()))
                .hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void laysOutOnlyWhatKeepsTheRhythmBesideWhatStands(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            Rhythm rhythm = new Rhythm(
                    1 + random.nextInt(24), 1 + random.nextInt(2), 1 + random.nextInt(4), 30, 1 + random.nextInt(20));
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            for (int n = 0; n < 3; n++) {
                days.add(DayOfWeek.of(1 + random.nextInt(7)));
            }
            LocalDate start = MONDAY_2_MARCH.plusDays(random.nextInt(300));
            List<LocalDate> standing = new ArrayList<>();
            for (int n = 0; n < 3; n++) {
                LocalDate date = start.minusDays(random.nextInt(20));
                if (rhythm.breachOf(date, standing).isEmpty()) {
                    standing.add(date);
                }
            }
            List<LocalDate> found = SeriesDates.from(start, days, rhythm, standing);
            List<LocalDate> all = new ArrayList<>(standing);
            all.addAll(found);
            Collections.sort(all);

            assertThat(keepsEveryRule(all, rhythm)).isTrue();
            assertThat(found).allMatch(date -> days.contains(date.getDayOfWeek()) && !date.isBefore(start));
        }
    }
}
