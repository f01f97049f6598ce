package clinic.meridian.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of the mails to clients.
public sealed interface ReminderEvent extends ReportingEvent {

    String reminderId();

    /// A mail server took the mail.
    ///
    /// @param subjectId what the mail is about: the id of the visit, series, session or offer
    /// @param occurrence which one of several about it: how long before the visit's start, the due date, …
    @WireName(name = "reporting.reminder-sent", version = 1)
    record ReminderSentV1(
            String reminderId,
            String clientId,
            ReminderKind kind,
            String subjectId,
            String occurrence,
            MailChannel mailChannel,
            @Nullable String locationId,
            Instant sentAt)
            implements ReminderEvent {
        public ReminderSentV1 {
            Require.id(reminderId, "reminderId");
            Require.id(clientId, "clientId");
            Require.present(kind, "kind");
            Require.id(subjectId, "subjectId");
            Require.id(occurrence, "occurrence");
            Require.present(mailChannel, "mailChannel");
            Require.idIfPresent(locationId, "locationId");
            Require.present(sentAt, "sentAt");
        }
    }

    /// The mail came back.
    ///
    /// @param hard the address refuses mail for good
    /// @param statusCode enhanced status code of RFC 3463, such as `5.1.1`
    @WireName(name = "reporting.reminder-bounced", version = 1)
    record ReminderBouncedV1(
            String reminderId,
            String clientId,
            ReminderKind kind,
            boolean hard,
            @Nullable String statusCode,
            Instant bouncedAt)
            implements ReminderEvent {
        public ReminderBouncedV1 {
            Require.id(reminderId, "reminderId");
            Require.id(clientId, "clientId");
            Require.present(kind, "kind");
            Require.codeIfPresent(statusCode, "statusCode");
            Require.present(bouncedAt, "bouncedAt");
        }
    }

    /// The client stopped the class of this mail with one click.
    @WireName(name = "reporting.client-unsubscribed", version = 1)
    record ClientUnsubscribedV1(String reminderId, String clientId, MailClass mailClass) implements ReminderEvent {
        public ClientUnsubscribedV1 {
            Require.id(reminderId, "reminderId");
            Require.id(clientId, "clientId");
            Require.present(mailClass, "mailClass");
        }
    }
}
