package clinic.meridian.reporting.reminder;

import clinic.meridian.platform.time.DueTask;
import clinic.meridian.reporting.reminder.Dispatch.InHand;
import clinic.meridian.reporting.reminder.Dispatch.Nothing;
import clinic.meridian.reporting.reminder.Dispatch.Settled;
import clinic.meridian.reporting.reminder.MailServer.Outcome;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Carries due mails to the mail server, over a few connections that stay open while there is work. Being told that
/// something is due only wakes it: the transaction of a [DueTask] never waits for the network. While the server is away
/// the mails stay where they are.
@Component
class Postman implements DueTask, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final Duration LONGEST_ABSENCE_CHECK = Duration.ofSeconds(30);

    private final Dispatch dispatch;
    private final ReminderTable reminders;
    private final MailServer server;
    private final Clock systemClock;
    private final int connections;
    private final Semaphore wakeUps = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;
    private volatile @Nullable Instant tryServerAt;
    private volatile int failures;

    Postman(
            Dispatch dispatch,
            ReminderTable reminders,
            MailServer server,
            Clock systemClock,
            @Value("${meridian.mail.connections:2}") int connections) {
        this.dispatch = dispatch;
        this.reminders = reminders;
        this.server = server;
        this.systemClock = systemClock;
        this.connections = connections;
    }

    @Override
    public String name() {
        return "reporting.reminders";
    }

    @Override
    public Optional<Instant> nextDue() {
        return reminders.nextDue();
    }

    @Override
    public boolean runOne(Instant now) {
        if (wakeUps.availablePermits() < connections) {
            wakeUps.release(connections);
        }
        return false;
    }

    @Override
    public void start() {
        running = true;
        for (int i = 1; i <= connections; i++) {
            boolean first = i == 1;
            threads.add(Thread.ofPlatform().name("postman-" + i).start(() -> work(first)));
        }
    }

    @Override
    public void stop() {
        running = false;
        wakeUps.release(connections);
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(10));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work(boolean first) {
        if (first) {
            attempt(() -> dispatch.recover(true));
        }
        try (MailServer.Connection connection = server.connection()) {
            while (running) {
                if (wakeUps.tryAcquire(1, TimeUnit.SECONDS)) {
                    attempt(() -> {
                        if (first) {
                            dispatch.recover(false);
                        }
                        deliverAll(connection);
                    });
                    connection.close();
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliverAll(MailServer.Connection connection) throws InterruptedException {
        while (running && dispatch.isAnythingDue() && isReady(connection)) {
            switch (dispatch.takeNext()) {
                case Nothing() -> {
                    return;
                }
                case Settled() -> log.trace("Settled without sending");
                case InHand inHand -> deliver(inHand, connection);
            }
        }
    }

    private void deliver(InHand inHand, MailServer.Connection connection) throws InterruptedException {
        if (!dispatch.isStillOurs(inHand)) {
            return;
        }
        Outcome outcome = connection.send(inHand.mail(), inHand.to());
        if (!(outcome instanceof MailServer.Accepted)) {
            connection.close();
        }
        while (!recorded(inHand, outcome) && dispatch.isStillOurs(inHand)) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private boolean recorded(InHand inHand, Outcome outcome) {
        return attempt(() -> dispatch.record(inHand, outcome));
    }

    private boolean isReady(MailServer.Connection connection) {
        Instant next = tryServerAt;
        Instant now = systemClock.instant();
        if (next != null && now.isBefore(next)) {
            return false;
        }
        try {
            connection.ready();
            tryServerAt = null;
            failures = 0;
            return true;
        } catch (MessagingException away) {
            int count = failures + 1;
            failures = count;
            Duration pause = Duration.ofSeconds(1L << Math.min(count - 1, 5));
            tryServerAt = now.plus(pause.compareTo(LONGEST_ABSENCE_CHECK) > 0 ? LONGEST_ABSENCE_CHECK : pause);
            log.warn("The mail server does not answer, try {}: {}", count, away.toString());
            return false;
        }
    }

    /// Work that may fail and is then tried again sooner or later.
    private interface Work {
        void run() throws InterruptedException;
    }

    private static boolean attempt(Work work) {
        try {
            work.run();
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } catch (RuntimeException failure) {
            log.warn("Mails wait, and are tried again", failure);
            return false;
        }
    }
}
