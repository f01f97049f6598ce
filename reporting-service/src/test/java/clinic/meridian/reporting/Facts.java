package clinic.meridian.reporting;

import clinic.meridian.contracts.AppointmentEvent.SessionBookedV1;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.AskedBy;
import clinic.meridian.contracts.ClientState.ClientStateV1;
import clinic.meridian.contracts.ClientState.Preferences;
import clinic.meridian.contracts.ClientState.Recall;
import clinic.meridian.contracts.DirectoryState.LocationStateV1;
import clinic.meridian.contracts.EmailState;
import clinic.meridian.contracts.Maintenance;
import clinic.meridian.contracts.NeedleEvent.NeedlesInsertedV1;
import clinic.meridian.contracts.Onset;
import clinic.meridian.contracts.Placement;
import clinic.meridian.contracts.ReporterKind;
import clinic.meridian.contracts.SeriesEvent.SeriesCompletedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesPlannedV1;
import clinic.meridian.contracts.SessionEvent.SessionCompletedV1;
import clinic.meridian.contracts.SessionEvent.SessionStartedV1;
import clinic.meridian.contracts.SessionState;
import clinic.meridian.contracts.Side;
import clinic.meridian.contracts.SideEffectEvent.SideEffectReportedV1;
import clinic.meridian.contracts.VisitState;
import clinic.meridian.contracts.WaitlistEvent.SlotOfferedV1;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the other services would have told, with everything filled in that a test does not care about. Visits are at
/// one location in Berlin, with one practitioner in room `R1`.
public final class Facts {

    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    public static final Instant RECALL_GRANTED = Instant.parse("2026-01-05T09:00:00Z");

    private Facts() {}

    public static LocationStateV1 location(String locationId) {
        return new LocationStateV1(
                locationId,
                "Meridian Mitte",
                BERLIN.getId(),
                "Linienstraße 12\n10119 Berlin",
                "+49 30 5550100",
                "mitte@meridian.example",
                "en-DE",
                List.of());
    }

    public static ClientStateV1 client(String clientId, @Nullable String email, boolean recall) {
        return client(clientId, email, EmailState.UNVERIFIED, new Recall(recall, recall ? RECALL_GRANTED : null, "1"));
    }

    public static ClientStateV1 client(String clientId, @Nullable String email, EmailState state, Recall recall) {
        return new ClientStateV1(clientId, "Lena", "Okafor", email, null, "en", state, new Preferences(true, recall));
    }

    public static VisitState visit(
            String appointmentId,
            String clientId,
            AppointmentStatus status,
            LocalDateTime start,
            @Nullable String seriesId,
            @Nullable Integer seriesIndex) {
        return new VisitState(
                appointmentId,
                clientId,
                "FACIAL",
                1,
                "00000000-0000-4000-8000-0000000000a1",
                "R1",
                "00000000-0000-4000-8000-0000000000b1",
                status,
                start,
                BERLIN.getId(),
                start.atZone(BERLIN).toOffsetDateTime(),
                start.plusMinutes(60).atZone(BERLIN).toOffsetDateTime(),
                List.of(),
                seriesId,
                seriesIndex,
                1,
                false,
                null);
    }

    public static SessionBookedV1 booked(String appointmentId, String clientId, LocalDateTime start) {
        return new SessionBookedV1(visit(appointmentId, clientId, AppointmentStatus.BOOKED, start, null, null), null);
    }

    public static SessionState session(
            String sessionId, String appointmentId, String clientId, Instant startedAt, boolean ended, int needles) {
        return new SessionState(
                sessionId,
                appointmentId,
                clientId,
                "00000000-0000-4000-8000-0000000000a1",
                "R1",
                "00000000-0000-4000-8000-0000000000b1",
                "FACIAL",
                startedAt,
                ended ? startedAt.plus(Duration.ofMinutes(58)) : null,
                needles,
                List.of(),
                ended ? 25 : null,
                ended ? 26 : null);
    }

    public static SessionStartedV1 started(String sessionId, String appointmentId, String clientId, Instant startedAt) {
        return new SessionStartedV1(session(sessionId, appointmentId, clientId, startedAt, false, 0));
    }

    public static SessionCompletedV1 completed(
            String sessionId, String appointmentId, String clientId, Instant startedAt, int needles) {
        return new SessionCompletedV1(session(sessionId, appointmentId, clientId, startedAt, true, needles));
    }

    public static NeedlesInsertedV1 inserted(
            String sessionId, String clientId, String practitionerId, Instant at, int needles) {
        Placement placement = new Placement("ST4", "MOUTH", Side.LEFT, needles, 0.12, 15.0, 3.0, null, null);
        return new NeedlesInsertedV1(sessionId, clientId, practitionerId, at, List.of(placement));
    }

    public static SeriesPlannedV1 planned(String seriesId, String clientId, int target, Maintenance maintenance) {
        return new SeriesPlannedV1(
                seriesId,
                clientId,
                "FACIAL",
                "00000000-0000-4000-8000-0000000000a1",
                "00000000-0000-4000-8000-0000000000b1",
                target,
                2,
                2,
                14,
                10,
                maintenance);
    }

    public static SeriesCompletedV1 seriesCompleted(
            String seriesId, String clientId, LocalDate lastVisit, Maintenance maintenance) {
        Instant completedAt = lastVisit.atTime(11, 0).atZone(BERLIN).toInstant();
        return new SeriesCompletedV1(seriesId, clientId, completedAt, 12, lastVisit, maintenance);
    }

    public static SlotOfferedV1 offered(
            String offerId, String entryId, String clientId, LocalDateTime start, Instant expiresAt) {
        return new SlotOfferedV1(
                entryId,
                offerId,
                clientId,
                "FACIAL",
                "00000000-0000-4000-8000-0000000000a1",
                "R1",
                "00000000-0000-4000-8000-0000000000b1",
                start,
                BERLIN.getId(),
                start.atZone(BERLIN).toOffsetDateTime(),
                start.plusMinutes(60).atZone(BERLIN).toOffsetDateTime(),
                expiresAt);
    }

    public static SideEffectReportedV1 sideEffect(
            String sideEffectId, String clientId, @Nullable String sessionId, String code, boolean nearMiss) {
        return new SideEffectReportedV1(
                sideEffectId,
                clientId,
                sessionId,
                false,
                "00000000-0000-4000-8000-0000000000b1",
                "00000000-0000-4000-8000-0000000000a1",
                code,
                Onset.DURING,
                "CHEEK",
                1,
                true,
                false,
                nearMiss,
                null,
                AskedBy.CHECKLIST,
                ReporterKind.PRACTITIONER);
    }
}
