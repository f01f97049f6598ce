package clinic.meridian.session.treatment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Sessions as of the last commit; for reading beside the commands.
public interface Sessions {

    Optional<SessionRow> find(String sessionId);

    /// Sessions of a location that have not ended, by start.
    List<SessionRow> goingOn(String locationId);

    /// A client's last session that began at or after a moment.
    Optional<SessionRow> lastOf(String clientId, Instant notBefore);

    /// Of these appointments, those whose session was started.
    Set<String> startedAmong(Set<String> appointmentIds);
}
