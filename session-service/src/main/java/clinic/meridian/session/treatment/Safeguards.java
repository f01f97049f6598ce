package clinic.meridian.session.treatment;

import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.session.consent.Consents;
import clinic.meridian.session.consent.Procedure;
import clinic.meridian.session.point.PointCatalogue;
import clinic.meridian.session.screening.PointsToAvoid;
import clinic.meridian.session.screening.Screenings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What protects this client while needles go in: consent still in force, and points to leave out.
@Component
public class Safeguards {

    private final PointCatalogue points;
    private final Screenings screenings;
    private final Consents consents;

    Safeguards(PointCatalogue points, Screenings screenings, Consents consents) {
        this.points = points;
        this.screenings = screenings;
        this.consents = consents;
    }

    /// The points among the placements that this client should not have, where the override allows them.
    ///
    /// @throws Refused naming them, without an override
    List<String> pointsAgainstAdvice(String clientId, List<Placement> placements, @Nullable String overrideReason) {
        if (!screenings.pointsToAvoid(clientId).contains(PointsToAvoid.PREGNANCY)) {
            return List.of();
        }
        List<String> toAvoid = placements.stream()
                .map(Placement::point)
                .filter(Objects::nonNull)
                .filter(code -> points.point(code).avoidInPregnancy())
                .distinct()
                .toList();
        if (!toAvoid.isEmpty() && overrideReason == null) {
            throw new Refused(
                    TreatmentRefusal.POINT_TO_AVOID,
                    "Today's screening says to leave out %s. Override with a reason if it must be."
                            .formatted(String.join(", ", toAvoid)),
                    Map.of("points", toAvoid));
        }
        return toAvoid;
    }

    /// @throws Refused when the client has not consented, or has withdrawn it
    void requireConsent(String clientId, Procedure procedure) {
        if (!consents.inForce(clientId, procedure)) {
            throw new Refused(
                    TreatmentRefusal.CONSENT_MISSING,
                    "There is no consent to %s in force.".formatted(procedure),
                    Map.of("procedure", procedure));
        }
    }
}
