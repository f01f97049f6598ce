package clinic.meridian.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// How long the free slots of a location's week take to come: ten practitioners, eight rooms, four fifths of their
/// slots given away.
final class AvailabilityFigure implements Figure {
    private static final int ROOMS = 8;
    private static final int PRACTITIONERS = 10;
    private static final int STORED = 100_000;
    private static final int GIVEN = 8;
    /// Weeks from now that the desk looks at.
    private static final int WEEKS = 8;

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration RUN = Duration.ofSeconds(15);
    private static final int BUSY = 4;
    private static final double MUST_MILLIS = 50;

    @Override
    public String name() {
        return "availability";
    }

    @Override
    public String description() {
        return "GET /availability for a week of 10 practitioners and 8 rooms, with 100,000 visits stored";
    }

    @Override
    public List<Result> measure() throws Exception {
        try (var clinic = BenchClinic.start();
                var owner = clinic.connect("booking_owner")) {
            var visits = StoredVisits.in(clinic, owner, 1, ROOMS, PRACTITIONERS);
            visits.grow(STORED, GIVEN, true);
            var slots = new AtomicLong();
            var token = clinic.token("desk");
            Load.WorkerFactory desk = () -> new Reader(new Api(clinic.booking(), token), visits, slots, false);
            Load.WorkerFactory last = () -> new Reader(new Api(clinic.booking(), token), visits, slots, true);
            System.err.println("Warming up for " + WARM_UP.toSeconds() + " s, then asking for weeks");
            var _ = Load.run(1, WARM_UP, desk);
            slots.set(0);
            var alone = Load.run(1, RUN, desk);
            long found = slots.get() / alone.sorted().length;
            var lastPages = Load.run(1, RUN, last);
            var together = Load.run(BUSY, RUN, desk);

            var notes = new ArrayList<String>();
            notes.add("one desk:           " + alone.inWords());
            notes.add("the last page only: " + lastPages.inWords());
            notes.add(BUSY + " desks:            " + together.inWords());
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d visits and %,d reservations stored; %d slots in an answer, which is a page",
                    visits.stored(),
                    visits.count("reservation"),
                    found));
            return List.of(new Result(
                    "availability",
                    String.format(Locale.ROOT, "p95 %.1f ms", alone.percentile(0.95)),
                    "",
                    null,
                    String.format(Locale.ROOT, "%.0f ms", MUST_MILLIS),
                    "",
                    notes));
        }
    }

    /// A connection that asks for one week after the other.
    private static final class Reader implements Load.Worker {
        private final Api desk;
        private final String location;
        private final String practitioner;
        private final AtomicLong slots;
        private final boolean last;

        /// @param last the slots of the week's last day, which are found after all the others
        Reader(Api desk, StoredVisits visits, AtomicLong slots, boolean last) {
            this.desk = desk;
            this.location = visits.branches().getFirst().location();
            this.practitioner = visits.branches().getFirst().practitioners().getFirst();
            this.slots = slots;
            this.last = last;
        }

        @Override
        public void once() throws IOException {
            var from = StoredVisits.today()
                    .plusDays(1 + ThreadLocalRandom.current().nextInt(7 * WEEKS));
            var to = from.plusDays(6);
            var next = "&next=" + to.atStartOfDay(Slots.ZONE).toEpochSecond() + "_" + practitioner;
            var answer = desk.get("/availability?locationId=%s&service=FACIAL&from=%s&to=%s%s"
                    .formatted(location, from, to, last ? next : ""));
            slots.addAndGet(answer.body().split("practitionerId", -1).length - 1L);
        }

        @Override
        public void close() throws IOException {
            desk.close();
        }
    }
}
