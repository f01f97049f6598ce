package clinic.meridian.local.supervisor;

import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How each part is, for those who wait for one another, for the log and for the report file.
final class StateBoard {
    private final LocalClinic clinic;
    private final Clock clock;
    private final String build;
    private final ProcessIdentity supervisor;
    private final Instant since;
    private final Map<Part, PartReport> parts = new EnumMap<>(Part.class);

    StateBoard(LocalClinic clinic, String build, Clock clock) {
        this.clinic = clinic;
        this.build = build;
        this.clock = clock;
        this.since = clock.instant();
        this.supervisor = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
        for (var part : clinic.parts()) {
            parts.put(part, new PartReport(part, PartState.WAITING, 0, since, 0, "", List.of()));
        }
        synchronized (this) {
            publish();
        }
    }

    void set(Part part, PartState state, long pid) {
        set(part, state, pid, "", List.of());
    }

    synchronized void set(Part part, PartState state, long pid, String message, List<String> lastLog) {
        var before = parts.get(part);
        int restarts = before == null ? 0 : before.restarts();
        if (state == PartState.RESTARTING) {
            restarts++;
        }
        parts.put(part, new PartReport(part, state, pid, clock.instant(), restarts, message, lastLog));
        System.out.println(clock.instant() + " " + part.label() + " " + state + (pid == 0 ? "" : " pid " + pid)
                + (message.isEmpty() ? "" : ": " + message));
        publish();
        notifyAll();
    }

    synchronized void awaitReady(Collection<Part> needs) throws InterruptedException {
        while (!needs.stream().allMatch(this::ready)) {
            wait();
        }
    }

    private boolean ready(Part part) {
        var report = parts.get(part);
        return report != null && report.state() == PartState.READY;
    }

    private void publish() {
        try {
            new ClinicReport(supervisor, build, since, List.copyOf(parts.values())).write(clinic);
        } catch (IOException e) {
            throw new UncheckedIOException("The state of the clinic cannot be written", e);
        }
    }
}
