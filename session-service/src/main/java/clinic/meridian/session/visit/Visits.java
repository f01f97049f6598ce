package clinic.meridian.session.visit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The visits that this service has heard of.
public interface Visits {

    Optional<Visit> visit(String appointmentId);

    /// Visits of a location that begin in a span of time and still stand at the desk, by start.
    List<Visit> expected(String locationId, Instant from, Instant until);
}
