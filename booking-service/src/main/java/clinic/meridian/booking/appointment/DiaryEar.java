package clinic.meridian.booking.appointment;

import clinic.meridian.platform.PlatformProperties;
import clinic.meridian.platform.PlatformProperties.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Hears what every instance's [DiaryBell] rings, over one connection of its own, and tells it within this process as
/// [DiaryRang]. Where the connection breaks it is opened again, and then everybody is told to look.
@Component
class DiaryEar implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DiaryEar.class);
    private static final int LISTENS_MS = 500;
    private static final long TRIES_AGAIN_MS = 2_000;

    private final Database database;
    private final String instance;
    private final ApplicationEventPublisher events;
    private volatile @Nullable Thread listener;
    private volatile CountDownLatch stopping = new CountDownLatch(1);

    DiaryEar(PlatformProperties properties, ApplicationEventPublisher events) {
        this.database = properties.database();
        this.instance = properties.instance();
        this.events = events;
    }

    private void listen() {
        while (isMine()) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("LISTEN " + DiaryBell.CHANNEL);
                events.publishEvent(new DiaryRang(Set.of()));
                PGConnection postgres = connection.unwrap(PGConnection.class);
                while (isMine()) {
                    hear(postgres.getNotifications(LISTENS_MS));
                }
            } catch (SQLException databaseAway) {
                log.debug("Cannot listen now: {}", databaseAway.toString());
                pause();
            }
        }
    }

    private Connection connect() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", database.writing().username());
        login.setProperty("password", database.writing().password());
        login.setProperty("ApplicationName", instance + "/diary");
        login.setProperty("connectTimeout", "5");
        login.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(database.url(), login);
    }

    private void hear(PGNotification @Nullable [] notifications) {
        if (notifications == null || notifications.length == 0) {
            return;
        }
        Set<UUID> locations = new HashSet<>();
        for (PGNotification notification : notifications) {
            locations.add(UUID.fromString(notification.getParameter()));
        }
        events.publishEvent(new DiaryRang(locations));
    }

    private boolean isMine() {
        return Thread.currentThread() == listener;
    }

    private void pause() {
        try {
            var _ = stopping.await(TRIES_AGAIN_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            listener = null;
        }
    }

    @Override
    public synchronized void start() {
        if (listener == null) {
            stopping = new CountDownLatch(1);
            listener = Thread.ofPlatform().daemon().name("diary-ear").unstarted(this::listen);
            listener.start();
        }
    }

    @Override
    public void stop() {
        Thread last;
        synchronized (this) {
            last = listener;
            listener = null;
            stopping.countDown();
        }
        if (last != null) {
            try {
                last.join(2L * LISTENS_MS);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return listener != null;
    }
}
