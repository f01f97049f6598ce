package clinic.meridian.reporting.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.contracts.AppointmentEvent.AttendanceConfirmedV1;
import clinic.meridian.contracts.AppointmentEvent.ChangeUndoneV1;
import clinic.meridian.contracts.AppointmentEvent.SessionCancelledV1;
import clinic.meridian.contracts.AppointmentEvent.SessionRescheduledV1;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.CancelledBy;
import clinic.meridian.contracts.ClientState.ClientStateV1;
import clinic.meridian.contracts.ClientState.Preferences;
import clinic.meridian.contracts.ClientState.Recall;
import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.contracts.EmailState;
import clinic.meridian.contracts.UndoneChange;
import clinic.meridian.contracts.VisitState;
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
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// However a visit is moved, cancelled, restored and confirmed while days pass, its client wants reminders or not and
/// the mail server comes and goes: the mails that leave are those of a list kept by hand. The postman is sent home; the
/// test takes his steps.
@ReportingTest
class VisitReminderModelIT {

    private static final LocalDate FIRST_DAY = LocalDate.parse("2033-01-03");
    private static final int DAYS_APART = 40;
    private static final int STORIES = 60;
    private static final int STEPS = 24;
    private static final LocalTime NOON = LocalTime.of(12, 0);

    @Autowired
    Dispatch dispatch;

    @Autowired
    Postman postman;

    @Autowired
    VisitReminderPlanner planner;

    @Autowired
    SettableClinicClock clock;

    @Autowired
    JdbcClient jdbc;

    private final Incoming incoming;
    private final TransactionTemplate transaction;

    VisitReminderModelIT(
            @Autowired List<ReadModel> models,
            @Autowired List<Reaction> reactions,
            @Autowired TransactionTemplate transaction) {
        incoming = new Incoming(models, reactions, transaction);
        this.transaction = transaction;
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

    @ParameterizedTest
    @Seeds({5, 55, 555, 5555})
    void theMailsAreThoseOfAListKeptByHand(long seed) {
        Random random = new Random(seed);
        int mails = 0;
        int withheld = 0;
        for (int i = 0; i < STORIES; i++) {
            Story story = new Story(FIRST_DAY.plusDays((long) i * DAYS_APART), random);
            for (int step = 0; step < STEPS; step++) {
                story.goOn();
            }
            mails += story.sent.size();
            withheld += story.decided.size() - story.sent.size();
        }
        assertThat(mails).isGreaterThan(STORIES / 3);
        assertThat(withheld).isPositive();
    }

    /// One visit, at noon whenever it is, and days that pass from noon to noon, or to one o'clock.
    private final class Story {

        private final Random random;
        private final String client = UUID.randomUUID().toString();
        private final String visit = UUID.randomUUID().toString();
        private final LocalDate booked;

        private LocalDateTime now;
        private LocalDate day;
        private LocalDate before;
        private AppointmentStatus status = AppointmentStatus.BOOKED;
        private boolean wanted = true;
        private boolean away;

        /// When the present day was last agreed on.
        private LocalDateTime agreed;

        /// Reminders by `7 of 2033-02-01`: waiting for the mail server, decided for good, and of those the sent ones.
        private final Set<String> waiting = new HashSet<>();

        private final Set<String> decided = new HashSet<>();
        private final List<String> sent = new ArrayList<>();
        private final List<String> found = new ArrayList<>();

        Story(LocalDate booked, Random random) {
            this.random = random;
            this.booked = booked;
            now = booked.atTime(random.nextBoolean() ? NOON : NOON.plusHours(1));
            day = someDay();
            before = day;
            agreed = now;
            clock.set(instant());
            tell(Facts.client(client, client + "@example.org", false), Facts.booked(visit, client, day.atTime(NOON)));
        }

        void goOn() {
            switch (random.nextInt(14)) {
                case 0 -> move();
                case 1 -> cancel();
                case 2 -> restore();
                case 3 -> confirm();
                case 4 -> changeHerMind();
                default -> {
                    LocalDateTime then = now.toLocalDate()
                            .plusDays(random.nextInt(3))
                            .atTime(random.nextBoolean() ? NOON : NOON.plusHours(1));
                    now = then.isBefore(now) ? now : then;
                    clock.set(instant());
                }
            }
            away = random.nextInt(away ? 4 : 10) == 0 ? !away : away;
            round(away ? new MailServer.NotNow("451") : new MailServer.Accepted());
        }

        private void move() {
            if (stands()) {
                before = day;
                day = someDay();
                status = AppointmentStatus.BOOKED;
                agreed = now;
                tell(new SessionRescheduledV1(
                        state(), before.atTime(NOON).atZone(Facts.BERLIN).toOffsetDateTime(), null));
            }
        }

        private void cancel() {
            if (stands()) {
                status = AppointmentStatus.CANCELLED;
                tell(new SessionCancelledV1(state(), "ILL", false, false, CancelledBy.CLIENT));
            }
        }

        private void restore() {
            boolean cancelled = status == AppointmentStatus.CANCELLED;
            if (!cancelled) {
                LocalDate other = day;
                day = before;
                before = other;
            }
            status = AppointmentStatus.BOOKED;
            agreed = now;
            tell(new ChangeUndoneV1(state(), cancelled ? UndoneChange.CANCELLATION : UndoneChange.RESCHEDULE, null));
        }

        private void confirm() {
            if (stands()) {
                status = AppointmentStatus.CONFIRMED;
                tell(new AttendanceConfirmedV1(state()));
            }
        }

        private void changeHerMind() {
            wanted = random.nextInt(4) > 0;
            tell(new ClientStateV1(
                    client,
                    "Lena",
                    "Okafor",
                    client + "@example.org",
                    null,
                    "en",
                    EmailState.UNVERIFIED,
                    new Preferences(wanted, new Recall(false, null, null))));
        }

        /// What is due is decided: by the rules in plain words, and by the service.
        private void round(MailServer.Outcome outcome) {
            if (stands()) {
                for (int days : new int[] {7, 1}) {
                    LocalDateTime due = day.minusDays(days).atTime(NOON);
                    String reminder = days + " of " + day;
                    if (due.isAfter(agreed) && !due.isAfter(now) && !decided.contains(reminder)) {
                        waiting.add(reminder);
                    }
                }
            }
            for (String reminder : List.copyOf(waiting)) {
                boolean still = wanted && stands() && reminder.endsWith(" of " + day) && now.isBefore(until(reminder));
                if (!still || outcome instanceof MailServer.Accepted) {
                    waiting.remove(reminder);
                    decided.add(reminder);
                }
                if (still && outcome instanceof MailServer.Accepted) {
                    sent.add(reminder);
                }
            }
            takeAll(outcome);
            assertThat(found)
                    .as("booked %s, visit %s %s, now %s", booked, status, day, now)
                    .containsExactlyInAnyOrderElementsOf(sent);
        }

        private LocalDateTime until(String reminder) {
            return reminder.startsWith("7") ? day.minusDays(1).atTime(NOON) : day.atTime(NOON);
        }

        private void takeAll(MailServer.Outcome outcome) {
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(() -> {
                transaction.executeWithoutResult(none -> planner.runOne(clock.now()));
                // The service's own round may have a row in hand just now.
                return planner.nextDue()
                        .filter(due -> !due.isAfter(clock.now()))
                        .isEmpty();
            });
            jdbc.sql("UPDATE reminder SET not_before = NULL WHERE client_id = ?")
                    .param(client)
                    .update();
            for (Taken taken = dispatch.takeNext(); !(taken instanceof Nothing); taken = dispatch.takeNext()) {
                if (taken instanceof InHand inHand) {
                    boolean hers = inHand.reminder().clientId().equals(client);
                    dispatch.record(inHand, hers ? outcome : new MailServer.Accepted());
                    if (hers && outcome instanceof MailServer.Accepted) {
                        found.add(name(inHand.reminder().occurrence()));
                    }
                }
            }
        }

        /// `P7D/2033-02-01T12:00+01:00` as `7 of 2033-02-01`.
        private static String name(String occurrence) {
            return occurrence.substring(1, 2) + " of " + occurrence.substring(4, 14);
        }

        private boolean stands() {
            return status == AppointmentStatus.BOOKED || status == AppointmentStatus.CONFIRMED;
        }

        private LocalDate someDay() {
            return now.toLocalDate().plusDays(1 + random.nextInt(10));
        }

        private VisitState state() {
            return Facts.visit(visit, client, status, day.atTime(NOON), null, null);
        }

        /// Now and then twice, as a publisher does that was interrupted.
        private void tell(ContractMessage... messages) {
            for (int times = random.nextInt(4) == 0 ? 2 : 1; times > 0; times--) {
                incoming.tell(instant(), messages);
            }
        }

        private Instant instant() {
            return now.atZone(Facts.BERLIN).toInstant();
        }
    }
}
