package clinic.meridian.benchmarks;

import clinic.meridian.benchmarks.BookingStage.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How many visits a second the desk's API books, beside how often the bare driver can insert the same rows.
final class BookingFigure implements Figure {
    /// Of the load, and of the bare loop.
    static final int CONNECTIONS = 16;

    private static final Duration RUN = Duration.ofSeconds(15);
    private static final int TURNS = 4;
    private static final Duration TURN = Duration.ofSeconds(8);
    private static final int FEW_CONNECTIONS = 2;
    private static final int LONGEST_WARM_UP = 12;
    /// Of one processor.
    private static final double COMPILER_QUIET = 0.05;
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
            System.err.println("Warming up until the compiler is quiet, then measuring");
            warmUp(stage, clinic.pid("booking"));
            var together = cpu.during(() -> Load.run(CONNECTIONS, RUN, stage::booker));
            System.err.println(together.result().inWords() + " with all three at work; now booking-service alone, and"
                    + " the limit, by turns");
            var bare = bareInserts(clinic, stage, sample);
            try (var standing = clinic.standing("session", "reporting")) {
                return List.of(result(clinic, stage, cpu, together, bare));
            }
        }
    }

    /// The optimizing compiler needs minutes for all that one booking runs through, and under full load its one
    /// thread is one of eighteen that want a processor. So a few connections book first, and then all, in rounds
    /// until it has next to nothing to do.
    private static void warmUp(BookingStage stage, long booking) throws Exception {
        for (int connections : List.of(FEW_CONNECTIONS, CONNECTIONS)) {
            double share = 1;
            for (int round = 1; round <= LONGEST_WARM_UP && share > COMPILER_QUIET; round++) {
                var before = Cpu.compiling(booking);
                double perSecond = Load.run(connections, RUN, stage::booker).perSecond();
                share = (double) Cpu.compiling(booking).minus(before).toMillis() / RUN.toMillis();
                System.err.printf(
                        Locale.ROOT,
                        "  %d connections: %,.0f/s, the compiler %.0f %% of a processor%n",
                        connections,
                        perSecond,
                        100 * share);
            }
        }
    }

    private record Bare(BookedRows rows, Load.WorkerFactory workers) {}

    /// What inserts the rows of one booking into copies of the tables, warmed up.
    private static Bare bareInserts(BenchClinic clinic, BookingStage stage, Sample sample) throws Exception {
        BookedRows rows;
        try (var owner = clinic.connect("booking_owner")) {
            rows = BookedRows.of(owner, sample);
            BareInserts.copyTables(owner, rows, "booking_writing");
        }
        var slots = new Slots(
                stage.rooms(), stage.clientCount(), sample.slot().start().toLocalDate());
        Load.WorkerFactory workers =
                () -> new BareInserts(clinic.connect("booking_writing"), rows, slots, sample.slot());
        var _ = Load.run(CONNECTIONS, RUN, workers);
        return new Bare(rows, workers);
    }

    /// By turns, since a machine that others share is not as fast in one minute as in the next.
    private static Result result(
            BenchClinic clinic, BookingStage stage, Cpu cpu, Cpu.Observed<Latencies> all, Bare bare) throws Exception {
        var booked = new ArrayList<Cpu.Observed<Latencies>>();
        var inserted = new ArrayList<Cpu.Observed<Latencies>>();
        for (int turn = 1; turn <= TURNS; turn++) {
            booked.add(cpu.during(() -> Load.run(CONNECTIONS, TURN, stage::booker)));
            new Quiet(clinic, List.of(clinic.booking())).await();
            inserted.add(cpu.during(() -> Load.run(CONNECTIONS, TURN, bare.workers())));
            System.err.printf(
                    Locale.ROOT,
                    "  turn %d: %,.0f/s, limit %,.0f/s%n",
                    turn,
                    booked.getLast().result().perSecond(),
                    inserted.getLast().result().perSecond());
        }
        var ours = together(booked);
        var limit = together(inserted);
        var pgbench = PgBench.run(
                clinic, "booking_writing", clinic.secret("booking_writing"), bare.rows(), (int) RUN.toSeconds());

        var notes = new ArrayList<String>();
        notes.add("rows of one booking: " + bare.rows().inWords());
        notes.add("ours:  " + ours.inWords());
        notes.add("limit: " + limit.inWords());
        notes.add(String.format(Locale.ROOT, "each %d times for %d s, by turns", TURNS, TURN.toSeconds()));
        notes.add("with session- and reporting-service consuming on the same processors: "
                + all.result().inWords() + "; " + all.shares());
        pgbench.ifPresent(tps -> notes.add(String.format(Locale.ROOT, "pgbench, the same rows: %,.0f/s", tps)));
        notes.add("processors in the last turn of ours:  " + booked.getLast().shares());
        notes.add("processors in the last turn of limit: " + inserted.getLast().shares());
        notes.add(String.format(
                Locale.ROOT,
                "%d processors, shared by the load generator, booking-service, PostgreSQL and Kafka; every booking is also"
                        + " published meanwhile; session- and reporting-service stand still",
                Runtime.getRuntime().availableProcessors()));
        notes.add(String.format(
                Locale.ROOT, "booking-service resident: %,d MB", Cpu.resident(clinic.pid("booking")) / 1_000_000));
        notes.add(String.format(Locale.ROOT, "after %,d bookings", stage.booked()));
        return new Result(
                "booking",
                perSecond(ours),
                perSecond(limit),
                ours.perSecond() / limit.perSecond(),
                String.format(Locale.ROOT, "%.2f", MUST),
                String.format(Locale.ROOT, "%.2f", AIM),
                notes);
    }

    private static Latencies together(List<Cpu.Observed<Latencies>> turns) {
        return Latencies.together(turns.stream().map(Cpu.Observed::result).toList());
    }

    private static String perSecond(Latencies latencies) {
        return String.format(Locale.ROOT, "%,.0f/s", latencies.perSecond());
    }
}
