package clinic.meridian.contracts;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A visit as it stands after the event that carries it. Every [AppointmentEvent] nests the whole visit, so that a
/// reader needs none of the earlier events.
///
/// @param service code of the service, in the catalogue version that was valid at booking
/// @param localStart what the clock at the location shows at the start; with `zone` it is what was agreed with the
/// client
/// @param zone IANA zone of the location
/// @param start the same moment as `localStart`, with offset
/// @param end the client's end, before turnover
/// @param phases in order, without gaps, turnover included
/// @param seriesIndex place in the series, from 1; present with `seriesId` only
/// @param policyVersion version of the location's cancellation policy that was accepted at booking
/// @param imported brought over from another system: counts in no side-effect denominator and sends no notice
/// @param overrideReasonCode why a manager booked it outside opening hours, working hours or other rules that allow
/// it
public record VisitState(
        String appointmentId,
        String clientId,
        String service,
        int catalogueVersion,
        String locationId,
        String roomId,
        String practitionerId,
        AppointmentStatus status,
        LocalDateTime localStart,
        String zone,
        OffsetDateTime start,
        OffsetDateTime end,
        List<Phase> phases,
        @Nullable String seriesId,
        @Nullable Integer seriesIndex,
        int policyVersion,
        boolean imported,
        @Nullable String overrideReasonCode) {

    public VisitState {
        Require.id(appointmentId, "appointmentId");
        Require.id(clientId, "clientId");
        Require.code(service, "service");
        Require.atLeast(1, catalogueVersion, "catalogueVersion");
        Require.id(locationId, "locationId");
        Require.id(roomId, "roomId");
        Require.id(practitionerId, "practitionerId");
        Require.present(status, "status");
        Require.present(localStart, "localStart");
        Require.zone(zone, "zone");
        Require.present(start, "start");
        Require.present(end, "end");
        Require.ordered(start, end, "start, end");
        Require.present(phases, "phases");
        phases = List.copyOf(phases);
        Require.idIfPresent(seriesId, "seriesId");
        if (seriesIndex != null) {
            Require.atLeast(1, seriesIndex, "seriesIndex");
        }
        Require.atLeast(0, policyVersion, "policyVersion");
        Require.codeIfPresent(overrideReasonCode, "overrideReasonCode");
    }

    /// A part of the visit.
    ///
    /// @param hands occupies the practitioner's hands
    /// @param room occupies the room
    public record Phase(PhaseKind kind, OffsetDateTime start, OffsetDateTime end, boolean hands, boolean room) {

        public Phase {
            Require.present(kind, "kind");
            Require.present(start, "start");
            Require.present(end, "end");
            Require.ordered(start, end, "start, end");
        }
    }
}
