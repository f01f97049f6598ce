package clinic.meridian.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A treatment session as it stands after the event that carries it.
///
/// @param service code of the service
/// @param endedAt present once the session is over
/// @param needlesInserted needles inserted less the corrected ones, all zones together
/// @param ledger one line per zone and side that saw a needle
/// @param restPlannedMin minutes of rest that were planned; absent when there was none
/// @param restActualMin minutes from the start of the rest to the first removal; absent when there was none
public record SessionState(
        String sessionId,
        String appointmentId,
        String clientId,
        String locationId,
        String roomId,
        String practitionerId,
        String service,
        Instant startedAt,
        @Nullable Instant endedAt,
        int needlesInserted,
        List<LedgerLine> ledger,
        @Nullable Integer restPlannedMin,
        @Nullable Integer restActualMin) {

    public SessionState {
        Require.id(sessionId, "sessionId");
        Require.id(appointmentId, "appointmentId");
        Require.id(clientId, "clientId");
        Require.id(locationId, "locationId");
        Require.id(roomId, "roomId");
        Require.id(practitionerId, "practitionerId");
        Require.code(service, "service");
        Require.present(startedAt, "startedAt");
        if (endedAt != null) {
            Require.ordered(startedAt, endedAt, "startedAt, endedAt");
        }
        Require.atLeast(0, needlesInserted, "needlesInserted");
        Require.present(ledger, "ledger");
        ledger = List.copyOf(ledger);
    }

    /// The needles of one zone and side. The line is closed when `inserted − corrected = removed + retained + stray +
    /// broken + missing`.
    public record LedgerLine(
            String zone,
            Side side,
            int inserted,
            int corrected,
            int removed,
            int retained,
            int stray,
            int broken,
            int missing) {
        public LedgerLine {
            Require.code(zone, "zone");
            Require.present(side, "side");
            Require.atLeast(0, inserted, "inserted");
            Require.atLeast(0, corrected, "corrected");
            Require.atLeast(0, removed, "removed");
            Require.atLeast(0, retained, "retained");
            Require.atLeast(0, stray, "stray");
            Require.atLeast(0, broken, "broken");
            Require.atLeast(0, missing, "missing");
        }
    }
}
