package clinic.meridian.reporting.schedule;

import clinic.meridian.contracts.AppointmentStatus;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A visit on the schedule; times with the location's offset.
///
/// @param service code of the service
/// @param serviceName what it is called, or its code while the catalogue is not known
/// @param imported brought over from another system
/// @param startedAt when the treatment began
record ScheduledVisit(
        String appointmentId,
        String clientId,
        String service,
        String serviceName,
        AppointmentStatus status,
        OffsetDateTime start,
        OffsetDateTime end,
        String practitionerId,
        @Nullable String practitionerName,
        String roomId,
        @Nullable String roomName,
        @Nullable String seriesId,
        @Nullable Integer seriesIndex,
        boolean imported,
        @Nullable String sessionId,
        @Nullable OffsetDateTime startedAt,
        @Nullable OffsetDateTime endedAt) {}
