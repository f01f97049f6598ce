package clinic.meridian.reporting.reminder;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.meridian.reporting.reminder.MailServer.Accepted;
import clinic.meridian.reporting.reminder.MailServer.NotNow;
import clinic.meridian.reporting.reminder.MailServer.Outcome;
import clinic.meridian.reporting.reminder.MailServer.Refused;
import clinic.meridian.reporting.reminder.MailServer.Unknown;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// A server that says what a test wants it to say, and hangs up where it wants.
class MailServerTest {

    private static final String HANG_UP = "hang up";
    private static final String SAY_NOTHING = "say nothing";

    private final ServerSocket socket = open();

    @AfterEach
    void close() throws IOException {
        socket.close();
    }

    @Test
    void theServerTakesTheMail() throws Exception {
        assertThat(sendTo(Map.of())).isEqualTo(new Accepted());
    }

    @Test
    void anUnknownMailboxIsRefusedForGood() throws Exception {
        assertThat(sendTo(Map.of("RCPT", "550 5.1.1 no such mailbox"))).isInstanceOf(Refused.class);
    }

    @Test
    void aContentThatIsRejectedIsRefusedForGood() throws Exception {
        assertThat(sendTo(Map.of(".", "554 5.7.1 spam"))).isInstanceOf(Refused.class);
    }

    @Test
    void aFullMailboxOrABusyServerIsTriedAgain() throws Exception {
        assertThat(sendTo(Map.of("RCPT", "452 4.2.2 mailbox full"))).isInstanceOf(NotNow.class);
        assertThat(sendTo(Map.of("RCPT", "552 5.2.2 storage exceeded"))).isInstanceOf(NotNow.class);
        assertThat(sendTo(Map.of(".", "451 4.3.0 try later"))).isInstanceOf(NotNow.class);
        assertThat(sendTo(Map.of("MAIL", "421 4.3.2 closing"))).isInstanceOf(NotNow.class);
    }

    @Test
    void aServerThatDoesNotWantUsBlamesUsAndNotTheClient() throws Exception {
        assertThat(sendTo(Map.of("MAIL", "550 5.7.1 you may not send"))).isInstanceOf(NotNow.class);
    }

    @Test
    void aConnectionLostBeforeTheEndOfTheMailIsTriedAgain() throws Exception {
        assertThat(sendTo(Map.of("MAIL", HANG_UP))).isInstanceOf(NotNow.class);
        assertThat(sendTo(Map.of("RCPT", HANG_UP))).isInstanceOf(NotNow.class);
        assertThat(sendTo(Map.of("DATA", HANG_UP))).isInstanceOf(NotNow.class);
    }

    @Test
    void aConnectionLostAfterTheEndOfTheMailLeavesUsInTheDark() throws Exception {
        assertThat(sendTo(Map.of(".", HANG_UP))).isInstanceOf(Unknown.class);
        assertThat(sendTo(Map.of(".", SAY_NOTHING))).isInstanceOf(Unknown.class);
    }

    @Test
    void aServerThatHangsUpAtOnceIsNotReady() {
        assertThatThrownBy(() -> sendTo(Map.of("greeting", HANG_UP))).isInstanceOf(MessagingException.class);
        assertThatThrownBy(() -> sendTo(Map.of("greeting", SAY_NOTHING))).isInstanceOf(MessagingException.class);
    }

    private Outcome sendTo(Map<String, String> answers) throws Exception {
        JavaMailSenderImpl settings = new JavaMailSenderImpl();
        settings.setHost("127.0.0.1");
        settings.setPort(socket.getLocalPort());
        settings.getJavaMailProperties().setProperty("mail.smtp.timeout", "300");
        MimeMessage mail = new MimeMessage((Session) null);
        mail.setFrom("clinic@example.org");
        mail.setText("Hello");
        mail.saveChanges();
        Thread server = Thread.ofVirtual().start(() -> serve(answers));
        try (MailServer.Connection connection = new MailServer(settings).connection()) {
            connection.ready();
            return connection.send(mail, new InternetAddress("lena@example.org"));
        } finally {
            server.interrupt();
            server.join();
        }
    }

    private void serve(Map<String, String> answers) {
        try (Socket client = socket.accept();
                BufferedReader lines = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
            boolean data = false;
            String step = "greeting";
            while (answer(client, lines, answers.getOrDefault(step, usual(step)))) {
                data = step.equals("DATA");
                String line = lines.readLine();
                while (data && line != null && !line.equals(".")) {
                    line = lines.readLine();
                }
                if (line == null || line.startsWith("QUIT")) {
                    return;
                }
                int blank = line.indexOf(' ');
                step = blank < 0 ? line : line.substring(0, blank);
            }
        } catch (IOException gone) {
            // The client has had enough.
        }
    }

    private static boolean answer(Socket client, BufferedReader lines, String answer) throws IOException {
        if (answer.equals(HANG_UP)) {
            return false;
        }
        if (answer.equals(SAY_NOTHING)) {
            while (lines.readLine() != null) {
                // Listens, and says nothing, until the client hangs up.
            }
            return false;
        }
        client.getOutputStream().write((answer + "\r\n").getBytes(US_ASCII));
        return true;
    }

    private static String usual(String step) {
        return switch (step) {
            case "greeting" -> "220 ready";
            case "DATA" -> "354 go on";
            default -> "250 ok";
        };
    }

    private static ServerSocket open() {
        try {
            return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
