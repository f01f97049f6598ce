package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.AppointmentEvent.SessionBookedV1;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.DirectoryState.LocationStateV1;
import clinic.meridian.contracts.SeriesEvent.SeriesAbandonedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesCompletedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesExtendedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesLapsedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesPlannedV1;
import clinic.meridian.contracts.SessionEvent.SessionCompletedV1;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.reporting.Reaction;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Puts a client on the list of those whose next maintenance reminder is to be worked out, whenever what it hangs on
/// has
/// changed: her visits, her series, or a reminder that was decided. It only notes her down; [MaintenancePlanner] looks
/// at
/// the whole of her state afterwards, so the order in which topics bring the news does not matter.
@Component
class WhenVisitsChangeThenReviewMaintenance implements Reaction {

    private final MaintenanceReviewTable reviews;
    private final ClinicClock clock;

    WhenVisitsChangeThenReviewMaintenance(MaintenanceReviewTable reviews, ClinicClock clock) {
        this.reviews = reviews;
        this.clock = clock;
    }

    @EventHandler
    void on(SessionCompletedV1 completed) {
        review(completed.clientId());
    }

    /// Visits from another system arrive as what they were there.
    @EventHandler
    void on(SessionBookedV1 booked) {
        if (booked.visit().status() == AppointmentStatus.FULFILLED) {
            review(booked.visit().clientId());
        }
    }

    @EventHandler
    void on(SeriesPlannedV1 planned) {
        review(planned.clientId());
    }

    @EventHandler
    void on(SeriesExtendedV1 extended) {
        review(extended.clientId());
    }

    @EventHandler
    void on(SeriesAbandonedV1 abandoned) {
        review(abandoned.clientId());
    }

    @EventHandler
    void on(SeriesLapsedV1 lapsed) {
        review(lapsed.clientId());
    }

    @EventHandler
    void on(SeriesCompletedV1 completed) {
        review(completed.clientId());
    }

    @EventHandler
    void on(LocationStateV1 location) {
        reviews.arrived(location.locationId());
    }

    private void review(String clientId) {
        reviews.request(clientId, clock.now());
    }
}
