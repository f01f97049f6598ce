package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.MailChannel;
import clinic.meridian.contracts.MailClass;
import clinic.meridian.contracts.ReminderKind;
import clinic.meridian.reporting.reminder.ReminderCommand.MoveReminder;
import clinic.meridian.reporting.reminder.ReminderCommand.RecordReminderSent;
import clinic.meridian.reporting.reminder.ReminderCommand.ScheduleReminder;
import clinic.meridian.reporting.reminder.ReminderCommand.SuppressReminder;
import clinic.meridian.reporting.reminder.ReminderCommand.Unsubscribe;
import clinic.meridian.reporting.reminder.ReminderEvent.ClientUnsubscribed;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderMoved;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderScheduled;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderSent;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderSuppressed;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReminderTest {

    private static final Instant DUE = Instant.parse("2026-04-02T08:00:00Z");
    private static final ReminderKind KIND = ReminderKind.MAINTENANCE_REMINDER;

    private static final ReminderScheduled SCHEDULED = new ReminderScheduled(
            "m-1",
            KIND,
            "c-1",
            "2026-04-02",
            MailChannel.EMAIL,
            "c-1",
            "00000000-0000-4000-8000-0000000000a1",
            null,
            DUE,
            Why.MAINTENANCE_DUE);
    private static final ReminderSent SENT = new ReminderSent(
            "m-1", KIND, "c-1", "2026-04-02", MailChannel.EMAIL, "c-1", "00000000-0000-4000-8000-0000000000a1", DUE);
    private static final ReminderSuppressed SUPPRESSED =
            new ReminderSuppressed("m-1", KIND, "c-1", Why.SENDING_INTERRUPTED);
    private static final ClientUnsubscribed UNSUBSCRIBED =
            new ClientUnsubscribed("m-1", KIND, "c-1", MailClass.RECALL, DUE);

    private final FixtureConfiguration<Reminder> reminder = new AggregateTestFixture<>(Reminder.class);

    private static ScheduleReminder schedule() {
        return new ScheduleReminder(
                "m-1",
                KIND,
                "c-1",
                "2026-04-02",
                MailChannel.EMAIL,
                "c-1",
                "00000000-0000-4000-8000-0000000000a1",
                null,
                DUE,
                Why.MAINTENANCE_DUE);
    }

    @Test
    void isPlanned() {
        reminder.givenNoPriorActivity().when(schedule()).expectEvents(SCHEDULED);
    }

    @Nested
    class WhenPlanned {

        @Test
        void isNotPlannedTwice() {
            reminder.given(SCHEDULED).when(schedule()).expectNoEvents();
        }

        @Test
        void movesAsOftenAsNeeded() {
            Instant morning = DUE.plus(Duration.ofHours(22));
            reminder.given(SCHEDULED)
                    .when(new MoveReminder("m-1", morning, Why.QUIET_HOURS))
                    .expectEvents(new ReminderMoved("m-1", KIND, "c-1", morning, Why.QUIET_HOURS));
        }

        @Test
        void isSuppressed() {
            reminder.given(SCHEDULED)
                    .when(new SuppressReminder("m-1", Why.VISIT_BOOKED))
                    .expectEvents(new ReminderSuppressed("m-1", KIND, "c-1", Why.VISIT_BOOKED));
        }

        @Test
        void isSent() {
            reminder.given(SCHEDULED).when(new RecordReminderSent("m-1", DUE)).expectEvents(SENT);
        }
    }

    @Nested
    class WhenSent {

        @Test
        void nothingCanBeDecidedAboutItAnyMore() {
            reminder.given(SCHEDULED, SENT)
                    .when(new SuppressReminder("m-1", Why.VISIT_BOOKED))
                    .expectNoEvents();
            reminder.given(SCHEDULED, SENT)
                    .when(new MoveReminder("m-1", DUE, Why.QUIET_HOURS))
                    .expectNoEvents();
            reminder.given(SCHEDULED, SENT)
                    .when(new RecordReminderSent("m-1", DUE.plusSeconds(5)))
                    .expectNoEvents();
        }

        @Test
        void itsReaderCanStopItsClass() {
            reminder.given(SCHEDULED, SENT)
                    .when(new Unsubscribe("m-1", MailClass.RECALL, true, DUE))
                    .expectEvents(UNSUBSCRIBED);
        }

        @Test
        void aSecondClickSaysNothingNew() {
            reminder.given(SCHEDULED, SENT, UNSUBSCRIBED)
                    .when(new Unsubscribe("m-1", MailClass.RECALL, false, DUE.plusSeconds(9)))
                    .expectNoEvents();
        }

        @Test
        void aClickAfterANewConsentCountsAgain() {
            Instant later = DUE.plus(Duration.ofDays(9));
            reminder.given(SCHEDULED, SENT, UNSUBSCRIBED)
                    .when(new Unsubscribe("m-1", MailClass.RECALL, true, later))
                    .expectEvents(new ClientUnsubscribed("m-1", KIND, "c-1", MailClass.RECALL, later));
        }
    }

    @Nested
    class WhenSuppressed {

        @Test
        void staysSuppressed() {
            reminder.given(SCHEDULED, SUPPRESSED)
                    .when(new SuppressReminder("m-1", Why.VISIT_BOOKED))
                    .expectNoEvents();
            reminder.given(SCHEDULED, SUPPRESSED)
                    .when(new MoveReminder("m-1", DUE, Why.QUIET_HOURS))
                    .expectNoEvents();
        }

        @Test
        void aSenderThatWasOnlySlowStillTellsThatItLeft() {
            reminder.given(SCHEDULED, SUPPRESSED)
                    .when(new RecordReminderSent("m-1", DUE))
                    .expectEvents(SENT);
        }
    }
}
