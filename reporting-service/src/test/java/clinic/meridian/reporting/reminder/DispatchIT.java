package clinic.meridian.reporting.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.contracts.Channel;
import clinic.meridian.contracts.MailChannel;
import clinic.meridian.contracts.Maintenance;
import clinic.meridian.contracts.ReminderKind;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.platform.time.DueTasks;
import clinic.meridian.reporting.Facts;
import clinic.meridian.reporting.Incoming;
import clinic.meridian.reporting.Mailbox;
import clinic.meridian.reporting.Reaction;
import clinic.meridian.reporting.ReadModel;
import clinic.meridian.reporting.ReportingTest;
import clinic.meridian.reporting.reminder.Dispatch.InHand;
import clinic.meridian.reporting.reminder.Dispatch.Nothing;
import clinic.meridian.reporting.reminder.Dispatch.Settled;
import clinic.meridian.reporting.reminder.Dispatch.Taken;
import clinic.meridian.reporting.reminder.ReminderCommand.ScheduleReminder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The postman himself is sent home; the test takes his steps one by one, and may die between any two of them.
@ReportingTest
class DispatchIT {

    private static final LocalDate LAST_VISIT = LocalDate.parse("2029-02-06");
    private static final Instant DUE = Instant.parse("2029-03-06T09:00:00Z");

    @Autowired
    Dispatch dispatch;

    @Autowired
    Postman postman;

    @Autowired
    ReminderTable reminders;

    @Autowired
    Commands commands;

    @Autowired
    SettableClinicClock clock;

    @Autowired
    Clock systemClock;

    @Autowired
    DueTasks dueTasks;

    @Autowired
    Mailbox mailbox;

    @Autowired
    MailServer server;

    @Autowired
    JdbcClient jdbc;

    private final Incoming incoming;
    private final String client = UUID.randomUUID().toString();
    private final String email = client + "@example.org";

    DispatchIT(
            @Autowired List<ReadModel> models,
            @Autowired List<Reaction> reactions,
            @Autowired TransactionTemplate transaction) {
        incoming = new Incoming(models, reactions, transaction);
    }

    @BeforeEach
    void aReminderIsDue() {
        postman.stop();
        clock.set(LAST_VISIT.atTime(12, 0).atZone(Facts.BERLIN).toInstant());
        incoming.tell(
                clock.now(),
                Facts.location("00000000-0000-4000-8000-0000000000a1"),
                Facts.client(client, email, true),
                Facts.planned(client, client, 12, Maintenance.MONTHLY),
                Facts.seriesCompleted(client, client, LAST_VISIT, Maintenance.MONTHLY));
        dueTasks.runDue();
        // The service's own round may have the row in hand just now; then it is there a moment later.
        await().until(() -> jdbc.sql("SELECT count(*) FROM reminder WHERE client_id = ?")
                        .param(client)
                        .query(Long.class)
                        .single()
                > 0);
        clock.set(DUE);
    }

    @AfterEach
    void thePostmanComesBack() {
        postman.start();
    }

    @Test
    void aMailIsOnRecordAsBeingSentBeforeTheServerSeesIt() {
        InHand inHand = take();

        assertThat(row())
                .containsEntry("state", "SENDING")
                .containsEntry("sender", "test-1")
                .containsEntry("message_id", "<" + inHand.reminder().reminderId() + "@meridian.example>");
        assertThat(mailbox.to(email)).isEmpty();
        dispatch.record(inHand, new MailServer.NotNow("the test gives it back"));
    }

    @Test
    void marketingWhoseSenderDiedIsNotSentAgain() throws Exception {
        InHand inHand = take();
        try (MailServer.Connection connection = server.connection()) {
            connection.ready();
            assertThat(connection.send(inHand.mail(), inHand.to())).isInstanceOf(MailServer.Accepted.class);
        }
        // Here the process dies: what became of the mail is never written down.
        dispatch.recover(true);

        assertThat(row()).containsEntry("state", "SUPPRESSED").containsEntry("why", "SENDING_INTERRUPTED");
        takeUntilNothing();
        assertThat(mailbox.to(email)).hasSize(1);
    }

    @Test
    void aServiceMailWhoseSenderDiedGoesBackIntoTheQueueUnderItsMessageId() {
        String id = UUID.randomUUID().toString();
        commands.send(
                new ScheduleReminder(
                        id,
                        ReminderKind.APPOINTMENT_REMINDER,
                        "visit-" + id,
                        "2029-03-07",
                        MailChannel.EMAIL,
                        client,
                        "00000000-0000-4000-8000-0000000000a1",
                        "visit-" + id,
                        DUE,
                        Why.MAINTENANCE_DUE),
                Actor.of("test", Channel.SYSTEM));
        reminders.sending(
                id,
                "<its-own@meridian.example>",
                "test-1",
                systemClock.instant().plusSeconds(60));

        dispatch.recover(true);

        assertThat(row(id))
                .containsEntry("state", "SCHEDULED")
                .containsEntry("message_id", "<its-own@meridian.example>");
        jdbc.sql("UPDATE reminder SET due_at = '2100-01-01Z' WHERE reminder_id = ?")
                .param(id)
                .update();
    }

    @Test
    void anotherInstanceTakesOverOnlyWhenTheTimeIsUp() {
        InHand inHand = take();
        dispatch.recover(false);
        assertThat(row()).containsEntry("state", "SENDING");

        jdbc.sql("UPDATE reminder SET sending_until = now() - interval '1 second' WHERE reminder_id = ?")
                .param(inHand.reminder().reminderId())
                .update();
        dispatch.recover(false);
        assertThat(row()).containsEntry("state", "SUPPRESSED");
    }

    @Test
    void aSenderThatWasTakenForDeadButHadSentSaysSoInTheEnd() {
        InHand inHand = take();
        dispatch.recover(true);
        dispatch.record(inHand, new MailServer.Accepted());

        assertThat(row()).containsEntry("state", "SENT");
    }

    @Test
    void aServerThatTookTheWholeMailAndFellSilentIsNotAskedAgain() {
        dispatch.record(take(), new MailServer.Unknown("silence"));

        assertThat(row()).containsEntry("state", "SUPPRESSED").containsEntry("why", "SENDING_INTERRUPTED");
    }

    @Test
    void aRefusalForGoodIsTheEndOfIt() {
        dispatch.record(take(), new MailServer.Refused("550"));

        assertThat(row()).containsEntry("state", "SUPPRESSED").containsEntry("why", "REFUSED_BY_MAIL_SERVER");
    }

    @Test
    void aRefusalForNowWaitsALittleAndThenTriesAgain() {
        InHand first = take();
        dispatch.record(first, new MailServer.NotNow("451"));
        assertThat(row()).containsEntry("state", "SCHEDULED");
        assertThat(dispatch.takeNext()).isInstanceOf(Nothing.class);

        jdbc.sql("UPDATE reminder SET not_before = now() WHERE reminder_id = ?")
                .param(first.reminder().reminderId())
                .update();
        InHand second = take();
        assertThat(second.reminder().attempts()).isEqualTo(1);
        dispatch.record(second, new MailServer.Accepted());
        assertThat(row()).containsEntry("state", "SENT");
    }

    @Test
    void aMailThatCannotBeMadeDoesNotHoldUpTheOthers() {
        String broken = UUID.randomUUID().toString();
        incoming.tell(clock.now(), Facts.client(broken, broken + "@example.org", true));
        commands.send(
                new ScheduleReminder(
                        broken,
                        ReminderKind.AFTERCARE_CHECK,
                        "session-" + broken,
                        "2029-03-06",
                        MailChannel.EMAIL,
                        broken,
                        "00000000-0000-4000-8000-0000000000a1",
                        null,
                        DUE.minus(Duration.ofHours(1)),
                        Why.MAINTENANCE_DUE),
                Actor.of("test", Channel.SYSTEM));

        dispatch.record(take(), new MailServer.Accepted());

        assertThat(row()).containsEntry("state", "SENT");
        assertThat(row(broken)).containsEntry("state", "SCHEDULED").containsEntry("attempts", 1);
        jdbc.sql("UPDATE reminder SET due_at = '2100-01-01Z' WHERE reminder_id = ?")
                .param(broken)
                .update();
    }

    /// Takes mails until it is this client's.
    private InHand take() {
        while (true) {
            Taken taken = dispatch.takeNext();
            if (taken instanceof InHand inHand && inHand.reminder().clientId().equals(client)) {
                return inHand;
            }
            assertThat(taken).isInstanceOfAny(Settled.class, InHand.class);
            if (taken instanceof InHand other) {
                dispatch.record(other, new MailServer.Accepted());
            }
        }
    }

    private void takeUntilNothing() {
        Taken taken = dispatch.takeNext();
        while (!(taken instanceof Nothing)) {
            assertThat(taken).isInstanceOf(Settled.class);
            taken = dispatch.takeNext();
        }
    }

    private Map<String, @Nullable Object> row() {
        return jdbc.sql("SELECT * FROM reminder WHERE client_id = ? ORDER BY due_at LIMIT 1")
                .param(client)
                .query()
                .singleRow();
    }

    private Map<String, @Nullable Object> row(String reminderId) {
        return jdbc.sql("SELECT * FROM reminder WHERE reminder_id = ?")
                .param(reminderId)
                .query()
                .singleRow();
    }
}
