package clinic.meridian.local.home.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailFolderTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @TempDir
    Path files;

    private MailFolder folder;

    @BeforeEach
    void open() throws IOException {
        folder = reopened();
    }

    private MailFolder reopened() throws IOException {
        return new MailFolder(files, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private MailSummary store(String recipient, String content) throws IOException {
        return folder.store("clinic@example.org", List.of(recipient), mail(content));
    }

    private static InputStream mail(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsSubjectAndKindFromTheHeader() throws IOException {
        var stored = store(
                "lea@example.org",
                "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n of the day\r\nX-Meridian-Kind: AFTERCARE_CHECK\r\n\r\nHow is it?\r\n");

        assertThat(stored)
                .isEqualTo(new MailSummary(stored.id(), "lea@example.org", "Grüße of the day", "AFTERCARE_CHECK", NOW));
    }

    @Test
    void keepsTheMailItselfUnchangedBehindTheEnvelope() throws IOException {
        var content = "Subject: x\r\n\r\n.dots and\tbytes\r\n";
        var envelope = "Return-Path: <clinic@example.org>\r\nDelivered-To: lea@example.org\r\n";

        var stored = store("lea@example.org", content);

        assertThat(folder.raw(stored.id()).orElseThrow()).hasContent(envelope + content);
    }

    @Test
    void goesByTheEnvelopeAndNotByTheHeader() throws IOException {
        store("lea@example.org", "To: someone@else.org\r\nSubject: hidden copy\r\n\r\n");

        assertThat(folder.list("LEA@example.org", "", 10)).hasSize(1);
        assertThat(folder.list("someone@else.org", "", 10)).isEmpty();
        assertThat(folder.list("a@example.org", "", 10))
                .as("no part of an address")
                .isEmpty();
    }

    @Test
    void listsTheNewestFirstAndPageByPage() throws IOException {
        for (int i = 1; i <= 5; i++) {
            store("lea@example.org", "Subject: " + i + "\r\n\r\n");
        }
        var firstPage = folder.list("", "", 2);
        var secondPage = folder.list("", firstPage.getLast().id(), 2);

        assertThat(firstPage).extracting(MailSummary::subject).containsExactly("5", "4");
        assertThat(secondPage).extracting(MailSummary::subject).containsExactly("3", "2");
    }

    @Test
    void knowsItsMailsAgainAfterARestart() throws IOException {
        var stored = store("lea@example.org", "Subject: x\r\n\r\n");

        assertThat(reopened().list("", "", 10)).containsExactly(stored);
    }

    @Test
    void opensInSpiteOfFilesThatAreNoMailsOfItsOwn() throws IOException {
        Files.writeString(files.resolve("notes.eml"), "remember the milk");
        Files.createDirectory(files.resolve("20261122T090000000Z-000000.eml"));
        store("lea@example.org", "Subject: x\r\n\r\n");

        assertThat(reopened().size()).isEqualTo(1);
    }

    @Test
    void keepsNothingOfAMailThatBreaksOff() throws IOException {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection lost");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return read();
            }
        };

        assertThatThrownBy(() -> folder.store("a@example.org", List.of("b@example.org"), broken))
                .isInstanceOf(IOException.class);
        assertThat(files).isEmptyDirectory();
    }

    @Test
    void knowsNoMailByAPath() {
        assertThat(folder.raw("../secrets/demo-password")).isEmpty();
    }
}
