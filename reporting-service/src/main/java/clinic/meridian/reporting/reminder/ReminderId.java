package clinic.meridian.reporting.reminder;

import static java.nio.charset.StandardCharsets.UTF_8;

import clinic.meridian.contracts.MailChannel;
import clinic.meridian.contracts.ReminderKind;
import java.util.UUID;

/// The id of a mail follows from what it is about, so that planning it twice meets the same aggregate.
final class ReminderId {

    private ReminderId() {}

    static String of(ReminderKind kind, String subjectId, String occurrence, MailChannel channel) {
        String name = String.join("|", kind.name(), subjectId, occurrence, channel.name());
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }
}
