package clinic.meridian.reporting.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.contracts.ClientState.ClientStateV1;
import clinic.meridian.contracts.ClientState.Preferences;
import clinic.meridian.contracts.ClientState.Recall;
import clinic.meridian.contracts.EmailState;
import clinic.meridian.contracts.WaitlistEvent.OfferAcceptedV1;
import clinic.meridian.contracts.WaitlistEvent.OfferExpiredV1;
import clinic.meridian.contracts.WaitlistEvent.WaitlistLeftV1;
import clinic.meridian.platform.testing.Seeds;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.reporting.Facts;
import clinic.meridian.reporting.Incoming;
import clinic.meridian.reporting.Reaction;
import clinic.meridian.reporting.ReadModel;
import clinic.meridian.reporting.ReportingTest;
import clinic.meridian.reporting.reminder.Dispatch.InHand;
import clinic.meridian.reporting.reminder.Dispatch.Nothing;
import clinic.meridian.reporting.reminder.Dispatch.Taken;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Whatever happens to an offer, a client and a mail server, and in whatever order: each try of the mail comes to what
/// a few plain sentences say. The postman is sent home; the test takes his steps.
@ReportingTest
class OfferMailModelIT {

    private static final LocalDate FIRST_DAY = LocalDate.parse("2031-03-03");
    private static final int STORIES = 150;
    private static final int STEPS = 7;
    private static final List<LocalTime> HOURS =
            List.of(LocalTime.of(8, 0), LocalTime.of(12, 0), LocalTime.of(19, 50), LocalTime.of(19, 59));

    @Autowired
    Dispatch dispatch;

    @Autowired
    Postman postman;

    @Autowired
    SettableClinicClock clock;

    @Autowired
    JdbcClient jdbc;

    private final Incoming incoming;

    OfferMailModelIT(
            @Autowired List<ReadModel> models,
            @Autowired List<Reaction> reactions,
            @Autowired TransactionTemplate transaction) {
        incoming = new Incoming(models, reactions, transaction);
    }

    @BeforeEach
    void thePostmanIsSentHome() {
        postman.stop();
        incoming.tell(clock.now(), Facts.location("00000000-0000-4000-8000-0000000000a1"));
    }

    @AfterEach
    void thePostmanComesBack() {
        postman.start();
    }

    @Test
    void aMailInHandIsGivenUpBeforeItsOfferRunsOut() {
        assertThat(OfferOccasion.TIME_TO_ANSWER).isGreaterThan(Dispatch.IN_HAND);
    }

    @ParameterizedTest
    @Seeds({3, 14, 159, 2653})
    void leavesOnceWhileTheOfferStandsAndNeverElse(long seed) {
        Random random = new Random(seed);
        Set<Why> seen = EnumSet.noneOf(Why.class);
        for (int i = 0; i < STORIES; i++) {
            Story story = new Story(FIRST_DAY.plusDays(i), random);
            for (int step = 0; step < STEPS; step++) {
                story.goOn();
            }
            story.end();
            seen.add(story.why);
        }
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        Why.SENT,
                        Why.OFFER_ACCEPTED,
                        Why.OFFER_OVER,
                        Why.CLIENT_UNKNOWN,
                        Why.NO_ADDRESS,
                        Why.ADDRESS_BOUNCED);
    }

    /// One offer to one client, as it goes on and as it ought to be.
    private final class Story {

        private final Random random;
        private final String client = UUID.randomUUID().toString();
        private final String entry = UUID.randomUUID().toString();
        private final String offer = UUID.randomUUID().toString();
        private final Instant offered;
        private final Instant expires;
        private final LocalDate day;

        private boolean known;
        private boolean bounced;
        private boolean address = true;
        private @Nullable Why ended;
        private Why why = Why.SLOT_OFFERED;
        private int mails;

        Story(LocalDate day, Random random) {
            this.random = random;
            this.day = day;
            offered = day.atTime(HOURS.get(random.nextInt(HOURS.size())))
                    .atZone(Facts.BERLIN)
                    .toInstant();
            expires = offered.plus(Duration.ofMinutes(random.nextBoolean() ? 15 : 1 + random.nextInt(15)));
            clock.set(offered);
            if (random.nextInt(8) > 0) {
                tellOfClient();
            }
            tellOfOffer();
        }

        void goOn() {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> clock.advance(Duration.ofSeconds(10L * random.nextInt(30)));
                case 3 -> endsBy(Why.OFFER_ACCEPTED);
                case 4 -> endsBy(Why.OFFER_OVER);
                case 5 -> tellOfOffer();
                case 6 -> {
                    bounced = random.nextInt(3) == 0;
                    address = random.nextInt(3) > 0;
                    tellOfClient();
                }
                case 7 -> attempt(new MailServer.NotNow("451"));
                default -> attempt(new MailServer.Accepted());
            }
        }

        void end() {
            clock.advance(Duration.ofMinutes(20));
            attempt(new MailServer.Accepted());
            assertThat(why).as("the last word").isNotEqualTo(Why.SLOT_OFFERED);
            assertThat(mails).isEqualTo(why == Why.SENT ? 1 : 0);
        }

        private void endsBy(Why how) {
            if (ended != null) {
                return;
            }
            ended = how;
            if (how == Why.OFFER_ACCEPTED) {
                incoming.tell(clock.now(), new OfferAcceptedV1(entry, offer, client, client + "-v", null));
            } else if (random.nextBoolean()) {
                incoming.tell(clock.now(), new OfferExpiredV1(entry, offer, client));
            } else {
                incoming.tell(clock.now(), new WaitlistLeftV1(entry, client, null));
            }
        }

        private void attempt(MailServer.Outcome outcome) {
            Why expected = why == Why.SLOT_OFFERED ? shouldBecome(clock.now(), outcome) : why;
            takeAll(outcome);
            assertThat(found())
                    .as("offered %s, expires %s, now %s", offered, expires, clock.now())
                    .isEqualTo(expected);
            why = expected;
        }

        /// The rules in plain words.
        private Why shouldBecome(Instant now, MailServer.Outcome outcome) {
            if (!known) {
                return now.isBefore(offered.plusSeconds(60)) ? Why.SLOT_OFFERED : Why.CLIENT_UNKNOWN;
            }
            if (bounced) {
                return Why.ADDRESS_BOUNCED;
            }
            if (!address) {
                return Why.NO_ADDRESS;
            }
            if (ended != null) {
                return ended;
            }
            int hour = now.atZone(Facts.BERLIN).getHour();
            boolean quiet = hour < 8 || hour >= 20;
            if (quiet || now.isAfter(expires.minusSeconds(120))) {
                return Why.OFFER_OVER;
            }
            return outcome instanceof MailServer.Accepted ? Why.SENT : Why.SLOT_OFFERED;
        }

        private void takeAll(MailServer.Outcome outcome) {
            jdbc.sql("UPDATE reminder SET not_before = NULL WHERE client_id = ?")
                    .param(client)
                    .update();
            for (Taken taken = dispatch.takeNext(); !(taken instanceof Nothing); taken = dispatch.takeNext()) {
                if (taken instanceof InHand inHand) {
                    boolean hers = inHand.reminder().clientId().equals(client);
                    dispatch.record(inHand, hers ? outcome : new MailServer.Accepted());
                    mails += hers && outcome instanceof MailServer.Accepted ? 1 : 0;
                }
            }
        }

        private Why found() {
            return Why.valueOf(jdbc.sql("SELECT why FROM reminder WHERE client_id = ?")
                    .param(client)
                    .query(String.class)
                    .single());
        }

        private void tellOfOffer() {
            incoming.tell(
                    clock.now(),
                    Facts.offered(offer, entry, client, day.plusDays(1).atTime(10, 0), expires));
        }

        private void tellOfClient() {
            known = true;
            incoming.tell(
                    clock.now(),
                    new ClientStateV1(
                            client,
                            "Lena",
                            "Okafor",
                            address ? client + "@example.org" : null,
                            null,
                            "en",
                            bounced ? EmailState.BOUNCED : EmailState.UNVERIFIED,
                            new Preferences(false, new Recall(false, null, null))));
        }
    }
}
