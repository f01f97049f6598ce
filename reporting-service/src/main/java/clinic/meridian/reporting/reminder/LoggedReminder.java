package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.ReminderKind;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mail in the log; times in clinic time with the location's offset.
///
/// @param subjectId what it is about: the visit, the offer, or the client for maintenance
/// @param occurrence which one of several about it
/// @param why the last decision's reason in words
/// @param reason the same as a code
/// @param decisions all of them, oldest first
record LoggedReminder(
        String reminderId,
        ReminderKind kind,
        String state,
        String clientId,
        @Nullable String appointmentId,
        String subjectId,
        String occurrence,
        String locationId,
        OffsetDateTime dueAt,
        @Nullable OffsetDateTime sentAt,
        String why,
        Why reason,
        List<LoggedDecision> decisions) {

    /// @param dueAt to when it was planned or moved, if it was
    record LoggedDecision(
            OffsetDateTime at,
            String decision,
            String why,
            Why reason,
            @Nullable OffsetDateTime dueAt) {}

    LoggedReminder with(List<LoggedDecision> all) {
        return new LoggedReminder(
                reminderId,
                kind,
                state,
                clientId,
                appointmentId,
                subjectId,
                occurrence,
                locationId,
                dueAt,
                sentAt,
                why,
                reason,
                all);
    }
}
