package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.Channel;
import clinic.meridian.platform.PlatformProperties;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.database.Retries;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.reporting.reminder.Decisions.Decision;
import clinic.meridian.reporting.reminder.Decisions.Move;
import clinic.meridian.reporting.reminder.Decisions.Send;
import clinic.meridian.reporting.reminder.Decisions.Suppress;
import clinic.meridian.reporting.reminder.Decisions.Wait;
import clinic.meridian.reporting.reminder.MailServer.Accepted;
import clinic.meridian.reporting.reminder.MailServer.NotNow;
import clinic.meridian.reporting.reminder.MailServer.Outcome;
import clinic.meridian.reporting.reminder.MailServer.Refused;
import clinic.meridian.reporting.reminder.MailServer.Unknown;
import clinic.meridian.reporting.reminder.ReminderCommand.MoveReminder;
import clinic.meridian.reporting.reminder.ReminderCommand.RecordReminderSent;
import clinic.meridian.reporting.reminder.ReminderCommand.SuppressReminder;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The steps of a mail's way out, each a transaction of its own, none of which spans the network: taken and decided
/// (SENDING, with its Message-ID, committed before the mail server sees a byte), then what became of it. A process that
/// dies in between leaves a mail of which nobody knows whether it left; [MailRules] says what is done with those.
/// See docs/decisions/0030-mails-between-two-commits.md.
@Component
class Dispatch {

    private static final Logger log = LoggerFactory.getLogger(Dispatch.class);
    private static final Actor POSTMAN = Actor.of("reporting.reminders", Channel.SYSTEM);

    /// Longer than all time limits of one SMTP exchange together.
    static final Duration IN_HAND = Duration.ofSeconds(90);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final int LONGEST_RETRY_DOUBLINGS = 8;

    private final ReminderTable reminders;
    private final Decisions decisions;
    private final MailComposer composer;
    private final Commands commands;
    private final Retries retries;
    private final ClinicClock clinicClock;
    private final Clock systemClock;
    private final String instance;
    private final TransactionTemplate transaction;

    Dispatch(
            ReminderTable reminders,
            Decisions decisions,
            MailComposer composer,
            Commands commands,
            Retries retries,
            ClinicClock clinicClock,
            Clock systemClock,
            PlatformProperties properties,
            PlatformTransactionManager transactions) {
        this.reminders = reminders;
        this.decisions = decisions;
        this.composer = composer;
        this.commands = commands;
        this.retries = retries;
        this.clinicClock = clinicClock;
        this.systemClock = systemClock;
        this.instance = properties.instance();
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What the next due mail came to.
    sealed interface Taken {}

    /// There was none.
    record Nothing() implements Taken {}

    /// It needs no sending, or cannot be sent now.
    record Settled() implements Taken {}

    /// To be sent at once.
    ///
    /// @param until system time after which another instance takes it for lost
    record InHand(DueReminder reminder, MimeMessage mail, InternetAddress to, Instant until) implements Taken {}

    /// Whether a mail is due and may be tried now.
    boolean isAnythingDue() {
        return reminders.isAnythingDue(clinicClock.now(), systemClock.instant());
    }

    /// Takes the mail that has been due for longest and decides about it. One that cannot be decided or written does
    /// not
    /// hold up the others: it is tried again later.
    Taken takeNext() {
        AtomicReference<@Nullable DueReminder> tried = new AtomicReference<>();
        try {
            return inTransaction(() -> {
                Optional<DueReminder> due = reminders.takeDue(clinicClock.now(), systemClock.instant());
                tried.set(due.orElse(null));
                return due.map(this::settleOrTake).orElseGet(Nothing::new);
            });
        } catch (RuntimeException failure) {
            DueReminder broken = tried.get();
            if (broken == null) {
                throw failure;
            }
            log.error("The mail {} cannot be made; it is tried again later", broken.reminderId(), failure);
            inTransaction(() -> {
                reminders.putOff(broken.reminderId(), nextTry(broken.attempts()));
                return new Settled();
            });
            return new Settled();
        }
    }

    private Taken settleOrTake(DueReminder reminder) {
        Instant now = clinicClock.now();
        Decision decision = decisions.decide(reminder, now);
        return switch (decision) {
            case Suppress(Why why) -> {
                commands.send(new SuppressReminder(reminder.reminderId(), why), POSTMAN);
                yield new Settled();
            }
            case Wait() -> {
                reminders.putOff(reminder.reminderId(), nextTry(reminder.attempts()));
                yield new Settled();
            }
            case Move(Instant dueAt, Why why) -> {
                commands.send(new MoveReminder(reminder.reminderId(), dueAt, why), POSTMAN);
                yield new Settled();
            }
            case Send send -> {
                MimeMessage mail = composer.compose(reminder, send, now);
                Instant until = systemClock.instant().plus(IN_HAND);
                String messageId = MailComposer.messageId(reminder, send.location());
                reminders.sending(reminder.reminderId(), messageId, instance, until);
                yield new InHand(reminder, mail, send.to(), until);
            }
        };
    }

    /// Whether a mail in hand may still be sent: not when this process was frozen for so long that another one may have
    /// taken the mail for lost.
    boolean isStillOurs(InHand inHand) {
        return systemClock.instant().isBefore(inHand.until().minus(IN_HAND.dividedBy(2)));
    }

    /// Writes down what became of a mail in hand.
    void record(InHand inHand, Outcome outcome) {
        DueReminder reminder = inHand.reminder();
        inTransaction(() -> {
            switch (outcome) {
                case Accepted() ->
                    commands.send(new RecordReminderSent(reminder.reminderId(), clinicClock.now()), POSTMAN);
                case Refused(String reply) -> {
                    log.warn("The mail server refused {}: {}", reminder.reminderId(), reply);
                    commands.send(new SuppressReminder(reminder.reminderId(), Why.REFUSED_BY_MAIL_SERVER), POSTMAN);
                }
                case NotNow(String reason) -> {
                    log.info("The mail server did not take {} now: {}", reminder.reminderId(), reason);
                    reminders.postpone(reminder.reminderId(), nextTry(reminder.attempts()));
                }
                case Unknown(String reason) -> {
                    log.warn("It is not known whether {} left: {}", reminder.reminderId(), reason);
                    interrupted(reminder);
                }
            }
            return new Settled();
        });
    }

    /// Deals with mails whose sender died between the two commits.
    ///
    /// @param restarted true when this instance has just started, and so has none in hand
    /// @return how many there were
    int recover(boolean restarted) {
        int found = 0;
        while (inTransaction(() -> {
            Optional<DueReminder> lost = reminders.takeInterrupted(systemClock.instant(), restarted ? instance : null);
            lost.ifPresent(reminder -> {
                log.warn("The sender of {} died; it is not known whether it left", reminder.reminderId());
                interrupted(reminder);
            });
            return lost.isPresent();
        })) {
            found++;
        }
        return found;
    }

    private void interrupted(DueReminder reminder) {
        if (MailRules.of(reminder.kind()).sentAgainAfterInterruption()) {
            reminders.postpone(reminder.reminderId(), nextTry(reminder.attempts()));
        } else {
            commands.send(new SuppressReminder(reminder.reminderId(), Why.SENDING_INTERRUPTED), POSTMAN);
        }
    }

    private Instant nextTry(int attempts) {
        return systemClock.instant().plus(FIRST_RETRY.multipliedBy(1L << Math.min(attempts, LONGEST_RETRY_DOUBLINGS)));
    }

    private <R> R inTransaction(Supplier<R> work) {
        return retries.outermost(() -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }
}
