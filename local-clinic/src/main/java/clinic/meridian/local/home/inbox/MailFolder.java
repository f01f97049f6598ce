package clinic.meridian.local.home.inbox;

import clinic.meridian.local.DurableFile;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The mails of a clinic, a file each. Only what a list shows is held in memory.
public final class MailFolder {
    private static final Logger LOG = LoggerFactory.getLogger(MailFolder.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern ID = Pattern.compile("\\d{8}T\\d{9}Z-\\d{6}");
    private static final String SUFFIX = ".eml";
    private static final int NUMBERS = 1_000_000;

    private final Path folder;
    private final Clock clock;
    private final NavigableMap<String, MailSummary> mails = new ConcurrentSkipListMap<>();
    private final AtomicInteger number = new AtomicInteger();

    /// @param clock the system's time: when a mail was stored is a technical fact
    public MailFolder(Path folder, Clock clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.clock = clock;
        try (var files = Files.list(folder)) {
            files.forEach(this::indexFound);
        }
    }

    /// Stores a mail; once this returns it survives a power cut.
    ///
    /// @param sender     as named in the SMTP dialogue
    /// @param recipients as named there, which is where the mail goes, whatever its header says
    /// @param content    read to its end, never held in memory
    public MailSummary store(String sender, List<String> recipients, InputStream content) throws IOException {
        var receivedAt = clock.instant();
        var id = "%s-%06d".formatted(STAMP.format(receivedAt), number.getAndIncrement() % NUMBERS);
        var envelope = new StringBuilder("Return-Path: <" + sender + ">\r\n");
        recipients.forEach(
                recipient -> envelope.append("Delivered-To: ").append(recipient).append("\r\n"));
        var whole = new SequenceInputStream(
                new ByteArrayInputStream(envelope.toString().getBytes(StandardCharsets.UTF_8)), content);
        DurableFile.copy(whole, file(id));
        try {
            return index(id);
        } catch (MessagingException e) {
            throw new IOException("Mail " + id + " is stored but cannot be read", e);
        }
    }

    /// Newest first.
    ///
    /// @param to     only mails delivered to this address; all when empty
    /// @param before only mails older than the one with this id; from the newest when empty
    public List<MailSummary> list(String to, String before, int atMost) {
        var older = before.isEmpty() ? mails : mails.headMap(before, false);
        var wanted = to.strip().toLowerCase(Locale.ROOT);
        return older.descendingMap().values().stream()
                .filter(mail -> wanted.isEmpty()
                        || List.of(mail.to().toLowerCase(Locale.ROOT).split(", "))
                                .contains(wanted))
                .limit(atMost)
                .toList();
    }

    public int size() {
        return mails.size();
    }

    public Optional<MailSummary> find(String id) {
        return Optional.ofNullable(mails.get(id));
    }

    /// The mail as it was stored.
    public Optional<Path> raw(String id) {
        return find(id).map(mail -> file(mail.id()));
    }

    Optional<MimeMessage> message(String id) throws IOException, MessagingException {
        var file = raw(id);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (var content = new BufferedInputStream(Files.newInputStream(file.get()))) {
            return Optional.of(new MimeMessage(Session.getInstance(new Properties()), content));
        }
    }

    private Path file(String id) {
        return folder.resolve(id + SUFFIX);
    }

    /// A file that somebody else put there, or damaged, must not keep the inbox shut.
    private void indexFound(Path file) {
        var name = String.valueOf(file.getFileName());
        if (name.endsWith(SUFFIX) && ID.matcher(id(name)).matches()) {
            try {
                index(id(name));
            } catch (IOException | MessagingException e) {
                LOG.warn("{} is left out of the inbox", file, e);
            }
        }
    }

    private static String id(String fileName) {
        return fileName.substring(0, fileName.length() - SUFFIX.length());
    }

    private MailSummary index(String id) throws IOException, MessagingException {
        try (var content = new BufferedInputStream(Files.newInputStream(file(id)))) {
            var headers = new InternetHeaders(content, true);
            var mail = new MailSummary(
                    id,
                    String.join(", ", values(headers, "Delivered-To")),
                    readable(String.join(" ", values(headers, "Subject"))),
                    values(headers, "X-Meridian-Kind").stream().findFirst().orElse(null),
                    Instant.from(STAMP.parse(id.substring(0, id.indexOf('-')))));
            mails.put(id, mail);
            return mail;
        }
    }

    private static List<String> values(InternetHeaders headers, String name) {
        var values = headers.getHeader(name);
        return values == null ? List.of() : List.of(values);
    }

    static String readable(String header) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(header));
        } catch (UnsupportedEncodingException e) {
            return header; // in an encoding that nobody knows: as it came
        }
    }
}
