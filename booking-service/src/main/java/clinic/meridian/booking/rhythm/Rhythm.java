package clinic.meridian.booking.rhythm;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// How often the client of a series comes. A week is an ISO week (Monday to Sunday) on the location's calendar; the
/// window counts from the first visit.
///
/// @param targetSessions visits that the series is planned for, 1 to 24
/// @param sessionsPerWeek most visits in one week, 1 or 2
/// @param minGapDays fewest days from one visit to the next; 2 is Monday to Wednesday
/// @param maxGapDays more days than this deserve a warning
/// @param windowWeeks weeks within which all visits lie
public record Rhythm(int targetSessions, int sessionsPerWeek, int minGapDays, int maxGapDays, int windowWeeks) {

    public static final int MOST_SESSIONS = 24;
    public static final int MOST_PER_WEEK = 2;
    public static final int MOST_WEEKS = 104;

    public Rhythm {
        within("targetSessions", targetSessions, 1, MOST_SESSIONS);
        within("sessionsPerWeek", sessionsPerWeek, 1, MOST_PER_WEEK);
        within("minGapDays", minGapDays, 1, 90);
        within("maxGapDays", maxGapDays, minGapDays, 365);
        within("windowWeeks", windowWeeks, 1, MOST_WEEKS);
    }

    private static void within(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is " + value + "; it can be " + least + " to " + most);
        }
    }

    /// Fewest whole weeks that can hold all visits.
    public int neededWeeks() {
        int byWeek = Math.ceilDiv(targetSessions, sessionsPerWeek);
        int byGap = Math.ceilDiv((targetSessions - 1) * minGapDays + 1, 7);
        return Math.max(byWeek, byGap);
    }

    public boolean fits() {
        return neededWeeks() <= windowWeeks;
    }

    /// The same with more visits and more weeks.
    public Rhythm extended(int sessions, int weeks) {
        return new Rhythm(targetSessions + sessions, sessionsPerWeek, minGapDays, maxGapDays, windowWeeks + weeks);
    }

    /// Two visits that follow each other after more than the greatest gap.
    public record LongGap(LocalDate from, LocalDate to, long days) {}

    /// Where these dates leave too long a gap, earliest first. A warning, never a refusal.
    public List<LongGap> longGaps(Collection<LocalDate> dates) {
        List<LocalDate> sorted = dates.stream().sorted().toList();
        List<LongGap> gaps = new ArrayList<>();
        for (int i = 1; i < sorted.size(); i++) {
            long days = ChronoUnit.DAYS.between(sorted.get(i - 1), sorted.get(i));
            if (days > maxGapDays) {
                gaps.add(new LongGap(sorted.get(i - 1), sorted.get(i), days));
            }
        }
        return List.copyOf(gaps);
    }

    /// What is wrong with adding a visit on this date to the ones that stand, if anything.
    public Optional<Breach> breachOf(LocalDate date, Collection<LocalDate> standing) {
        TreeSet<LocalDate> dates = new TreeSet<>(standing);
        if (standing.size() >= targetSessions) {
            return Optional.of(Breach.SERIES_FULL);
        }
        LocalDate before = dates.floor(date);
        LocalDate after = dates.ceiling(date);
        boolean closeBefore = before != null && ChronoUnit.DAYS.between(before, date) < minGapDays;
        boolean closeAfter = after != null && ChronoUnit.DAYS.between(date, after) < minGapDays;
        if (closeBefore || closeAfter) {
            return Optional.of(Breach.GAP_TOO_SHORT);
        }
        long inThatWeek =
                standing.stream().filter(other -> weekOf(other) == weekOf(date)).count();
        if (inThatWeek >= sessionsPerWeek) {
            return Optional.of(Breach.WEEK_FULL);
        }
        dates.add(date);
        if (ChronoUnit.DAYS.between(dates.first(), dates.last()) >= 7L * windowWeeks) {
            return Optional.of(Breach.OUTSIDE_WINDOW);
        }
        return Optional.empty();
    }

    /// What is wrong with adding all these dates, by their position in the collection; judged from the earliest to the
    /// latest, each against those that stand and those that were right before it.
    public NavigableMap<Integer, Breach> breachesOf(Collection<LocalDate> wanted, Collection<LocalDate> standing) {
        TreeMap<LocalDate, TreeSet<Integer>> positions = new TreeMap<>();
        int position = 0;
        for (LocalDate date : wanted) {
            positions.computeIfAbsent(date, d -> new TreeSet<>()).add(position++);
        }
        List<LocalDate> accepted = new ArrayList<>(standing);
        TreeMap<Integer, Breach> breaches = new TreeMap<>();
        positions.forEach((date, places) -> places.forEach(place -> breachOf(date, accepted)
                .ifPresentOrElse(breach -> breaches.put(place, breach), () -> accepted.add(date))));
        return Collections.unmodifiableNavigableMap(breaches);
    }

    /// Numbers ISO weeks: equal for two dates of the same week only.
    private static long weekOf(LocalDate date) {
        return date.get(IsoFields.WEEK_BASED_YEAR) * 100L + date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}
