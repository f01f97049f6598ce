package clinic.meridian.local.demo;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Tells the person at the shell how far the history is: one line that changes on a terminal, a line a week elsewhere.
final class DemoProgress {
    private final DemoPlan plan;
    private final PrintStream out;
    private final boolean terminal;
    private final long begun = System.nanoTime();
    private int week;
    private int sessions;

    @SuppressWarnings("SystemConsoleNull") // it is null again since JDK 25 where the output is redirected
    DemoProgress(DemoPlan plan, PrintStream out) {
        this.plan = plan;
        this.out = out;
        Console console = System.console();
        this.terminal = console != null && console.isTerminal();
    }

    void reached(Instant moment, List<Step> done) {
        sessions += (int) done.stream().filter(DemoProgress::endsSession).count();
        int now = plan.week(moment);
        if (terminal) {
            out.printf("\r  %-10s %s ", "demo", line(now));
            out.flush();
        } else if (now > week) {
            out.printf("  %-10s %s%n", "demo", line(now));
        }
        week = now;
    }

    void finished() {
        if (terminal) {
            out.println();
        }
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private String line(int now) {
        return "week %d of %d, %d sessions, %d s"
                .formatted(now, DemoPlan.weeks(), sessions, elapsed().toSeconds());
    }

    private static boolean endsSession(Step step) {
        return step.call().refusal() == null
                && (step.call().path().endsWith("/complete")
                        || step.call().path().endsWith("/abort"));
    }
}
