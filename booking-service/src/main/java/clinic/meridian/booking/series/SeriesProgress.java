package clinic.meridian.booking.series;

import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.contracts.AppointmentStatus;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a series is going, counted from its visits.
///
/// @param booked visits that stand and are still to come
/// @param pacePerWeek fulfilled visits a week from the first to the last one; from two on
/// @param lastGapDays days between the last two fulfilled visits
record SeriesProgress(
        int booked, @Nullable Double pacePerWeek, @Nullable Long lastGapDays) {

    private static final Set<AppointmentStatus> TO_COME = EnumSet.of(
            AppointmentStatus.BOOKED,
            AppointmentStatus.CONFIRMED,
            AppointmentStatus.CHECKED_IN,
            AppointmentStatus.IN_TREATMENT);

    /// Dates of the visits that stand or were fulfilled.
    static List<LocalDate> dates(List<VisitRow> visits) {
        return visits.stream()
                .filter(visit -> TO_COME.contains(visit.status()) || visit.status() == AppointmentStatus.FULFILLED)
                .map(visit -> visit.visit().localStart().toLocalDate())
                .toList();
    }

    static SeriesProgress of(List<VisitRow> visits) {
        List<LocalDate> fulfilled = visits.stream()
                .filter(visit -> visit.status() == AppointmentStatus.FULFILLED)
                .map(visit -> visit.visit().localStart().toLocalDate())
                .sorted()
                .toList();
        int booked = (int) visits.stream()
                .filter(visit -> TO_COME.contains(visit.status()))
                .count();
        if (fulfilled.size() < 2) {
            return new SeriesProgress(booked, null, null);
        }
        long days = ChronoUnit.DAYS.between(fulfilled.getFirst(), fulfilled.getLast());
        Double pace = days == 0 ? null : Math.round((fulfilled.size() - 1) * 700.0 / days) / 100.0;
        return new SeriesProgress(
                booked, pace, ChronoUnit.DAYS.between(fulfilled.get(fulfilled.size() - 2), fulfilled.getLast()));
    }
}
