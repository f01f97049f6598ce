package clinic.meridian.reporting.schedule;

import clinic.meridian.contracts.AppointmentEvent.AttendanceConfirmedV1;
import clinic.meridian.contracts.AppointmentEvent.ChangeUndoneV1;
import clinic.meridian.contracts.AppointmentEvent.ClientCheckedInV1;
import clinic.meridian.contracts.AppointmentEvent.NoShowRecordedV1;
import clinic.meridian.contracts.AppointmentEvent.SessionBookedV1;
import clinic.meridian.contracts.AppointmentEvent.SessionCancelledV1;
import clinic.meridian.contracts.AppointmentEvent.SessionRescheduledV1;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.SessionEvent.SessionAbortedV1;
import clinic.meridian.contracts.SessionEvent.SessionCompletedV1;
import clinic.meridian.contracts.SessionEvent.SessionStartedV1;
import clinic.meridian.reporting.ReadModel;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// One row a visit, of two halves that may come in any order: the desk's and the treatment room's. Both name the
/// client, place and people; the desk's word holds for those, the treatment room's for the status.
@Component
class ScheduleProjection implements ReadModel {

    private final ScheduleTable table;

    ScheduleProjection(ScheduleTable table) {
        this.table = table;
    }

    @EventHandler
    void on(SessionBookedV1 booked) {
        table.putFromDesk(booked.visit(), false);
    }

    @EventHandler
    void on(SessionRescheduledV1 rescheduled) {
        table.putFromDesk(rescheduled.visit(), false);
    }

    @EventHandler
    void on(SessionCancelledV1 cancelled) {
        table.putFromDesk(cancelled.visit(), cancelled.late() && !cancelled.waived());
    }

    @EventHandler
    void on(AttendanceConfirmedV1 confirmed) {
        table.putFromDesk(confirmed.visit(), false);
    }

    @EventHandler
    void on(ClientCheckedInV1 checkedIn) {
        table.putFromDesk(checkedIn.visit(), false);
    }

    @EventHandler
    void on(NoShowRecordedV1 noShow) {
        table.putFromDesk(noShow.visit(), false);
    }

    /// What it undid may have been a late cancellation, which then never counted.
    @EventHandler
    void on(ChangeUndoneV1 undone) {
        table.putFromDesk(undone.visit(), false);
    }

    @EventHandler
    void on(SessionStartedV1 started) {
        table.putFromTreatment(started.session(), AppointmentStatus.IN_TREATMENT);
    }

    @EventHandler
    void on(SessionCompletedV1 completed) {
        table.putFromTreatment(completed.session(), AppointmentStatus.FULFILLED);
    }

    @EventHandler
    void on(SessionAbortedV1 aborted) {
        table.putFromTreatment(aborted.session(), AppointmentStatus.ABORTED);
    }
}
