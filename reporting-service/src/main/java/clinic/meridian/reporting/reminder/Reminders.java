package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.ReminderEvent.ClientUnsubscribedV1;
import clinic.meridian.contracts.ReminderEvent.ReminderSentV1;
import clinic.meridian.platform.ServiceDefinition;
import clinic.meridian.platform.publishing.Publication;
import clinic.meridian.platform.publishing.Topic;
import clinic.meridian.reporting.reminder.ReminderEvent.ClientUnsubscribed;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderMoved;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderScheduled;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderSent;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderSuppressed;
import org.springframework.stereotype.Component;

/// What this service decides itself, and what of it the others learn.
@Component
public class Reminders {

    private final ReminderLog log;
    private final WhenMaintenanceDecidedThenPlanNext planNext;

    Reminders(ReminderLog log, WhenMaintenanceDecidedThenPlanNext planNext) {
        this.log = log;
        this.planNext = planNext;
    }

    /// Adds the decisions about mails to the service.
    public ServiceDefinition define(ServiceDefinition service, Topic topic) {
        return service.aggregates(Reminder.class)
                .events(ReminderEvent.class)
                .inTransaction("reporting.reminders", log, planNext)
                .publishes(event -> publication((ReminderEvent) event.getPayload()), topic);
    }

    static Publication publication(ReminderEvent event) {
        return switch (event) {
            case ReminderScheduled scheduled -> Publication.internal();
            case ReminderMoved moved -> Publication.internal();
            case ReminderSuppressed suppressed -> Publication.internal();
            case ReminderSent sent ->
                Publication.of(new ReminderSentV1(
                        sent.reminderId(),
                        sent.clientId(),
                        sent.kind(),
                        sent.subjectId(),
                        sent.occurrence(),
                        sent.mailChannel(),
                        sent.locationId(),
                        sent.sentAt()));
            case ClientUnsubscribed unsubscribed ->
                Publication.of(new ClientUnsubscribedV1(
                        unsubscribed.reminderId(), unsubscribed.clientId(), unsubscribed.mailClass()));
        };
    }
}
