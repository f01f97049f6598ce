package clinic.meridian.benchmarks;

import clinic.meridian.benchmarks.BookingStage.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How many visits a second the desk's API books, beside how often the bare driver can insert the same rows.
final class BookingFigure implements Figure {
    /// Those of the load, and of the service's pool.
    static final int CONNECTIONS = 16;

    private static final Duration RUN = Duration.ofSeconds(15);
    private static final int LONGEST_WARM_UP = 12;
    private static final double STILL_RISING = 1.03;
    private static final double MUST = 0.40;
    private static final double AIM = 0.60;

    @Override
    public String name() {
        return "booking";
    }

    @Override
    public String description() {
        return "POST /appointments over 16 connections, beside bare inserts of the same rows";
    }

    @Override
    public List<Result> measure() throws Exception {
        try (var clinic = BenchClinic.start()) {
            var stage = BookingStage.setUp(clinic);
            var sample = stage.sample();
            var cpu = Cpu.of(clinic);
            System.err.println("Warming up until it gets no faster, then measuring for " + RUN.toSeconds() + " s");
            warmUp(stage);
            var together = cpu.during(() -> Load.run(CONNECTIONS, RUN, stage::booker));
            System.err.println(together.result().inWords() + " with all three at work; now booking-service alone");
            Cpu.Observed<Latencies> alone;
            try (var standing = clinic.standing("session", "reporting")) {
                alone = cpu.during(() -> Load.run(CONNECTIONS, RUN, stage::booker));
            }
            long resident = Cpu.resident(clinic.pid("booking"));
            System.err.println(alone.result().inWords() + "; now the limit");
            new Quiet(clinic).await();
            return List.of(result(clinic, stage, sample, cpu, alone, together, resident));
        }
    }

    /// The compiler needs minutes for all that one booking runs through: goes on in rounds until two of them in a row
    /// were not faster than the best before them.
    private static void warmUp(BookingStage stage) throws Exception {
        double best = 0;
        int noFaster = 0;
        for (int round = 1; round <= LONGEST_WARM_UP && noFaster < 2; round++) {
            double perSecond = Load.run(CONNECTIONS, RUN, stage::booker).perSecond();
            noFaster = perSecond > best * STILL_RISING ? 0 : noFaster + 1;
            best = Math.max(best, perSecond);
            System.err.printf(Locale.ROOT, "  round %d: %,.0f/s%n", round, perSecond);
        }
    }

    private static Result result(
            BenchClinic clinic,
            BookingStage stage,
            Sample sample,
            Cpu cpu,
            Cpu.Observed<Latencies> ours,
            Cpu.Observed<Latencies> together,
            long resident)
            throws Exception {
        BookedRows rows;
        try (var owner = clinic.connect("booking_owner")) {
            rows = BookedRows.of(owner, sample);
            BareInserts.copyTables(owner, rows, "booking_writing");
        }
        var slots = new Slots(
                stage.rooms(), stage.clientCount(), sample.slot().start().toLocalDate());
        Load.WorkerFactory bare = () -> new BareInserts(clinic.connect("booking_writing"), rows, slots, sample.slot());
        var warm = Load.run(CONNECTIONS, RUN, bare);
        var limit = cpu.during(() -> Load.run(CONNECTIONS, RUN, bare));
        var pgbench =
                PgBench.run(clinic, "booking_writing", clinic.secret("booking_writing"), rows, (int) RUN.toSeconds());

        var notes = new ArrayList<String>();
        notes.add("rows of one booking: " + rows.inWords());
        notes.add("ours:  " + ours.result().inWords());
        notes.add("with session- and reporting-service consuming on the same processors: "
                + together.result().inWords() + "; " + together.shares());
        notes.add("limit: " + limit.result().inWords());
        pgbench.ifPresent(tps -> notes.add(String.format(Locale.ROOT, "pgbench, the same rows: %,.0f/s", tps)));
        notes.add("processors during ours:  " + ours.shares());
        notes.add("processors during limit: " + limit.shares());
        notes.add(String.format(
                Locale.ROOT,
                "%d processors, shared by the load generator, booking-service, PostgreSQL and Kafka; every booking is also"
                        + " published meanwhile; session- and reporting-service stand still",
                Runtime.getRuntime().availableProcessors()));
        notes.add(String.format(Locale.ROOT, "booking-service resident: %,d MB", resident / 1_000_000));
        notes.add(String.format(
                Locale.ROOT,
                "after %,d bookings; the bare loop warmed up to %,.0f/s first",
                stage.booked(),
                warm.perSecond()));
        return new Result(
                "booking",
                perSecond(ours.result()),
                perSecond(limit.result()),
                ours.result().perSecond() / limit.result().perSecond(),
                String.format(Locale.ROOT, "%.2f", MUST),
                String.format(Locale.ROOT, "%.2f", AIM),
                notes);
    }

    private static String perSecond(Latencies latencies) {
        return String.format(Locale.ROOT, "%,.0f/s", latencies.perSecond());
    }
}
