package clinic.meridian.booking.appointment;

import clinic.meridian.booking.catalogue.Phase;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.PhaseKind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A visit as the API tells it; times have the offset of the location's zone.
///
/// @param end when the client leaves, before turnover
/// @param conflict what the treatment room did that the desk had not foreseen
public record VisitBody(
        UUID appointmentId,
        long version,
        AppointmentStatus status,
        UUID clientId,
        String service,
        int catalogueVersion,
        UUID locationId,
        UUID roomId,
        UUID practitionerId,
        LocalDateTime localStart,
        String zone,
        OffsetDateTime start,
        OffsetDateTime end,
        List<PhaseBody> phases,
        @Nullable UUID seriesId,
        @Nullable Integer seriesIndex,
        int policyVersion,
        @Nullable String overrideReasonCode,
        boolean imported,
        @Nullable String conflict) {

    /// A part of the visit.
    public record PhaseBody(PhaseKind kind, OffsetDateTime start, OffsetDateTime end, boolean hands, boolean room) {}

    static VisitBody of(CurrentVisit current) {
        return of(
                current.appointmentId(),
                current.version(),
                current.status(),
                current.clientId(),
                current.visit(),
                null);
    }

    public static VisitBody of(VisitRow row) {
        return of(row.appointmentId(), row.version(), row.status(), row.clientId(), row.visit(), row.conflict());
    }

    private static VisitBody of(
            UUID appointmentId,
            long version,
            AppointmentStatus status,
            UUID clientId,
            Visit visit,
            @Nullable String conflict) {
        return new VisitBody(
                appointmentId,
                version,
                status,
                clientId,
                visit.service(),
                visit.catalogueVersion(),
                visit.locationId(),
                visit.roomId(),
                visit.practitionerId(),
                visit.localStart(),
                visit.zone().getId(),
                visit.onTheClock(visit.start()),
                visit.onTheClock(visit.end()),
                phases(visit),
                visit.seriesId(),
                visit.seriesIndex(),
                visit.policyVersion(),
                visit.overrideCode(),
                visit.imported(),
                conflict);
    }

    private static List<PhaseBody> phases(Visit visit) {
        List<PhaseBody> phases = new ArrayList<>();
        Instant start = visit.start();
        for (Phase phase : visit.phases()) {
            Instant end = start.plusSeconds(60L * phase.minutes());
            phases.add(new PhaseBody(
                    phase.kind(), visit.onTheClock(start), visit.onTheClock(end), phase.hands(), phase.room()));
            start = end;
        }
        return phases;
    }
}
