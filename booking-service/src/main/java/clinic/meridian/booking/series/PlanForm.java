package clinic.meridian.booking.series;

import clinic.meridian.booking.rhythm.Rhythm;
import clinic.meridian.contracts.Codes;
import clinic.meridian.contracts.Maintenance;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A series as somebody plans it on the page: what it is, and when its visits would best be.
///
/// @param windowWeeks absent: as many as the visits need, and some to spare
public record PlanForm(
        @NotNull UUID clientId,
        @NotNull @Pattern(regexp = Codes.PATTERN) String service,
        @NotNull UUID practitionerId,
        @Min(1) @Max(Rhythm.MOST_SESSIONS) int targetSessions,
        @Min(1) @Max(Rhythm.MOST_PER_WEEK) int sessionsPerWeek,
        @Min(1) @Max(90) int minGapDays,
        @Min(1) @Max(365) int maxGapDays,
        @Min(1) @Max(104) @Nullable Integer windowWeeks,
        @NotNull Maintenance maintenance,
        @NotEmpty Set<DayOfWeek> days,
        @NotNull LocalTime time,
        @NotNull LocalDate startDate) {

    /// Weeks beyond those that the visits need at the least: for holidays and days that do not fit.
    private static final int SPARE_WEEKS = 4;

    private static final int MOST_WEEKS = 104;

    static final Set<DayOfWeek> USUAL_DAYS = Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY);

    static final LocalTime USUAL_TIME = LocalTime.of(10, 0);

    /// What is usual: twelve visits in six weeks.
    static PlanForm usual(UUID clientId, String service, UUID practitionerId, LocalTime time, LocalDate startDate) {
        return new PlanForm(
                clientId,
                service,
                practitionerId,
                12,
                2,
                2,
                14,
                null,
                Maintenance.MONTHLY,
                USUAL_DAYS,
                time,
                startDate);
    }

    /// @throws IllegalArgumentException when the gaps contradict each other
    Rhythm rhythm() {
        Rhythm longest = new Rhythm(targetSessions, sessionsPerWeek, minGapDays, maxGapDays, MOST_WEEKS);
        int weeks = windowWeeks == null ? Math.min(MOST_WEEKS, longest.neededWeeks() + SPARE_WEEKS) : windowWeeks;
        return new Rhythm(targetSessions, sessionsPerWeek, minGapDays, maxGapDays, weeks);
    }
}
