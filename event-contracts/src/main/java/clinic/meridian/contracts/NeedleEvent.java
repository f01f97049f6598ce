package clinic.meridian.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens to the needles of a session. Each event names the practitioner whose hands did it; statistics go to
/// who inserted.
public sealed interface NeedleEvent extends TreatmentEvent {

    String sessionId();

    String practitionerId();

    /// When it happened, which may be before it was recorded.
    Instant happenedAt();

    /// Needles were put in.
    @WireName(name = "treatment.needles-inserted", version = 1)
    record NeedlesInsertedV1(
            String sessionId, String clientId, String practitionerId, Instant happenedAt, List<Placement> placements)
            implements NeedleEvent {
        public NeedlesInsertedV1 {
            Require.id(sessionId, "sessionId");
            Require.id(clientId, "clientId");
            Require.id(practitionerId, "practitionerId");
            Require.present(happenedAt, "happenedAt");
            Require.present(placements, "placements");
            placements = List.copyOf(placements);
        }
    }

    /// A count was wrong: so many fewer went in than was charted. The first entry stays visible.
    @WireName(name = "treatment.insertion-corrected", version = 1)
    record InsertionCorrectedV1(
            String sessionId,
            String clientId,
            String practitionerId,
            Instant happenedAt,
            NeedleCount corrected,
            String reasonCode)
            implements NeedleEvent {
        public InsertionCorrectedV1 {
            Require.id(sessionId, "sessionId");
            Require.id(clientId, "clientId");
            Require.id(practitionerId, "practitionerId");
            Require.present(happenedAt, "happenedAt");
            Require.present(corrected, "corrected");
            Require.code(reasonCode, "reasonCode");
        }
    }

    /// Needles were taken out and counted.
    @WireName(name = "treatment.needles-removed", version = 1)
    record NeedlesRemovedV1(
            String sessionId, String clientId, String practitionerId, Instant happenedAt, List<NeedleCount> removed)
            implements NeedleEvent {
        public NeedlesRemovedV1 {
            Require.id(sessionId, "sessionId");
            Require.id(clientId, "clientId");
            Require.id(practitionerId, "practitionerId");
            Require.present(happenedAt, "happenedAt");
            Require.present(removed, "removed");
            removed = List.copyOf(removed);
        }
    }

    /// Needles were pulled at once; a count must follow.
    ///
    /// @param removed what was counted while pulling; may be empty
    @WireName(name = "treatment.needles-removed-in-emergency", version = 1)
    record NeedlesRemovedInEmergencyV1(
            String sessionId,
            String clientId,
            String practitionerId,
            Instant happenedAt,
            List<NeedleCount> removed,
            @Nullable String reasonCode)
            implements NeedleEvent {
        public NeedlesRemovedInEmergencyV1 {
            Require.id(sessionId, "sessionId");
            Require.id(clientId, "clientId");
            Require.id(practitionerId, "practitionerId");
            Require.present(happenedAt, "happenedAt");
            Require.present(removed, "removed");
            removed = List.copyOf(removed);
            Require.codeIfPresent(reasonCode, "reasonCode");
        }
    }

    /// Needles stay in on purpose, with consent and instructions for removal.
    @WireName(name = "treatment.needle-retained", version = 1)
    record NeedleRetainedV1(
            String sessionId,
            String clientId,
            String practitionerId,
            Instant happenedAt,
            NeedleCount retained,
            LocalDate followUpDate)
            implements NeedleEvent {
        public NeedleRetainedV1 {
            Require.id(sessionId, "sessionId");
            Require.id(clientId, "clientId");
            Require.id(practitionerId, "practitionerId");
            Require.present(happenedAt, "happenedAt");
            Require.present(retained, "retained");
            Require.present(followUpDate, "followUpDate");
        }
    }

    /// Needles were found outside the client and booked to the place where they had been.
    @WireName(name = "treatment.stray-needle-found", version = 1)
    record StrayNeedleFoundV1(
            String sessionId, String clientId, String practitionerId, Instant happenedAt, NeedleCount found)
            implements NeedleEvent {
        public StrayNeedleFoundV1 {
            Require.id(sessionId, "sessionId");
            Require.id(clientId, "clientId");
            Require.id(practitionerId, "practitionerId");
            Require.present(happenedAt, "happenedAt");
            Require.present(found, "found");
        }
    }

    /// Needles broke.
    @WireName(name = "treatment.needle-broken", version = 1)
    record NeedleBrokenV1(
            String sessionId, String clientId, String practitionerId, Instant happenedAt, NeedleCount broken)
            implements NeedleEvent {
        public NeedleBrokenV1 {
            Require.id(sessionId, "sessionId");
            Require.id(clientId, "clientId");
            Require.id(practitionerId, "practitionerId");
            Require.present(happenedAt, "happenedAt");
            Require.present(broken, "broken");
        }
    }

    /// Needles cannot be found after palpation and a second person's look. Closes the line, alerts the manager.
    @WireName(name = "treatment.needle-missing", version = 1)
    record NeedleMissingV1(
            String sessionId,
            String clientId,
            String practitionerId,
            Instant happenedAt,
            NeedleCount missing,
            boolean clientTold,
            LocalDate followUpDate)
            implements NeedleEvent {
        public NeedleMissingV1 {
            Require.id(sessionId, "sessionId");
            Require.id(clientId, "clientId");
            Require.id(practitionerId, "practitionerId");
            Require.present(happenedAt, "happenedAt");
            Require.present(missing, "missing");
            Require.present(followUpDate, "followUpDate");
        }
    }

    /// Needles were counted against the ledger, which it never changes.
    ///
    /// @param counted needles that came out of this zone and side, as counted
    /// @param expected needles that came out of this zone and side, as the ledger has it
    @WireName(name = "treatment.needles-reconciled", version = 1)
    record NeedlesReconciledV1(
            String sessionId,
            String clientId,
            String practitionerId,
            Instant happenedAt,
            String zone,
            Side side,
            int counted,
            int expected)
            implements NeedleEvent {
        public NeedlesReconciledV1 {
            Require.id(sessionId, "sessionId");
            Require.id(clientId, "clientId");
            Require.id(practitionerId, "practitionerId");
            Require.present(happenedAt, "happenedAt");
            Require.code(zone, "zone");
            Require.present(side, "side");
            Require.atLeast(0, counted, "counted");
            Require.atLeast(0, expected, "expected");
        }
    }
}
