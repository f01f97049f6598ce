package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.MailChannel;
import clinic.meridian.contracts.MailClass;
import clinic.meridian.contracts.ReminderKind;
import clinic.meridian.platform.event.DataSubject;
import clinic.meridian.platform.event.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Every decision about a mail. They hold ids and codes only; what the mail said is never kept.
public sealed interface ReminderEvent {

    String reminderId();

    String clientId();

    ReminderKind kind();

    /// @param subjectId what the mail is about: the visit, the offer, or the client herself for maintenance
    /// @param occurrence which one of several about it: a visit's start and how long before, a slot's start, …
    /// @param appointmentId the visit that it is about, if any
    /// @param dueAt clinic time at which it is to leave
    @DomainEvent(name = "reporting.reminder-scheduled")
    record ReminderScheduled(
            String reminderId,
            ReminderKind kind,
            String subjectId,
            String occurrence,
            MailChannel mailChannel,
            @DataSubject String clientId,
            String locationId,
            @Nullable String appointmentId,
            Instant dueAt,
            Why why)
            implements ReminderEvent {}

    /// It leaves at another time than was said.
    @DomainEvent(name = "reporting.reminder-moved")
    record ReminderMoved(
            String reminderId,
            ReminderKind kind,
            @DataSubject String clientId,
            Instant dueAt,
            Why why) implements ReminderEvent {}

    /// It does not leave.
    @DomainEvent(name = "reporting.reminder-suppressed")
    record ReminderSuppressed(
            String reminderId,
            ReminderKind kind,
            @DataSubject String clientId,
            Why why) implements ReminderEvent {}

    /// A mail server took it.
    ///
    /// @param sentAt clinic time
    @DomainEvent(name = "reporting.reminder-sent")
    record ReminderSent(
            String reminderId,
            ReminderKind kind,
            String subjectId,
            String occurrence,
            MailChannel mailChannel,
            @DataSubject String clientId,
            String locationId,
            Instant sentAt)
            implements ReminderEvent {}

    /// The client stopped the class of this mail with one click.
    @DomainEvent(name = "reporting.client-unsubscribed")
    record ClientUnsubscribed(
            String reminderId,
            ReminderKind kind,
            @DataSubject String clientId,
            MailClass mailClass,
            Instant unsubscribedAt)
            implements ReminderEvent {}
}
