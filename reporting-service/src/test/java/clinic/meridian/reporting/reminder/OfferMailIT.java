package clinic.meridian.reporting.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.contracts.ClientState.ClientStateV1;
import clinic.meridian.contracts.ClientState.Preferences;
import clinic.meridian.contracts.ClientState.Recall;
import clinic.meridian.contracts.DirectoryState.PractitionerStateV1;
import clinic.meridian.contracts.DirectoryState.ServiceStateV1;
import clinic.meridian.contracts.EmailState;
import clinic.meridian.contracts.WaitlistEvent.OfferExpiredV1;
import clinic.meridian.platform.links.Link;
import clinic.meridian.platform.links.Links;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.platform.time.DueTasks;
import clinic.meridian.reporting.Facts;
import clinic.meridian.reporting.Incoming;
import clinic.meridian.reporting.Listing.Place;
import clinic.meridian.reporting.Mailbox;
import clinic.meridian.reporting.Reaction;
import clinic.meridian.reporting.ReadModel;
import clinic.meridian.reporting.ReportingTest;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ReportingTest
class OfferMailIT {

    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");
    private static final Instant EXPIRES = NOON.plus(Duration.ofMinutes(15));
    private static final LocalDateTime START = LocalDateTime.parse("2026-11-24T10:00");
    private static final Pattern URL = Pattern.compile("https?://[^\\s\"<]+");

    @Autowired
    SettableClinicClock clock;

    @Autowired
    DueTasks dueTasks;

    @Autowired
    Mailbox mailbox;

    @Autowired
    ReminderLogTable log;

    @Autowired
    Links links;

    private final Incoming incoming;
    private final String client = UUID.randomUUID().toString();
    private final String entry = UUID.randomUUID().toString();
    private final String offer = UUID.randomUUID().toString();
    private final String email = client + "@example.org";

    OfferMailIT(
            @Autowired List<ReadModel> models,
            @Autowired List<Reaction> reactions,
            @Autowired TransactionTemplate transaction) {
        incoming = new Incoming(models, reactions, transaction);
    }

    @BeforeEach
    void theClinicIsKnown() {
        clock.set(NOON);
        incoming.tell(
                clock.now(),
                Facts.location("00000000-0000-4000-8000-0000000000a1"),
                new ServiceStateV1("FACIAL", 2, Map.of("en", "Facial acupuncture"), List.of(), Instant.EPOCH),
                new PractitionerStateV1(
                        "00000000-0000-4000-8000-0000000000b1",
                        "00000000-0000-4000-8000-0000000000a1",
                        "Mei Chen",
                        null,
                        List.of("FACIAL"),
                        true,
                        null));
    }

    @Test
    void saysWhatIsOfferedAndUntilWhen() throws Exception {
        incoming.tell(clock.now(), Facts.client(client, email, true));
        offer();
        MimeMessage mail = sent();

        assertThat(mail.getSubject()).isEqualTo("A time is free for you at Meridian Mitte");
        assertThat(Mailbox.header(mail, "X-Meridian-Kind")).isEqualTo("WAITLIST_OFFER");
        assertThat(Mailbox.header(mail, "Message-ID")).isEqualTo("<" + only().reminderId() + "@meridian.example>");
        assertThat(List.of(text(mail), html(mail)))
                .allSatisfy(part -> assertThat(part)
                        .contains(
                                "Dear Lena,",
                                "Tuesday, 24 November 2026, 10:00 to 11:00",
                                "(Central European Standard Time)",
                                "Facial acupuncture with Mei Chen",
                                "Meridian Mitte, Linienstraße 12, 10119 Berlin",
                                "until 12:15",
                                "because you are on our waitlist"));
    }

    @Test
    void carriesOneLinkWhichIsTheOffersAndCannotBeStopped() throws Exception {
        incoming.tell(clock.now(), Facts.client(client, email, true));
        offer();
        MimeMessage mail = sent();

        assertThat(Mailbox.header(mail, "List-Unsubscribe")).isEmpty();
        List<String> urls = urls(text(mail));
        assertThat(urls(html(mail))).isEqualTo(urls);
        assertThat(urls).singleElement().asString().matches("http://localhost:8081/c/[A-Za-z0-9_.-]+/waitlist");
        String token = urls.getFirst().replaceAll("http://localhost:8081/c/|/waitlist", "");
        clock.set(EXPIRES.plus(Duration.ofDays(20)));
        assertThat(links.read(token, "WAITLIST"))
                .get()
                .extracting(Link::subject, Link::clientId)
                .containsExactly(offer, client);
        assertThat(links.read(token, "CANCEL")).isEmpty();
    }

    @Test
    void comesOnceHoweverOftenTheOfferIsToldOf() {
        incoming.tell(clock.now(), Facts.client(client, email, true));
        offer();
        sent();
        offer();
        dueTasks.runDue();

        assertThat(only().decisions())
                .extracting(LoggedReminder.LoggedDecision::decision)
                .containsExactly("SCHEDULED", "SENT");
        assertThat(mailbox.to(email)).hasSize(1);
    }

    @Test
    void comesToClientsWhoWantNoReminders() {
        Preferences none = new Preferences(false, new Recall(false, null, null));
        incoming.tell(
                clock.now(),
                new ClientStateV1(client, "Lena", "Okafor", email, null, "en", EmailState.UNVERIFIED, none));
        offer();

        assertThat(sent()).isNotNull();
    }

    @Test
    void waitsForAClientOfWhomAnotherTopicTellsLater() {
        offer();
        await().untilAsserted(() -> {
            dueTasks.runDue();
            assertThat(only().state()).isEqualTo("SCHEDULED");
        });
        incoming.tell(clock.now(), Facts.client(client, email, true));

        assertThat(sent()).isNotNull();
        assertThat(only().decisions()).hasSize(2);
    }

    @Test
    void doesNotComeToAnyoneUnknown() {
        offer();
        clock.advance(Duration.ofMinutes(1));

        assertSuppressed(Why.CLIENT_UNKNOWN);
    }

    @Test
    void doesNotComeWhenTheOfferEndsWhileTheMailServerIsAway() {
        incoming.tell(clock.now(), Facts.client(client, email, true));
        mailbox.switchOff();
        try {
            offer();
            dueTasks.runDue();
            incoming.tell(clock.now(), new OfferExpiredV1(entry, offer, client));
            assertThat(only().state()).isEqualTo("SCHEDULED");
        } finally {
            mailbox.switchOn();
        }

        assertSuppressed(Why.OFFER_OVER);
        assertThat(mailbox.to(email)).isEmpty();
    }

    private void offer() {
        incoming.tell(clock.now(), Facts.offered(offer, entry, client, START, EXPIRES));
    }

    private MimeMessage sent() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            dueTasks.runDue();
            assertThat(only().state()).isEqualTo("SENT");
        });
        assertThat(mailbox.to(email)).hasSize(1);
        return mailbox.to(email).getFirst();
    }

    private void assertSuppressed(Why why) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            dueTasks.runDue();
            assertThat(only().state()).isEqualTo("SUPPRESSED");
        });
        assertThat(only().reason()).isEqualTo(why);
    }

    private LoggedReminder only() {
        List<LoggedReminder> all =
                log.page(new ReminderLogTable.Filter(client, null, null, null, Set.of()), Place.FIRST, 100);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static String text(MimeMessage mail) throws Exception {
        return (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
    }

    private static String html(MimeMessage mail) throws Exception {
        return (String) ((MimeMultipart) mail.getContent()).getBodyPart(1).getContent();
    }

    private static List<String> urls(String part) {
        return URL.matcher(part).results().map(MatchResult::group).toList();
    }
}
