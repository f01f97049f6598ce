package clinic.meridian.reporting.reminder;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/// The SMTP server that takes our mails. See RFC 5321.
@Component
class MailServer {

    /// "Exceeded storage allocation": looks permanent, but RFC 5321 (4.5.3.1.10) tells clients to try again.
    private static final int MAILBOX_FULL = 552;

    /// For so long after a mail the server is not asked again whether it is there.
    private static final long STILL_FRESH_NANOS = 2_000_000_000L;

    private final JavaMailSenderImpl settings;

    MailServer(JavaMailSenderImpl settings) {
        this.settings = settings;
    }

    /// What became of a mail.
    sealed interface Outcome {}

    /// It is the server's now.
    record Accepted() implements Outcome {}

    /// The server will never take it.
    record Refused(String reply) implements Outcome {}

    /// It certainly did not leave; it may later.
    record NotNow(String reason) implements Outcome {}

    /// The server had the whole of it and then fell silent.
    record Unknown(String reason) implements Outcome {}

    Connection connection() {
        return new Connection();
    }

    /// One connection, kept open for several mails. Not for more than one thread.
    final class Connection implements AutoCloseable {

        private @Nullable Staged transport;
        private long usedAt;

        /// Makes sure that the server answers, before any mail is said to be on its way.
        ///
        /// @throws MessagingException when it does not
        void ready() throws MessagingException {
            if (transport != null && (System.nanoTime() - usedAt < STILL_FRESH_NANOS || transport.isConnected())) {
                return;
            }
            close();
            Staged fresh = new Staged(settings.getSession(), "smtps".equals(settings.getProtocol()));
            fresh.connect(settings.getHost(), settings.getPort(), settings.getUsername(), settings.getPassword());
            transport = fresh;
            usedAt = System.nanoTime();
        }

        Outcome send(MimeMessage message, InternetAddress to) {
            Staged staged = transport;
            if (staged == null) {
                return new NotNow("not connected");
            }
            staged.handedOver = false;
            try {
                staged.sendMessage(message, new Address[] {to});
                usedAt = System.nanoTime();
                return new Accepted();
            } catch (MessagingException failure) {
                return outcome(failure, staged.handedOver);
            }
        }

        @Override
        public void close() {
            Staged open = transport;
            transport = null;
            if (open != null) {
                try {
                    open.close();
                } catch (MessagingException gone) {
                    // It was gone already.
                }
            }
        }
    }

    private static Outcome outcome(MessagingException failure, boolean handedOver) {
        int reply = 0;
        for (Exception cause = failure; cause != null; ) {
            if (cause instanceof SMTPAddressFailedException address) {
                reply = address.getReturnCode();
            } else if (cause instanceof SMTPSendFailedException send && send.getReturnCode() > 0) {
                reply = send.getCommand().startsWith("MAIL") ? 0 : send.getReturnCode();
            }
            cause = cause instanceof MessagingException messaging ? messaging.getNextException() : null;
        }
        String reason = reply + " " + failure.getClass().getSimpleName();
        if (reply >= 500 && reply != MAILBOX_FULL) {
            return new Refused(reason);
        }
        return handedOver && reply < 400 ? new Unknown(reason) : new NotNow(reason);
    }

    /// Notes the moment from which the server may have taken the mail without our hearing of it.
    private static final class Staged extends SMTPTransport {
        private boolean handedOver;

        Staged(Session session, boolean tls) {
            super(
                    session,
                    new URLName(tls ? "smtps" : "smtp", null, -1, null, null, null),
                    tls ? "smtps" : "smtp",
                    tls);
        }

        @Override
        protected void finishData() throws IOException, MessagingException {
            handedOver = true;
            super.finishData();
        }
    }
}
