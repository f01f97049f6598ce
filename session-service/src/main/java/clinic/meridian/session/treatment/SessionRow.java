package clinic.meridian.session.treatment;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A session as the read side keeps it.
///
/// @param zone of the location
/// @param needlesIn still in the client, as far as the ledger knows
/// @param uncounted pulled in an emergency and not yet counted
/// @param plannedEnd of the rest
/// @param version sequence number of its last event
/// @param changedBy who caused that
/// @param changedAt when, in clinic time
public record SessionRow(
        String sessionId,
        String appointmentId,
        String clientId,
        String locationId,
        String roomId,
        ZoneId zone,
        String practitionerId,
        String service,
        Phase phase,
        Instant startedAt,
        @Nullable Instant endedAt,
        int needlesIn,
        int uncounted,
        @Nullable Instant restStartedAt,
        @Nullable Instant plannedEnd,
        boolean overran,
        long version,
        String changedBy,
        Instant changedAt) {}
