package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.ReminderKind;
import clinic.meridian.reporting.client.Client;
import clinic.meridian.reporting.directory.Location;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What is particular to one kind of mail. What all kinds have in common (consent, addresses, quiet hours, sending) is
/// not asked here.
interface Occasion {

    ReminderKind kind();

    /// Asked at the moment of sending, of the state that the clinic has then.
    ///
    /// @param now clinic time
    /// @return why the mail should not leave after all, if so
    Optional<Why> reasonNotToSend(DueReminder reminder, Instant now);

    /// What the mail says: the variables of the templates `mail/<kind>.html` and `.txt`, beside those that all mails
    /// have. See [MailTemplates].
    Map<String, Object> words(DueReminder reminder, Client client, Location location);
}
