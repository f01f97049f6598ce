package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.MailChannel;
import clinic.meridian.contracts.MailClass;
import clinic.meridian.contracts.ReminderKind;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be decided about one mail.
sealed interface ReminderCommand {

    /// Plans a mail; changes nothing when it was planned before.
    record ScheduleReminder(
            @TargetAggregateIdentifier String reminderId,
            ReminderKind kind,
            String subjectId,
            String occurrence,
            MailChannel mailChannel,
            String clientId,
            String locationId,
            @Nullable String appointmentId,
            Instant dueAt,
            Why why)
            implements ReminderCommand {}

    record MoveReminder(@TargetAggregateIdentifier String reminderId, Instant dueAt, Why why)
            implements ReminderCommand {}

    record SuppressReminder(@TargetAggregateIdentifier String reminderId, Why why) implements ReminderCommand {}

    record RecordReminderSent(@TargetAggregateIdentifier String reminderId, Instant sentAt)
            implements ReminderCommand {}

    /// @param wanted whether, as far as is known here, the client still gets mails of this class
    record Unsubscribe(@TargetAggregateIdentifier String reminderId, MailClass mailClass, boolean wanted, Instant at)
            implements ReminderCommand {}
}
