package clinic.meridian.local.home.inbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.TooMuchDataException;
import org.subethamail.smtp.server.SMTPServer;

/// Takes mails by SMTP. A mail is answered with 250 only when it is safely in the folder.
public final class SmtpInbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpInbox.class);
    private static final int LARGEST_MAIL = 10 * 1024 * 1024;
    private static final int INSUFFICIENT_STORAGE = 452;
    private static final int TOO_LARGE = 552;

    private final SMTPServer server;

    public SmtpInbox(MailFolder folder, int port) {
        this.server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .softwareName("Meridian inbox")
                .messageHandlerFactory(context -> new OneMail(folder))
                .maxMessageSize(LARGEST_MAIL)
                .maxConnections(100)
                .connectionTimeout(1, TimeUnit.MINUTES)
                .build();
    }

    public void start() {
        server.start();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static final class OneMail implements MessageHandler {
        private final MailFolder folder;
        private final List<String> recipients = new ArrayList<>();
        private String sender = "";

        private OneMail(MailFolder folder) {
            this.folder = folder;
        }

        @Override
        public void from(String from) {
            sender = from;
        }

        @Override
        public void recipient(String recipient) {
            recipients.add(recipient);
        }

        /// What is refused is read to its end all the same: else its rest would be taken for commands.
        @Override
        public String data(InputStream content) throws RejectException, IOException {
            try {
                return "stored as "
                        + folder.store(sender, recipients, new Limited(content)).id();
            } catch (TooMuchDataException e) {
                content.transferTo(OutputStream.nullOutputStream());
                throw new RejectException(TOO_LARGE, "A mail may have 10 MB");
            } catch (IOException e) {
                content.transferTo(OutputStream.nullOutputStream());
                LOG.error("A mail could not be stored and was refused", e);
                throw new RejectException(INSUFFICIENT_STORAGE, "The inbox cannot store the mail now");
            }
        }

        @Override
        public void done() {
            // each mail is complete when its data is
        }
    }

    /// The server only believes what the sender says of a mail's size.
    private static final class Limited extends FilterInputStream {
        private int left = LARGEST_MAIL;

        private Limited(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws TooMuchDataException {
            left -= read;
            if (left < 0) {
                throw new TooMuchDataException();
            }
        }
    }
}
