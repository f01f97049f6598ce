package clinic.meridian.booking.appointment;

import clinic.meridian.contracts.AppointmentStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One state of a visit, and how it came about.
///
/// @param version sequence number of the event that made it
/// @param recordedFrom when it became known, in clinic time
/// @param event name of the event: `SessionBooked`
/// @param conflict what the treatment room did that the desk had not foreseen
public record VisitRow(
        UUID appointmentId,
        long version,
        Instant recordedFrom,
        String event,
        String by,
        String channel,
        @Nullable String reasonCode,
        @Nullable String reasonNote,
        @Nullable String conflict,
        UUID clientId,
        AppointmentStatus status,
        Visit visit) {}
