package clinic.meridian.session.screening;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What others in this service may know of a client's screenings.
public interface Screenings {

    /// The client's latest screening, with the last clearance.
    Optional<Standing> standingOf(String clientId);

    /// Groups of points that the latest screening puts out of bounds.
    Set<PointsToAvoid> pointsToAvoid(String clientId);

    /// How a client stands.
    ///
    /// @param screenedAt when the latest screening was recorded, in clinic time
    /// @param validUntil last day of a visit that it covers
    /// @param clearedUntil last day of a visit that the longest clearance covers; null without one
    record Standing(
            String screeningId,
            Outcome outcome,
            Instant screenedAt,
            LocalDate validUntil,
            @Nullable LocalDate clearedUntil) {

        /// Whether a health-care provider has agreed to a treatment on this day.
        public boolean isClearedOn(LocalDate day) {
            return clearedUntil != null && !day.isAfter(clearedUntil);
        }
    }
}
