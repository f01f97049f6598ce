package clinic.meridian.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/// How long one location's day takes to come, and how much longer when a hundred times as many visits are stored. The
/// day itself holds as many in both cases.
final class DiaryFigure implements Figure {
    private static final int CONNECTIONS = 16;
    private static final int LOCATIONS = 4;
    private static final int ROOMS = 8;
    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;
    /// Days around today that the desk looks at.
    private static final int NEAR = 10;

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration RUN = Duration.ofSeconds(15);

    @Override
    public String name() {
        return "diary";
    }

    @Override
    public String description() {
        return "GET /diary for one location-day over 16 connections, with 10,000 and with 1,000,000 visits stored";
    }

    @Override
    public List<Result> measure() throws Exception {
        try (var clinic = BenchClinic.start();
                var owner = clinic.connect("booking_owner")) {
            var visits = StoredVisits.in(clinic, owner, LOCATIONS, ROOMS, ROOMS);
            visits.grow(FEW, 10, false);
            long few = visits.stored();
            System.err.println("Warming up for " + WARM_UP.toSeconds() + " s, then asking for days");
            var _ = Load.run(CONNECTIONS, WARM_UP, days(clinic, visits, NEAR));
            var before = Load.run(CONNECTIONS, RUN, days(clinic, visits, NEAR));
            System.err.println(before.inWords() + "; now storing " + MANY + " visits");
            visits.grow(MANY, 10, false);
            long many = visits.stored();
            var _ = Load.run(CONNECTIONS, WARM_UP.dividedBy(4), days(clinic, visits, NEAR));
            var cpu = Cpu.of(clinic);
            var after = cpu.during(() -> Load.run(CONNECTIONS, RUN, days(clinic, visits, NEAR)));
            int all = MANY / visits.aDay() / LOCATIONS / 2;
            var anywhere = Load.run(CONNECTIONS, RUN, days(clinic, visits, all));

            var notes = new ArrayList<String>();
            notes.add(String.format(Locale.ROOT, "with %,d visits: %s", few, before.inWords()));
            notes.add(String.format(
                    Locale.ROOT, "with %,d visits: %s", many, after.result().inWords()));
            notes.add("the same on any of its days: " + anywhere.inWords());
            notes.add(String.format(
                    Locale.ROOT,
                    "%d visits a day, %d locations, days within %d of today; %,d rows of the diary's table",
                    visits.aDay(),
                    LOCATIONS,
                    NEAR,
                    visits.count("diary_entry")));
            notes.add("processors: " + after.shares());
            return List.of(new Result(
                    "diary",
                    String.format(Locale.ROOT, "p99 %.1f ms", after.result().percentile(0.99)),
                    String.format(Locale.ROOT, "p99 %.1f ms", before.percentile(0.99)),
                    after.result().percentile(0.99) / before.percentile(0.99),
                    "< 2.00",
                    "1.00",
                    notes));
        }
    }

    private static Load.WorkerFactory days(BenchClinic clinic, StoredVisits visits, int around)
            throws IOException, InterruptedException {
        var token = clinic.token("desk");
        return () -> new Reader(new Api(clinic.booking(), token), visits, around);
    }

    /// A connection that asks for one day after the other.
    private static final class Reader implements Load.Worker {
        private final Api desk;
        private final StoredVisits visits;
        private final int days;

        Reader(Api desk, StoredVisits visits, int days) {
            this.desk = desk;
            this.visits = visits;
            this.days = days;
        }

        @Override
        public void once() throws IOException {
            var random = ThreadLocalRandom.current();
            var branch = visits.branches().get(random.nextInt(LOCATIONS));
            var day = StoredVisits.today().plusDays(random.nextInt(-days, days));
            var answer = desk.get("/diary?locationId=%s&from=%s&to=%s".formatted(branch.location(), day, day));
            if (answer.body().split("\"clientName\"", -1).length != visits.aDay() + 1) {
                throw new BenchTrouble("The day " + day + " does not have its " + visits.aDay() + " visits.");
            }
        }

        @Override
        public void close() throws IOException {
            desk.close();
        }
    }
}
