package clinic.meridian.booking.appointment;

import clinic.meridian.booking.reason.Reason;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.CancelledBy;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.input.StatedTime;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a visit. `expected` is the version that the caller saw, where that matters.
public sealed interface AppointmentCommand {

    UUID appointmentId();

    /// @param holdId what was held for it; whoever sends this sends [HoldCommand.ReleaseHold] with it
    record BookSession(
            @TargetAggregateIdentifier UUID appointmentId,
            WantedVisit wanted,
            @Nullable UUID holdId) implements AppointmentCommand {

        public BookSession(UUID appointmentId, WantedVisit wanted) {
            this(appointmentId, wanted, null);
        }
    }

    /// @param practitionerId absent: stays with the same one
    /// @param roomId absent: stays in the room if that is free, else any room that is
    record RescheduleSession(
            @TargetAggregateIdentifier UUID appointmentId,
            ExpectedVersion expected,
            StatedTime start,
            @Nullable UUID practitionerId,
            @Nullable UUID roomId,
            @Nullable Reason reason,
            @Nullable Reason override)
            implements AppointmentCommand {}

    /// It gets this slot, of which the reservations have been exchanged already: it is one of several that move
    /// together.
    record TakeSlot(@TargetAggregateIdentifier UUID appointmentId, Visit slot, Reason reason)
            implements AppointmentCommand {}

    /// @param waiver why a manager lets a late cancellation pass
    record CancelSession(
            @TargetAggregateIdentifier UUID appointmentId,
            ExpectedVersion expected,
            Reason reason,
            CancelledBy cancelledBy,
            @Nullable Reason waiver)
            implements AppointmentCommand {}

    record ConfirmAttendance(@TargetAggregateIdentifier UUID appointmentId, ExpectedVersion expected)
            implements AppointmentCommand {}

    record CheckInClient(@TargetAggregateIdentifier UUID appointmentId, ExpectedVersion expected)
            implements AppointmentCommand {}

    /// @param waiver why a manager lets it pass
    record RecordNoShow(
            @TargetAggregateIdentifier UUID appointmentId,
            ExpectedVersion expected,
            @Nullable Reason waiver) implements AppointmentCommand {}

    record UndoLastChange(
            @TargetAggregateIdentifier UUID appointmentId,
            ExpectedVersion expected,
            @Nullable Reason reason) implements AppointmentCommand {}

    /// Brings a visit over from another system, as [VisitImport] has found it fit and under the locks taken
    /// there.
    ///
    /// @param status BOOKED for a visit that is to come; FULFILLED, NO_SHOW or CANCELLED otherwise
    /// @param happenedAt when it came to that; null for a visit that is to come
    record ImportAppointment(
            @TargetAggregateIdentifier UUID appointmentId,
            UUID clientId,
            Visit visit,
            AppointmentStatus status,
            @Nullable Instant happenedAt)
            implements AppointmentCommand {}

    /// The treatment room has begun with the client.
    record RecordTreatmentStarted(@TargetAggregateIdentifier UUID appointmentId, UUID sessionId)
            implements AppointmentCommand {}

    /// The treatment room has finished as planned.
    record RecordTreatmentCompleted(
            @TargetAggregateIdentifier UUID appointmentId, UUID sessionId) implements AppointmentCommand {}

    /// The treatment room has broken off.
    record RecordTreatmentAborted(@TargetAggregateIdentifier UUID appointmentId, UUID sessionId)
            implements AppointmentCommand {}
}
