package clinic.meridian.reporting.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.contracts.ClientState.Recall;
import clinic.meridian.contracts.EmailState;
import clinic.meridian.contracts.Maintenance;
import clinic.meridian.contracts.ReminderKind;
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
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ReportingTest
class MaintenanceReminderIT {

    private static final LocalDate LAST_VISIT = LocalDate.parse("2026-03-31");

    @Autowired
    SettableClinicClock clock;

    @Autowired
    DueTasks dueTasks;

    @Autowired
    Mailbox mailbox;

    @Autowired
    ReminderLogTable log;

    private final Incoming incoming;
    private final String client = UUID.randomUUID().toString();
    private final String email = client + "@example.org";
    private final String series = UUID.randomUUID().toString();

    MaintenanceReminderIT(
            @Autowired List<ReadModel> models,
            @Autowired List<Reaction> reactions,
            @Autowired TransactionTemplate transaction) {
        incoming = new Incoming(models, reactions, transaction);
    }

    @BeforeEach
    void aSeriesIsCompleted() {
        clock.set(at(LAST_VISIT, 11));
        incoming.tell(
                clock.now(),
                Facts.location("00000000-0000-4000-8000-0000000000a1"),
                Facts.client(client, email, true),
                Facts.planned(series, client, 12, Maintenance.MONTHLY),
                Facts.booked(client + "-12", client, LAST_VISIT.atTime(10, 0)),
                Facts.completed(client + "-s12", client + "-12", client, at(LAST_VISIT, 10), 46),
                Facts.seriesCompleted(series, client, LAST_VISIT, Maintenance.MONTHLY));
        dueTasks.runDue();
    }

    @Test
    void isPlannedForTenInTheMorningAMonthAfterTheLastVisit() {
        LoggedReminder planned = only();

        assertThat(planned.state()).isEqualTo("SCHEDULED");
        assertThat(planned.occurrence()).isEqualTo("2026-04-30");
        assertThat(planned.dueAt()).isEqualTo("2026-04-30T10:00+02:00");
        assertThat(planned.reason()).isEqualTo(Why.MAINTENANCE_DUE);
        assertThat(log.maintenance(Set.of("00000000-0000-4000-8000-0000000000a1"), Place.FIRST, 1000))
                .filteredOn(due -> due.clientId().equals(client))
                .singleElement()
                .satisfies(due -> assertThat(due.dueDate()).isEqualTo("2026-04-30"));
    }

    @Test
    void arrivesAsAMailThatAPersonAndAMailProgramUnderstand() throws Exception {
        MimeMessage mail = sentOn(LocalDate.parse("2026-04-30"));

        assertThat(mail.getSubject()).isEqualTo("Time for your next visit at Meridian Mitte");
        assertThat(mail.getFrom()[0]).hasToString("Meridian Mitte <mitte@meridian.example>");
        assertThat(Mailbox.header(mail, "To")).isEqualTo("Lena Okafor <" + email + ">");
        assertThat(Mailbox.header(mail, "Date")).isEqualTo("Thu, 30 Apr 2026 10:00:00 +0200");
        assertThat(Mailbox.header(mail, "X-Meridian-Kind")).isEqualTo("MAINTENANCE_REMINDER");
        assertThat(Mailbox.header(mail, "Message-ID"))
                .isEqualTo("<" + reminders().getFirst().reminderId() + "@meridian.example>");
        assertThat(Mailbox.header(mail, "List-Unsubscribe"))
                .matches("<http://localhost:8083/c/[A-Za-z0-9_.-]+/unsubscribe>");
        assertThat(Mailbox.header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat((String) parts.getBodyPart(0).getContent())
                .contains("Dear Lena,", "Tuesday, 31 March 2026", "Linienstraße 12", "+49 30 5550100", "/unsubscribe");
        assertThat((String) parts.getBodyPart(1).getContent())
                .contains("Dear Lena,", "Tuesday, 31 March 2026", "Linienstraße 12", "mailto:mitte@meridian.example");
    }

    @Test
    void leavesNoMinuteBeforeItsTime() {
        clock.set(at(LocalDate.parse("2026-04-30"), 10).minusSeconds(60));
        dueTasks.runDue();

        assertThat(only().state()).isEqualTo("SCHEDULED");
        assertThat(mails()).isEmpty();
    }

    @Test
    void comesThreeTimesAtMostAndEachTimeCountsFromTheVisit() {
        sentOn(LocalDate.parse("2026-04-30"));
        sentOn(LocalDate.parse("2026-05-31"));
        sentOn(LocalDate.parse("2026-06-30"));
        clock.set(at(LocalDate.parse("2026-12-31"), 12));
        dueTasks.runDue();

        assertThat(reminders()).extracting(LoggedReminder::state).containsExactly("SENT", "SENT", "SENT");
        assertThat(mails()).hasSize(3);
    }

    @Test
    void isSuppressedWhileAVisitIsBookedAndTheNextOneStillComes() {
        LocalDate booked = LocalDate.parse("2026-05-05");
        incoming.tell(clock.now(), Facts.booked(client + "-13", client, booked.atTime(10, 0)));
        due(LocalDate.parse("2026-04-30"));
        assertSuppressed(Why.VISIT_BOOKED);

        incoming.tell(clock.now(), cancelled(client + "-13", booked));
        sentOn(LocalDate.parse("2026-05-31"));
    }

    @Test
    void aNewVisitCountsFromThenOn() {
        LocalDate visit = LocalDate.parse("2026-04-20");
        clock.set(at(visit, 12));
        incoming.tell(
                clock.now(),
                Facts.booked(client + "-13", client, visit.atTime(10, 0)),
                Facts.completed(client + "-s13", client + "-13", client, at(visit, 10), 40));
        dueTasks.runDue();

        assertThat(reminders())
                .extracting(LoggedReminder::occurrence, LoggedReminder::state, LoggedReminder::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2026-04-30", "SUPPRESSED", Why.VISITED_SINCE),
                        org.assertj.core.groups.Tuple.tuple("2026-05-20", "SCHEDULED", Why.MAINTENANCE_DUE));
    }

    @Test
    void needsConsentAtTheMomentOfSending() {
        incoming.tell(clock.now(), Facts.client(client, email, false));
        due(LocalDate.parse("2026-04-30"));

        assertSuppressed(Why.NO_RECALL_CONSENT);
        assertThat(mails()).isEmpty();
    }

    @Test
    void needsAnAddressThatTakesMail() {
        incoming.tell(
                clock.now(),
                Facts.client(client, email, EmailState.BOUNCED, new Recall(true, Facts.RECALL_GRANTED, "1")));
        due(LocalDate.parse("2026-04-30"));
        assertSuppressed(Why.ADDRESS_BOUNCED);

        incoming.tell(clock.now(), Facts.client(client, "nobody at all", true));
        due(LocalDate.parse("2026-05-31"));
        assertThat(reminders().get(1).reason()).isEqualTo(Why.NO_ADDRESS);
    }

    @Test
    void aClientInANewSeriesIsNotAskedBack() {
        incoming.tell(clock.now(), Facts.planned(UUID.randomUUID().toString(), client, 6, Maintenance.MONTHLY));
        dueTasks.runDue();

        assertSuppressed(Why.SERIES_RUNNING);
    }

    @Test
    void waitsForTheMorningWhenItsHourWasMissed() {
        clock.set(at(LocalDate.parse("2026-04-30"), 22));
        await().untilAsserted(() -> {
            dueTasks.runDue();
            assertThat(only().dueAt()).isEqualTo("2026-05-01T08:00+02:00");
        });
        assertThat(only().reason()).isEqualTo(Why.QUIET_HOURS);

        clock.set(at(LocalDate.parse("2026-05-01"), 8));
        awaitMails(1);
        assertThat(reminders().getFirst().decisions())
                .extracting(LoggedReminder.LoggedDecision::decision)
                .containsExactly("SCHEDULED", "MOVED", "SENT");
    }

    @Test
    void doesNotComeAWeekTooLate() {
        clock.set(at(LocalDate.parse("2026-04-30"), 10).plus(Duration.ofDays(8)));
        await().untilAsserted(() -> {
            dueTasks.runDue();
            assertThat(reminders().getFirst().reason()).isEqualTo(Why.TOO_LATE);
        });
        assertThat(mails()).isEmpty();
    }

    @Test
    void anAbsentMailServerLosesNothing() {
        mailbox.switchOff();
        try {
            clock.set(at(LocalDate.parse("2026-04-30"), 10));
            dueTasks.runDue();
            assertThat(only().state()).isEqualTo("SCHEDULED");
        } finally {
            mailbox.switchOn();
        }
        awaitMails(1);
    }

    @Test
    void aLocationThatIsHeardOfLaterHoldsTheReminderBackUntilThen() {
        String other = UUID.randomUUID().toString();
        String place = "L-" + other;
        incoming.tell(
                clock.now(),
                Facts.client(other, other + "@example.org", true),
                new clinic.meridian.contracts.SeriesEvent.SeriesPlannedV1(
                        other,
                        other,
                        "FACIAL",
                        place,
                        "00000000-0000-4000-8000-0000000000b1",
                        12,
                        2,
                        2,
                        14,
                        10,
                        Maintenance.QUARTERLY),
                Facts.seriesCompleted(other, other, LAST_VISIT, Maintenance.QUARTERLY));
        dueTasks.runDue();
        assertThat(of(other)).isEmpty();

        incoming.tell(clock.now(), Facts.location(place));
        dueTasks.runDue();
        assertThat(of(other))
                .singleElement()
                .extracting(LoggedReminder::occurrence)
                .isEqualTo("2026-06-30");
    }

    private MimeMessage sentOn(LocalDate day) {
        int before = mails().size();
        due(day);
        awaitMails(before + 1);
        return mails().getLast();
    }

    /// Moves the clock to the day's reminders and waits until those of this client are decided.
    private void due(LocalDate day) {
        clock.set(at(day, 10));
        await().untilAsserted(() -> {
            dueTasks.runDue();
            assertThat(reminders())
                    .filteredOn(reminder -> reminder.occurrence().equals(day.toString()))
                    .singleElement()
                    .extracting(LoggedReminder::state)
                    .isIn("SENT", "SUPPRESSED");
        });
        dueTasks.runDue();
    }

    private void awaitMails(int count) {
        await().untilAsserted(() -> {
            dueTasks.runDue();
            assertThat(mails()).hasSize(count);
            assertThat(reminders())
                    .filteredOn(reminder -> reminder.state().equals("SENT"))
                    .hasSize(count);
        });
        dueTasks.runDue();
    }

    private void assertSuppressed(Why why) {
        LoggedReminder first = reminders().getFirst();
        assertThat(first.state()).isEqualTo("SUPPRESSED");
        assertThat(first.reason()).isEqualTo(why);
        assertThat(first.why()).isEqualTo(why.words());
    }

    private LoggedReminder only() {
        assertThat(reminders()).hasSize(1);
        return reminders().getFirst();
    }

    private List<LoggedReminder> reminders() {
        return of(client);
    }

    private List<LoggedReminder> of(String clientId) {
        return log.page(new ReminderLogTable.Filter(clientId, null, null, null, Set.of()), Place.FIRST, 100).stream()
                .filter(reminder -> reminder.kind() == ReminderKind.MAINTENANCE_REMINDER)
                .toList();
    }

    /// Her visits are reminded of as well.
    private List<MimeMessage> mails() {
        return mailbox.to(email).stream()
                .filter(mail -> Mailbox.header(mail, "X-Meridian-Kind").equals("MAINTENANCE_REMINDER"))
                .toList();
    }

    private static clinic.meridian.contracts.AppointmentEvent.SessionCancelledV1 cancelled(
            String appointmentId, LocalDate day) {
        return new clinic.meridian.contracts.AppointmentEvent.SessionCancelledV1(
                Facts.visit(
                        appointmentId,
                        appointmentId.substring(0, 36),
                        clinic.meridian.contracts.AppointmentStatus.CANCELLED,
                        day.atTime(10, 0),
                        null,
                        null),
                "ILL",
                false,
                false,
                clinic.meridian.contracts.CancelledBy.CLIENT);
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(Facts.BERLIN).toInstant();
    }
}
