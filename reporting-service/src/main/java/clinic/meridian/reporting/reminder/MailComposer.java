package clinic.meridian.reporting.reminder;

import static java.nio.charset.StandardCharsets.UTF_8;

import clinic.meridian.contracts.MailClass;
import clinic.meridian.reporting.directory.Location;
import clinic.meridian.reporting.reminder.Decisions.Send;
import clinic.meridian.reporting.reminder.MailTemplates.Written;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Makes the mail itself: HTML and plain text side by side, from the clinic's address to the client's, with the headers
/// by which a mail program offers to stop it (RFC 8058).
@Component
class MailComposer {

    static final Locale LANGUAGE = Locale.ENGLISH;
    private static final DateTimeFormatter RFC_5322 =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss xx", Locale.US);

    private final MailTemplates templates;
    private final MailLinks links;

    MailComposer(MailTemplates templates, MailLinks links) {
        this.templates = templates;
        this.links = links;
    }

    /// The Message-ID of a mail: the same at every try, so that a mail that comes twice shows once.
    static String messageId(DueReminder reminder, Location location) {
        String email = location.email();
        String domain = email.substring(email.indexOf('@') + 1).strip();
        return "<" + reminder.reminderId() + "@" + (domain.isEmpty() ? "meridian.invalid" : domain) + ">";
    }

    /// @param now clinic time, which becomes the mail's date
    MimeMessage compose(DueReminder reminder, Send send, Instant now) {
        Location location = send.location();
        Map<String, Object> variables = new HashMap<>(send.occasion().words(reminder, send.client(), location));
        variables.put("givenName", send.client().givenName());
        variables.put("clinicName", location.name());
        variables.put("address", location.address());
        variables.put("phone", location.phone());
        variables.put("email", location.email());
        MailClass stoppedBy = MailRules.of(reminder.kind()).stoppedBy();
        String unsubscribe = stoppedBy == null ? "" : links.toUnsubscribe(reminder, now);
        variables.put("unsubscribe", unsubscribe);
        variables.put("preferences", links.toPreferences(reminder, now));
        Written written = templates.write(reminder.kind(), LANGUAGE, variables);
        try {
            MimeMessage message = new WithMessageId(messageId(reminder, location));
            InternetAddress clinic = new InternetAddress(location.email(), location.name(), UTF_8.name());
            message.setFrom(clinic);
            message.setRecipient(Message.RecipientType.TO, named(send));
            message.setSubject(written.subject(), UTF_8.name());
            message.setHeader("Date", RFC_5322.format(now.atZone(location.zone())));
            message.setHeader("X-Meridian-Kind", reminder.kind().name());
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("Content-Language", LANGUAGE.getLanguage());
            if (stoppedBy != null) {
                message.setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            message.setContent(
                    new MimeMultipart("alternative", part(written.text(), "plain"), part(written.html(), "html")));
            message.saveChanges();
            return message;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException("The mail " + reminder.reminderId() + " cannot be written", e);
        }
    }

    private static InternetAddress named(Send send) throws UnsupportedEncodingException {
        String name = (send.client().givenName() + " " + send.client().familyName()).strip();
        return new InternetAddress(send.to().getAddress(), name, UTF_8.name());
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, UTF_8.name(), subtype);
        return part;
    }

    /// Keeps our Message-ID, where the library would make up another at every save.
    private static final class WithMessageId extends MimeMessage {
        private final String messageId;

        WithMessageId(String messageId) {
            super((Session) null);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
