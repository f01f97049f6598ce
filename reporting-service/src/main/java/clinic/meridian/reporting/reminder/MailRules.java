package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.MailClass;
import clinic.meridian.contracts.ReminderKind;
import org.jspecify.annotations.Nullable;

/// What holds for all mails of a kind.
///
/// @param stoppedBy the class that a client can stop with one click; null for notices, which always come
/// @param sentAgainAfterInterruption what to do when the sender died between handing the mail over and writing that
/// down, so that nobody knows whether it left. A service mail is sent again under the same Message-ID: twice is better
/// than never. Marketing is not: never is better than twice, and the next one comes with the next cadence
record MailRules(@Nullable MailClass stoppedBy, boolean sentAgainAfterInterruption) {

    boolean isNotice() {
        return stoppedBy == null;
    }

    static MailRules of(ReminderKind kind) {
        return switch (kind) {
            case BOOKING_CONFIRMATION, CHANGE_NOTICE, CANCELLATION_NOTICE, WAITLIST_OFFER -> new MailRules(null, true);
            case APPOINTMENT_REMINDER, AFTERCARE_CHECK -> new MailRules(MailClass.REMINDERS, true);
            case MAINTENANCE_REMINDER -> new MailRules(MailClass.RECALL, false);
        };
    }
}
