package clinic.meridian.local.client;

import clinic.meridian.local.ClinicTrouble;
import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.WrongUse;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// The clinic's time, as all its services show it. It is not set but runs, only faster: it stops at every
/// moment at which something becomes due anywhere, lets everything settle that follows from it, and goes on.
public final class ClinicTime {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final List<ServiceClock> clocks;
    private final Duration patience;

    private ClinicTime(List<ServiceClock> clocks, Duration patience) {
        this.clocks = List.copyOf(clocks);
        this.patience = patience;
    }

    public static ClinicTime of(LocalClinic clinic) {
        var services = new LinkedHashMap<String, URI>();
        for (var service : clinic.services()) {
            services.put(service.label(), clinic.url(service));
        }
        return of(services, clinic.secrets().existing("local-secret"), PATIENCE);
    }

    /// @param services the services by name
    /// @param secret   opens their local endpoints
    /// @param patience how long nothing at all may change while something is still under way
    static ClinicTime of(Map<String, URI> services, String secret, Duration patience) {
        if (services.isEmpty()) {
            throw new WrongUse("This clinic runs no service, so it has no time (CLINIC_SERVICES).");
        }
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        var clocks = new ArrayList<ServiceClock>();
        services.forEach((name, address) -> clocks.add(new ServiceClock(name, address, secret, http)));
        return new ClinicTime(clocks, patience);
    }

    /// The latest time that any service shows; they differ by no more than it takes to ask them.
    public Instant now() {
        return latest(readAll());
    }

    /// Lets the time run to that moment; returns when every service shows it, or a later one, and nothing is
    /// due or under way. Time never goes back, and runs by itself too: what was ahead a second ago may be past.
    public void advanceTo(Instant target) {
        var readings = awaitQuiet();
        long deadline = System.nanoTime() + patience.toNanos();
        while (readings.stream().anyMatch(reading -> reading.now().isBefore(target))) {
            var trouble = moveTo(nextStop(readings, target), readings);
            if (trouble.isEmpty()) {
                deadline = System.nanoTime() + patience.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new ClinicTrouble(
                        "The clinic's time stands still: " + trouble.get().getCause(), trouble.get());
            }
            readings = awaitQuiet();
        }
    }

    /// Sets the time to that moment and waits for nothing: for somebody whose own deeds are what happens
    /// meanwhile, at moments close to each other. What becomes due on the way is done late by so much. A
    /// service that shows a later time already keeps it.
    public void passTo(Instant moment) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                var set = clocks.stream().map(clock -> clock.set(moment)).toList();
                set.forEach(CompletableFuture::join);
                return;
            } catch (CompletionException e) {
                if (System.nanoTime() > deadline) {
                    throw new ClinicTrouble(
                            "The clinic's time cannot be set: " + e.getCause() + ". ./clinic status", e);
                }
                pause();
            }
        }
    }

    private static Instant nextStop(List<ClockReading> readings, Instant target) {
        return readings.stream()
                .map(ClockReading::nextDue)
                .filter(Objects::nonNull)
                .filter(due -> due.isBefore(target))
                .min(Instant::compareTo)
                .orElse(target);
    }

    /// Those that will have something to do at the stop are told last: what they send then reaches nobody who
    /// still lives before it. A service that shows a later time already keeps it; an earlier run may have
    /// broken off half-way.
    ///
    /// @return what went wrong, which need not matter: a service restarts, or its clock ran past the stop by
    /// itself. What it shows next decides.
    private Optional<CompletionException> moveTo(Instant stop, List<ClockReading> readings) {
        try {
            set(stop, readings, reading -> !reading.dueBy(stop));
            set(stop, readings, reading -> reading.dueBy(stop));
            return Optional.empty();
        } catch (CompletionException e) {
            pause();
            return Optional.of(e);
        }
    }

    private void set(Instant stop, List<ClockReading> readings, Predicate<ClockReading> which) {
        var set = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < clocks.size(); i++) {
            if (readings.get(i).now().isBefore(stop) && which.test(readings.get(i))) {
                set.add(clocks.get(i).set(stop));
            }
        }
        set.forEach(CompletableFuture::join);
    }

    /// Waits until nothing is due or under way anywhere, seen twice with nothing stored or consumed in between:
    /// a single look could fall between one service that has sent something and the next that has not received
    /// it.
    public List<ClockReading> awaitQuiet() {
        long deadline = System.nanoTime() + patience.toNanos();
        var before = readAll();
        while (true) {
            var after = readAll();
            boolean still = progress(after) == progress(before);
            if (still && quiet(before) && quiet(after)) {
                return after;
            }
            if (!still) {
                deadline = System.nanoTime() + patience.toNanos();
            }
            if (System.nanoTime() > deadline) {
                throw new ClinicTrouble("Nothing has changed for " + patience.toSeconds()
                        + " s, but the clinic is not at rest: " + unrest(after) + ". ./clinic status");
            }
            if (!quiet(after)) {
                pause();
            }
            before = after;
        }
    }

    /// A service that is just restarting is asked again until it answers.
    private List<ClockReading> readAll() {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                var answers = clocks.stream().map(ServiceClock::read).toList();
                return answers.stream().map(CompletableFuture::join).toList();
            } catch (CompletionException e) {
                if (System.nanoTime() > deadline) {
                    throw new ClinicTrouble(
                            "The clinic's time cannot be read: " + e.getCause() + ". ./clinic status", e);
                }
                pause();
            }
        }
    }

    private String unrest(List<ClockReading> readings) {
        var causes = new ArrayList<String>();
        for (int i = 0; i < clocks.size(); i++) {
            var reading = readings.get(i);
            if (!reading.quiet()) {
                var waitingFor = reading.waitingFor();
                var cause = waitingFor == null || waitingFor.isEmpty()
                        ? "something is due since " + reading.nextDue()
                        : String.join(", ", waitingFor);
                causes.add(clocks.get(i).name() + ": " + cause);
            }
        }
        return String.join("; ", causes);
    }

    private static boolean quiet(List<ClockReading> readings) {
        return readings.stream().allMatch(ClockReading::quiet);
    }

    private static long progress(List<ClockReading> readings) {
        return readings.stream().mapToLong(ClockReading::progress).sum();
    }

    private static Instant latest(List<ClockReading> readings) {
        return readings.stream().map(ClockReading::now).max(Instant::compareTo).orElseThrow();
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClinicTrouble("Interrupted while the clinic's time was running", e);
        }
    }
}
