package clinic.meridian.session.visit;

import java.util.Optional;

/// The visits that this service has heard of.
public interface Visits {

    Optional<Visit> visit(String appointmentId);
}
