package clinic.meridian.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import clinic.meridian.local.supervisor.TestClinic;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(TestClinic.Given.class)
class InboxIT {
    private final TestClinic running;
    private final LocalClinic clinic;
    private final TestBrowser browser;

    InboxIT(TestClinic running) {
        this.running = running;
        this.clinic = running.clinic();
        this.browser = new TestBrowser(clinic);
    }

    private void send(String to, String subject, String html) throws MessagingException {
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", Integer.toString(clinic.smtpPort()));
        var mail = new MimeMessage(Session.getInstance(settings));
        mail.setFrom("clinic@example.org");
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        mail.setSubject(subject, "UTF-8");
        mail.setHeader("X-Meridian-Kind", "APPOINTMENT_REMINDER");
        var text = new MimeBodyPart();
        text.setText("See you on Tuesday.", "UTF-8");
        var page = new MimeBodyPart();
        page.setText(html, "UTF-8", "html");
        mail.setContent(new MimeMultipart("alternative", text, page));
        Transport.send(mail);
    }

    private JsonNode messages(String to) throws IOException, InterruptedException {
        return JsonMapper.shared()
                .readTree(browser.get("/inbox/api/messages?to=" + to).body())
                .path("items");
    }

    @Test
    void showsAMailToProgramsAndToPeople() throws Exception {
        send(
                "lea@example.org",
                "Ihr Termin am Dienstag – Mitte",
                "<p>Bis <b>Dienstag</b></p><script>alert(1)</script>");

        var mail = messages("lea@example.org").get(0);
        var id = mail.path("id").asString();

        assertThat(mail.path("subject").asString()).isEqualTo("Ihr Termin am Dienstag – Mitte");
        assertThat(mail.path("kind").asString()).isEqualTo("APPOINTMENT_REMINDER");
        assertThat(mail.path("to").asString()).isEqualTo("lea@example.org");
        assertThat(browser.get("/inbox/api/messages/" + id + "/raw").body()).contains("See you on Tuesday.");
        assertThat(browser.get("/inbox").body()).contains("Ihr Termin am Dienstag – Mitte");
        assertThat(browser.get("/inbox/" + id).body())
                .contains("See you on Tuesday.")
                .contains("<iframe")
                .doesNotContain("alert(1)");
        var html = browser.get("/inbox/" + id + "/html");
        assertThat(html.body()).contains("<b>Dienstag</b>");
        assertThat(html.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("sandbox ")
                .contains("default-src 'none'")
                .doesNotContain("allow-scripts");
    }

    @Test
    void keepsEveryMailThatItHasAcceptedThroughItsOwnDeath() throws Exception {
        var accepted = new ArrayList<String>();
        for (int i = 0; i < 50; i++) {
            send("series@example.org", "Mail " + i, "<p></p>");
            accepted.add("Mail " + i);
        }

        running.killAndAwaitReturn(Part.HOME);

        assertThat(messages("series@example.org").values())
                .extracting(mail -> mail.path("subject").asString())
                .containsExactlyInAnyOrderElementsOf(accepted);
    }

    @Test
    void refusesAMailThatIsTooLarge() throws Exception {
        long before = mailsOnDisk();

        assertThatThrownBy(() -> send("big@example.org", "Big", "x ".repeat(6 * 1024 * 1024)))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("10 MB");

        assertThat(messages("big@example.org").isEmpty()).isTrue();
        assertThat(mailsOnDisk()).isEqualTo(before);
    }

    private long mailsOnDisk() throws IOException {
        try (var files = Files.list(clinic.inbox())) {
            return files.count();
        }
    }

    @Test
    void knowsNoMailThatIsNotThere() throws Exception {
        assertThat(browser.get("/inbox/api/messages/20260101T000000000Z-000000/raw")
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/inbox/nothing").statusCode()).isEqualTo(404);
        assertThat(messages("nobody@example.org").isEmpty()).isTrue();
    }
}
