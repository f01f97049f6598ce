package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.AppointmentEvent.AppointmentAborted;
import clinic.meridian.booking.appointment.AppointmentEvent.AppointmentFulfilled;
import clinic.meridian.booking.appointment.AppointmentEvent.AppointmentImported;
import clinic.meridian.booking.appointment.AppointmentEvent.AppointmentStarted;
import clinic.meridian.booking.appointment.AppointmentEvent.AttendanceConfirmed;
import clinic.meridian.booking.appointment.AppointmentEvent.ChangeUndone;
import clinic.meridian.booking.appointment.AppointmentEvent.ClientCheckedIn;
import clinic.meridian.booking.appointment.AppointmentEvent.NoShowRecorded;
import clinic.meridian.booking.appointment.AppointmentEvent.SessionBooked;
import clinic.meridian.booking.appointment.AppointmentEvent.SessionCancelled;
import clinic.meridian.booking.appointment.AppointmentEvent.SessionRescheduled;
import clinic.meridian.booking.appointment.AppointmentEvent.TreatmentConflict;
import clinic.meridian.platform.command.ActorMetadata;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps every state of every visit, in the transaction of the command.
@Component
public class VisitProjection {

    private final VisitTable table;
    private final DiaryBell bell;

    VisitProjection(VisitTable table, DiaryBell bell) {
        this.table = table;
        this.bell = bell;
    }

    @EventHandler
    void on(AppointmentEvent event, DomainEventMessage<?> message) {
        switch (event) {
            case SessionBooked booked ->
                first(row(booked, message, booked.visit().overrideCode(), booked.overrideNote(), null));
            case AppointmentImported imported -> first(row(imported, message, null, null, null));
            case SessionRescheduled moved -> further(row(moved, message, moved.reasonCode(), moved.reasonNote(), null));
            case SessionCancelled cancelled ->
                further(row(cancelled, message, cancelled.reasonCode(), cancelled.reasonNote(), null));
            case AttendanceConfirmed confirmed -> further(row(confirmed, message, null, null, null));
            case ClientCheckedIn checkedIn -> further(row(checkedIn, message, null, null, null));
            case NoShowRecorded noShow -> further(row(noShow, message, noShow.waiverCode(), noShow.waiverNote(), null));
            case ChangeUndone undone -> further(row(undone, message, undone.reasonCode(), undone.reasonNote(), null));
            case AppointmentStarted started -> further(row(started, message, null, null, started.conflict()));
            case AppointmentFulfilled fulfilled -> further(row(fulfilled, message, null, null, fulfilled.conflict()));
            case AppointmentAborted aborted -> further(row(aborted, message, null, null, aborted.conflict()));
        }
    }

    private void first(VisitRow row) {
        table.insert(row);
        bell.ring(row.visit().locationId());
    }

    private void further(VisitRow row) {
        table.follow(row);
        bell.ring(row.visit().locationId());
    }

    private static VisitRow row(
            AppointmentEvent event,
            DomainEventMessage<?> message,
            @Nullable String reasonCode,
            @Nullable String reasonNote,
            @Nullable TreatmentConflict conflict) {
        return new VisitRow(
                event.appointmentId(),
                message.getSequenceNumber(),
                ActorMetadata.recordedAt(message),
                event.getClass().getSimpleName(),
                ActorMetadata.by(message),
                ActorMetadata.channel(message).name(),
                reasonCode,
                reasonNote,
                conflict == null ? null : conflict.name(),
                event.clientId(),
                event.status(),
                event.visit());
    }
}
