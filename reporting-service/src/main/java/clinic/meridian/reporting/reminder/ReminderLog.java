package clinic.meridian.reporting.reminder;

import clinic.meridian.platform.command.ActorMetadata;
import clinic.meridian.reporting.reminder.ReminderEvent.ClientUnsubscribed;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderMoved;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderScheduled;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderSent;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderSuppressed;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/// Keeps the queue and the log of mails in step with the decisions, in the transaction of each: a mail that was decided
/// is never decided again, and two plans for the same mail fail on the table's unique key.
@Component
class ReminderLog {

    private final ReminderTable table;

    ReminderLog(ReminderTable table) {
        this.table = table;
    }

    @EventHandler
    void on(ReminderScheduled event, EventMessage<?> message) {
        table.insert(event);
        table.log(
                message.getIdentifier(),
                event,
                ActorMetadata.recordedAt(message),
                "SCHEDULED",
                event.why(),
                event.dueAt());
    }

    @EventHandler
    void on(ReminderMoved event, EventMessage<?> message) {
        table.move(event);
        table.log(
                message.getIdentifier(), event, ActorMetadata.recordedAt(message), "MOVED", event.why(), event.dueAt());
    }

    @EventHandler
    void on(ReminderSuppressed event, EventMessage<?> message) {
        table.suppress(event);
        table.log(message.getIdentifier(), event, ActorMetadata.recordedAt(message), "SUPPRESSED", event.why(), null);
    }

    @EventHandler
    void on(ReminderSent event, EventMessage<?> message) {
        table.sent(event);
        table.log(message.getIdentifier(), event, ActorMetadata.recordedAt(message), "SENT", Why.SENT, null);
    }

    @EventHandler
    void on(ClientUnsubscribed event) {
        table.unsubscribe(event);
    }
}
