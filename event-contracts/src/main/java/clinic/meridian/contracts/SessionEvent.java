package clinic.meridian.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A treatment session from start to end. What happens to its needles is in [NeedleEvent].
public sealed interface SessionEvent extends TreatmentEvent {

    /// The client is in the room and treatment begins.
    @WireName(name = "treatment.session-started", version = 1)
    record SessionStartedV1(SessionState session) implements SessionEvent {
        public SessionStartedV1 {
            Require.present(session, "session");
        }

        @Override
        public String clientId() {
            return session.clientId();
        }
    }

    /// The client rests with her needles in.
    ///
    /// @param automatic nobody said so: it began by itself some minutes after the first insertion
    @WireName(name = "treatment.rest-started", version = 1)
    record RestStartedV1(
            String sessionId,
            String clientId,
            String practitionerId,
            Instant startedAt,
            int plannedMinutes,
            Instant plannedEnd,
            boolean automatic)
            implements SessionEvent {
        public RestStartedV1 {
            Require.id(sessionId, "sessionId");
            Require.id(clientId, "clientId");
            Require.id(practitionerId, "practitionerId");
            Require.present(startedAt, "startedAt");
            Require.atLeast(1, plannedMinutes, "plannedMinutes");
            Require.present(plannedEnd, "plannedEnd");
            Require.ordered(startedAt, plannedEnd, "startedAt, plannedEnd");
        }
    }

    /// The planned end is 5 minutes past and needles are still in.
    @WireName(name = "treatment.rest-overran", version = 1)
    record RestOverranV1(
            String sessionId,
            String clientId,
            String practitionerId,
            Instant plannedEnd,
            Instant overranAt,
            int needlesIn)
            implements SessionEvent {
        public RestOverranV1 {
            Require.id(sessionId, "sessionId");
            Require.id(clientId, "clientId");
            Require.id(practitionerId, "practitionerId");
            Require.present(plannedEnd, "plannedEnd");
            Require.present(overranAt, "overranAt");
            Require.atLeast(1, needlesIn, "needlesIn");
        }
    }

    /// Gua sha, cupping, a mask, …
    ///
    /// @param code code of the add-on
    @WireName(name = "treatment.add-on-performed", version = 1)
    record AddOnPerformedV1(
            String sessionId,
            String clientId,
            String practitionerId,
            Instant happenedAt,
            String code,
            @Nullable Integer minutes)
            implements SessionEvent {
        public AddOnPerformedV1 {
            Require.id(sessionId, "sessionId");
            Require.id(clientId, "clientId");
            Require.id(practitionerId, "practitionerId");
            Require.present(happenedAt, "happenedAt");
            Require.code(code, "code");
        }
    }

    /// The session ended as planned, with a closed ledger.
    @WireName(name = "treatment.session-completed", version = 1)
    record SessionCompletedV1(SessionState session) implements SessionEvent {
        public SessionCompletedV1 {
            Require.present(session, "session");
        }

        @Override
        public String clientId() {
            return session.clientId();
        }
    }

    /// The session was broken off, with a closed ledger.
    @WireName(name = "treatment.session-aborted", version = 1)
    record SessionAbortedV1(SessionState session, String reasonCode) implements SessionEvent {
        public SessionAbortedV1 {
            Require.present(session, "session");
            Require.code(reasonCode, "reasonCode");
        }

        @Override
        public String clientId() {
            return session.clientId();
        }
    }
}
