package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.ReminderKind;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderSent;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderSuppressed;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// After each maintenance reminder that left or did not, the next one is worked out, in the same transaction.
@Component
class WhenMaintenanceDecidedThenPlanNext {

    private final MaintenanceReviewTable reviews;
    private final ClinicClock clock;

    WhenMaintenanceDecidedThenPlanNext(MaintenanceReviewTable reviews, ClinicClock clock) {
        this.reviews = reviews;
        this.clock = clock;
    }

    @EventHandler
    void on(ReminderSent sent) {
        review(sent);
    }

    @EventHandler
    void on(ReminderSuppressed suppressed) {
        review(suppressed);
    }

    private void review(ReminderEvent event) {
        if (event.kind() == ReminderKind.MAINTENANCE_REMINDER) {
            reviews.request(event.clientId(), clock.now());
        }
    }
}
