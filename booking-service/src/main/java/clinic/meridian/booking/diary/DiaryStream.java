package clinic.meridian.booking.diary;

import clinic.meridian.booking.appointment.DiaryRang;
import clinic.meridian.platform.security.MayReadBookings;
import clinic.meridian.platform.shell.LocationChoice;
import clinic.meridian.platform.web.input.InvalidInput;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/// Tells every open page of a location that its diary has changed; what changed, the page asks for itself. So a page
/// that was cut off only has to look once when it is connected again. No thread is held while a page waits.
@Controller
class DiaryStream implements SmartLifecycle {

    static final String CHANGED = "changed";

    private static final long HEARTBEAT_SECONDS = 15;
    private static final long RECONNECT_MS = 2_000;

    /// After this a page connects again, so that who has signed out meanwhile hears no more.
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Map<SseEmitter, UUID> pages = new ConcurrentHashMap<>();
    private volatile @Nullable ScheduledExecutorService sender;

    @MayReadBookings
    @GetMapping(path = "/diary/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(@Nullable LocationChoice location) {
        if (location == null) {
            throw InvalidInput.field("locationId", "must be the id of a location");
        }
        SseEmitter page = new SseEmitter(LONGEST.toMillis());
        page.onCompletion(() -> pages.remove(page));
        page.onTimeout(page::complete);
        page.onError(failure -> pages.remove(page));
        pages.put(page, UUID.fromString(location.id()));
        send(page, SseEmitter.event().reconnectTime(RECONNECT_MS).comment("listening"));
        if (!isRunning()) {
            page.complete();
        }
        return page;
    }

    @EventListener
    void on(DiaryRang rang) {
        soon(() -> pages.forEach((page, location) -> {
            if (rang.locations().isEmpty() || rang.locations().contains(location)) {
                send(page, SseEmitter.event().name(CHANGED).data(location.toString()));
            }
        }));
    }

    private void beat() {
        pages.keySet().forEach(page -> send(page, SseEmitter.event().comment("still here")));
    }

    private void send(SseEmitter page, SseEventBuilder event) {
        try {
            page.send(event);
        } catch (IOException | IllegalStateException gone) {
            pages.remove(page);
        }
    }

    private void soon(Runnable task) {
        ScheduledExecutorService running = sender;
        if (running != null) {
            try {
                running.execute(task);
            } catch (RejectedExecutionException stopping) {
                pages.clear();
            }
        }
    }

    /// How many pages are listening.
    int listening() {
        return pages.size();
    }

    @Override
    public synchronized void start() {
        if (sender == null) {
            ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("diary-stream").factory());
            started.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
            var _ = started.scheduleWithFixedDelay(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
            sender = started;
        }
    }

    /// Lets all pages go, before the web server waits for its last requests.
    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = sender;
        sender = null;
        if (running != null) {
            running.shutdown();
        }
        for (SseEmitter page : Set.copyOf(pages.keySet())) {
            page.complete();
        }
        pages.clear();
    }

    @Override
    public boolean isRunning() {
        return sender != null;
    }
}
