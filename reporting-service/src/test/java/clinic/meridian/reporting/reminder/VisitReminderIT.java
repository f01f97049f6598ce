package clinic.meridian.reporting.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.contracts.AppointmentEvent.AttendanceConfirmedV1;
import clinic.meridian.contracts.AppointmentEvent.SessionBookedV1;
import clinic.meridian.contracts.AppointmentEvent.SessionCancelledV1;
import clinic.meridian.contracts.AppointmentEvent.SessionRescheduledV1;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.CancelledBy;
import clinic.meridian.contracts.ClientState.ClientStateV1;
import clinic.meridian.contracts.ClientState.Preferences;
import clinic.meridian.contracts.ClientState.Recall;
import clinic.meridian.contracts.EmailState;
import clinic.meridian.contracts.VisitState;
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
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ReportingTest
class VisitReminderIT {

    private static final Instant BOOKED = Instant.parse("2026-09-01T08:00:00Z");
    private static final LocalDateTime START = LocalDateTime.parse("2026-09-22T10:00");

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
    private final String visit = UUID.randomUUID().toString();
    private final String email = client + "@example.org";

    VisitReminderIT(
            @Autowired List<ReadModel> models,
            @Autowired List<Reaction> reactions,
            @Autowired TransactionTemplate transaction) {
        incoming = new Incoming(models, reactions, transaction);
    }

    @BeforeEach
    void aVisitIsBooked() {
        clock.set(BOOKED);
        incoming.tell(
                clock.now(),
                Facts.location("00000000-0000-4000-8000-0000000000a1"),
                Facts.client(client, email, false),
                Facts.booked(visit, client, START));
    }

    @Test
    void comesAWeekAndADayBeforeAtTheHourOfTheVisit() {
        goTo("2026-09-15T07:59:59Z");
        assertThat(reminders()).isEmpty();

        goTo("2026-09-15T08:00:00Z");
        awaitSent(1);
        goTo("2026-09-21T07:59:59Z");
        assertThat(reminders()).hasSize(1);
        goTo("2026-09-21T08:00:00Z");
        awaitSent(2);
        goTo("2026-09-22T07:00:00Z");

        assertThat(reminders())
                .extracting(LoggedReminder::occurrence)
                .containsExactly("P7D/2026-09-22T10:00+02:00", "P1D/2026-09-22T10:00+02:00");
        assertThat(mailbox.to(email)).hasSize(2);
    }

    @Test
    void saysWhenAndWhereAndCarriesALinkToConfirmAndOneToCancel() throws Exception {
        goTo("2026-09-15T08:00:00Z");
        awaitSent(1);
        MimeMessage mail = mailbox.to(email).getFirst();

        assertThat(mail.getSubject()).isEqualTo("Your visit at Meridian Mitte");
        assertThat(Mailbox.header(mail, "X-Meridian-Kind")).isEqualTo("APPOINTMENT_REMINDER");
        assertThat(Mailbox.header(mail, "List-Unsubscribe")).endsWith("/unsubscribe>");
        for (int part = 0; part < 2; part++) {
            String words = words(mail, part);
            assertThat(words)
                    .contains(
                            "Dear Lena,",
                            "Tuesday, 22 September 2026, 10:00 to 11:00",
                            "(Central European Summer Time)",
                            "Meridian Mitte, Linienstraße 12, 10119 Berlin",
                            "Yes, I will come");
            assertThat(token(words, "confirm", "CONFIRM")).isEqualTo(visit);
            assertThat(token(words, "preferences", "PREFERENCES")).isEqualTo("00000000-0000-4000-8000-0000000000a1");
            assertThat(token(words, "cancel", "CANCEL")).isEqualTo(visit);
        }
    }

    @Test
    void asksNobodyWhoHasConfirmed() throws Exception {
        VisitState confirmed = Facts.visit(visit, client, AppointmentStatus.CONFIRMED, START, null, null);
        incoming.tell(clock.now(), new AttendanceConfirmedV1(confirmed));
        goTo("2026-09-15T08:00:00Z");
        awaitSent(1);

        for (int part = 0; part < 2; part++) {
            String words = words(mailbox.to(email).getFirst(), part);
            assertThat(words).doesNotContain("Yes, I will come", "/confirm");
            assertThat(token(words, "cancel", "CANCEL")).isEqualTo(visit);
        }
    }

    @Test
    void doesNotComeForAVisitThatIsCancelledWhileTheMailServerIsAway() {
        mailbox.switchOff();
        try {
            goTo("2026-09-15T08:00:00Z");
            await().untilAsserted(() -> assertThat(reminders()).hasSize(1));
            incoming.tell(
                    clock.now(),
                    new SessionCancelledV1(
                            Facts.visit(visit, client, AppointmentStatus.CANCELLED, START, null, null),
                            "ILL",
                            false,
                            false,
                            CancelledBy.CLIENT));
        } finally {
            mailbox.switchOn();
        }
        await().untilAsserted(() -> {
            dueTasks.runDue();
            assertThat(reminders())
                    .singleElement()
                    .extracting(LoggedReminder::reason)
                    .isEqualTo(Why.VISIT_CANCELLED);
        });
        assertThat(mailbox.to(email)).isEmpty();
    }

    @Test
    void comesAnewForTheTimeToWhichAVisitIsMoved() {
        goTo("2026-09-15T08:00:00Z");
        awaitSent(1);
        move(START.plusDays(10), clock.now());
        goTo("2026-09-25T08:00:00Z");
        awaitSent(2);
        goTo("2026-10-01T08:00:00Z");
        awaitSent(3);

        assertThat(reminders())
                .extracting(LoggedReminder::occurrence)
                .containsExactly(
                        "P7D/2026-09-22T10:00+02:00", "P7D/2026-10-02T10:00+02:00", "P1D/2026-10-02T10:00+02:00");
    }

    @Test
    void doesNotComeWhereTheVisitIsMovedNearerThanADay() {
        goTo("2026-09-14T08:00:00Z");
        move(LocalDateTime.parse("2026-09-15T09:00"), clock.now());
        goTo("2026-09-21T09:00:00Z");
        dueTasks.runDue();

        assertThat(reminders()).isEmpty();
        assertThat(mailbox.to(email)).isEmpty();
    }

    /// As when the service was away at that moment.
    @Test
    void isNotLostWhenOnlyTheRoomChangesAtTheMomentAtWhichItIsDue() {
        move(START, Instant.parse("2026-09-15T08:00:30Z"));
        goTo("2026-09-15T08:01:00Z");
        awaitSent(1);
        move(START, Instant.parse("2026-09-21T08:00:30Z"));
        goTo("2026-09-21T08:01:00Z");
        awaitSent(2);
    }

    @Test
    void comesOnTheEveningBeforeWhereItsHourIsQuiet() {
        move(LocalDateTime.parse("2026-09-22T07:30"), clock.now());
        goTo("2026-09-14T17:58:59Z");
        assertThat(reminders()).isEmpty();

        goTo("2026-09-14T17:59:00Z");
        awaitSent(1);
    }

    /// The news of a client come on another topic than those of her visit.
    @Test
    void comesLateWhereTheNewsOfAVisitAndItsClientComeLate() {
        String other = UUID.randomUUID().toString();
        goTo("2026-09-16T09:00:00Z");
        incoming.tell(BOOKED, Facts.booked(UUID.randomUUID().toString(), other, START));
        dueTasks.runDue();
        assertThat(of(other)).isEmpty();
        incoming.tell(clock.now(), Facts.client(other, other + "@example.org", false));
        clock.advance(WhenVisitIsAgreedThenRemindOfIt.MORE_FOLLOWS);

        await().untilAsserted(() -> {
            dueTasks.runDue();
            assertThat(mailbox.to(other + "@example.org")).hasSize(1);
        });
    }

    @Test
    void isOvertakenByTheNextOneWhereTheNewsOfAVisitComeTooLate() {
        String late = UUID.randomUUID().toString();
        goTo("2026-09-16T09:00:00Z");
        awaitSent(1);
        goTo("2026-09-22T07:30:00Z");
        awaitSent(2);
        incoming.tell(BOOKED, Facts.booked(late, client, START));
        clock.advance(WhenVisitIsAgreedThenRemindOfIt.MORE_FOLLOWS);

        await().untilAsserted(() -> {
            dueTasks.runDue();
            assertThat(reminders())
                    .filteredOn(reminder -> late.equals(reminder.appointmentId()))
                    .extracting(LoggedReminder::reason)
                    .containsExactlyInAnyOrder(Why.OVERTAKEN, Why.SENT);
        });
    }

    @Test
    void doesNotComeToAClientWhoWantsNoRemindersOrCannotBeReached() {
        Recall none = new Recall(false, null, null);
        incoming.tell(
                clock.now(),
                new ClientStateV1(
                        client,
                        "Lena",
                        "Okafor",
                        email,
                        null,
                        "en",
                        EmailState.UNVERIFIED,
                        new Preferences(false, none)));
        goTo("2026-09-15T08:00:00Z");
        awaitReasons(Why.REMINDERS_OFF);

        incoming.tell(clock.now(), Facts.client(client, email, EmailState.BOUNCED, none));
        goTo("2026-09-21T08:00:00Z");
        awaitReasons(Why.REMINDERS_OFF, Why.ADDRESS_BOUNCED);
        assertThat(mailbox.to(email)).isEmpty();
    }

    @Test
    void doesNotComeForVisitsFromAnotherSystem() {
        String old = UUID.randomUUID().toString();
        VisitState known = Facts.visit(old, client, AppointmentStatus.BOOKED, START.plusDays(1), null, null);
        incoming.tell(clock.now(), new SessionBookedV1(imported(known), null));
        goTo("2026-09-16T08:00:00Z");
        awaitSent(1);

        assertThat(reminders()).extracting(LoggedReminder::appointmentId).containsExactly(visit);
    }

    private static VisitState imported(VisitState known) {
        return new VisitState(
                known.appointmentId(),
                known.clientId(),
                known.service(),
                known.catalogueVersion(),
                known.locationId(),
                known.roomId(),
                known.practitionerId(),
                known.status(),
                known.localStart(),
                known.zone(),
                known.start(),
                known.end(),
                known.phases(),
                known.seriesId(),
                known.seriesIndex(),
                known.policyVersion(),
                true,
                known.overrideReasonCode());
    }

    private void goTo(String moment) {
        clock.set(Instant.parse(moment));
        dueTasks.runDue();
    }

    private void awaitSent(int count) {
        await().untilAsserted(() -> {
            dueTasks.runDue();
            assertThat(reminders())
                    .hasSize(count)
                    .allSatisfy(reminder -> assertThat(reminder.state()).isEqualTo("SENT"));
        });
    }

    private void awaitReasons(Why... reasons) {
        await().untilAsserted(() -> {
            dueTasks.runDue();
            assertThat(reminders()).extracting(LoggedReminder::reason).containsExactly(reasons);
        });
    }

    private void move(LocalDateTime to, Instant at) {
        VisitState moved = Facts.visit(visit, client, AppointmentStatus.BOOKED, to, null, null);
        incoming.tell(
                at, new SessionRescheduledV1(moved, START.atZone(Facts.BERLIN).toOffsetDateTime(), null));
    }

    private List<LoggedReminder> reminders() {
        return of(client);
    }

    private List<LoggedReminder> of(String clientId) {
        return log.page(new ReminderLogTable.Filter(clientId, null, null, null, Set.of()), Place.FIRST, 100);
    }

    private static String words(MimeMessage mail, int part) throws Exception {
        return (String) ((MimeMultipart) mail.getContent()).getBodyPart(part).getContent();
    }

    /// The subject of the only link to a page of booking-service.
    private String token(String words, String page, String kind) {
        Matcher link = Pattern.compile("http://localhost:8081/c/([A-Za-z0-9_.-]+)/" + page + "\\b")
                .matcher(words);
        assertThat(link.find()).as(page).isTrue();
        String token = link.group(1);
        assertThat(link.find()).as("another " + page).isFalse();
        return links.read(token, kind).map(Link::subject).orElse("none");
    }
}
