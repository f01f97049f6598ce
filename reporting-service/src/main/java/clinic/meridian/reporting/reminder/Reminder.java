package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.MailClass;
import clinic.meridian.reporting.reminder.ReminderCommand.MoveReminder;
import clinic.meridian.reporting.reminder.ReminderCommand.RecordReminderSent;
import clinic.meridian.reporting.reminder.ReminderCommand.ScheduleReminder;
import clinic.meridian.reporting.reminder.ReminderCommand.SuppressReminder;
import clinic.meridian.reporting.reminder.ReminderCommand.Unsubscribe;
import clinic.meridian.reporting.reminder.ReminderEvent.ClientUnsubscribed;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderMoved;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderScheduled;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderSent;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderSuppressed;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/// One mail that the clinic may send: planned, perhaps moved, then either sent or suppressed. A decision that was made
/// before is not made again, so every command may be repeated.
class Reminder {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private @Nullable String reminderId;

    private @Nullable ReminderScheduled planned;
    private boolean sent;
    private boolean suppressed;
    private final Set<MailClass> stopped = EnumSet.noneOf(MailClass.class);

    Reminder() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ScheduleReminder command) {
        if (planned == null) {
            AggregateLifecycle.apply(new ReminderScheduled(
                    command.reminderId(),
                    command.kind(),
                    command.subjectId(),
                    command.occurrence(),
                    command.mailChannel(),
                    command.clientId(),
                    command.locationId(),
                    command.appointmentId(),
                    command.dueAt(),
                    command.why()));
        }
    }

    @CommandHandler
    void handle(MoveReminder command) {
        if (!sent && !suppressed) {
            AggregateLifecycle.apply(new ReminderMoved(
                    command.reminderId(), plan().kind(), plan().clientId(), command.dueAt(), command.why()));
        }
    }

    @CommandHandler
    void handle(SuppressReminder command) {
        if (!sent && !suppressed) {
            AggregateLifecycle.apply(
                    new ReminderSuppressed(command.reminderId(), plan().kind(), plan().clientId(), command.why()));
        }
    }

    /// A fact, whatever was thought before: a sender that was taken for dead may have been slow only.
    @CommandHandler
    void handle(RecordReminderSent command) {
        if (!sent) {
            AggregateLifecycle.apply(new ReminderSent(
                    command.reminderId(),
                    plan().kind(),
                    plan().subjectId(),
                    plan().occurrence(),
                    plan().mailChannel(),
                    plan().clientId(),
                    plan().locationId(),
                    command.sentAt()));
        }
    }

    /// A second click says nothing new, unless the client has agreed again in between.
    @CommandHandler
    void handle(Unsubscribe command) {
        if (command.wanted() || !stopped.contains(command.mailClass())) {
            AggregateLifecycle.apply(new ClientUnsubscribed(
                    command.reminderId(), plan().kind(), plan().clientId(), command.mailClass(), command.at()));
        }
    }

    @EventSourcingHandler
    void on(ReminderScheduled event) {
        reminderId = event.reminderId();
        planned = event;
    }

    @EventSourcingHandler
    void on(ReminderSuppressed event) {
        suppressed = true;
    }

    @EventSourcingHandler
    void on(ReminderSent event) {
        sent = true;
    }

    @EventSourcingHandler
    void on(ClientUnsubscribed event) {
        stopped.add(event.mailClass());
    }

    private ReminderScheduled plan() {
        return Objects.requireNonNull(planned);
    }
}
