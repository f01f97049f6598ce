package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.ReminderKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A planned mail whose time has come.
///
/// @param dueAt clinic time at which it was to leave
/// @param attempts how often it was tried before
record DueReminder(
        String reminderId,
        ReminderKind kind,
        String subjectId,
        String occurrence,
        String clientId,
        String locationId,
        @Nullable String appointmentId,
        Instant dueAt,
        int attempts) {}
