package clinic.meridian.session.treatment;

import clinic.meridian.platform.refusal.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rest with the needles in: how long it may be, and how long it was.
///
/// @param endedAt the first removal; null before
record Rest(Instant startedAt, int plannedMinutes, @Nullable Instant endedAt) {

    static final int SHORTEST = 20;
    static final int LONGEST = 30;
    /// The rest begins by itself this long after the first insertion.
    static final Duration BY_ITSELF_AFTER = Duration.ofMinutes(20);
    /// From this long after the planned end on, a needle that is in is an overrun.
    static final Duration GRACE = Duration.ofMinutes(5);

    Instant plannedEnd() {
        return startedAt.plus(Duration.ofMinutes(plannedMinutes));
    }

    Rest endedBy(Instant removal) {
        return endedAt == null ? new Rest(startedAt, plannedMinutes, removal) : this;
    }

    @Nullable
    Integer actualMinutes() {
        return endedAt == null
                ? null
                : (int) Duration.between(startedAt, endedAt).toMinutes();
    }

    /// @throws Refused outside 20 to 30 minutes
    static int checked(int minutes) {
        if (minutes < SHORTEST || minutes > LONGEST) {
            throw new Refused(
                    TreatmentRefusal.REST_LENGTH,
                    "A rest of %d minutes is not possible; %d to %d are.".formatted(minutes, SHORTEST, LONGEST),
                    Map.of("shortest", SHORTEST, "longest", LONGEST));
        }
        return minutes;
    }

    /// What a service plans, drawn into what is allowed.
    static int planned(int minutes) {
        return Math.clamp(minutes, SHORTEST, LONGEST);
    }
}
