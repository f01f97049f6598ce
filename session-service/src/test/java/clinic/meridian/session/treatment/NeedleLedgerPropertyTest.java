package clinic.meridian.session.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.testing.Seeds;
import clinic.meridian.session.point.Side;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;

/// Random sequences of everything that can happen to needles, told to the ledger and to an oracle that knows
/// each needle by itself and only ever moves single needles. A failure names the seed and the steps that led to
/// it.
class NeedleLedgerPropertyTest {

    private static final int SEQUENCES = 400;
    private static final int STEPS = 60;
    private static final List<String> ZONES = List.of("cheek", "scalp", "jaw");

    enum Needle {
        IN,
        TAKEN_BACK,
        OUT,
        PULLED,
        RETAINED,
        STRAY,
        BROKEN,
        MISSING
    }

    /// The needles of one zone and side, one by one.
    static final class Oracle {
        private final List<Needle> needles = new ArrayList<>();
        /// By how much the last count fell short; counts that fell short leave that many needles unexplained.
        private int unexplained;

        int count(Needle state) {
            return (int) needles.stream().filter(state::equals).count();
        }

        void insert(int n) {
            for (int i = 0; i < n; i++) {
                needles.add(Needle.IN);
            }
        }

        boolean moveAll(Needle from, Needle to, int n) {
            if (count(from) < n) {
                return false;
            }
            for (int i = 0; i < n; i++) {
                needles.set(needles.indexOf(from), to);
            }
            return true;
        }

        boolean pull(int n) {
            boolean done = moveAll(Needle.IN, Needle.PULLED, n);
            if (done && n > 0) {
                unexplained = 0;
            }
            return done;
        }

        void count(int counted) {
            unexplained = count(Needle.OUT) + count(Needle.PULLED) - counted;
            settle();
        }

        boolean explain(Needle fate, int n) {
            int doubtful = unexplained == 0 ? count(Needle.PULLED) : Math.max(0, unexplained);
            if (n > count(Needle.IN) + doubtful) {
                return false;
            }
            boolean counted = unexplained > 0;
            for (int i = 0; i < n; i++) {
                if (moveAll(Needle.IN, fate, 1)) {
                    continue;
                }
                // A counted shortfall may be any of those out; uncounted pulled ones are the only suspects otherwise.
                if (!counted || !moveAll(Needle.OUT, fate, 1)) {
                    moveAll(Needle.PULLED, fate, 1);
                }
                if (counted) {
                    unexplained--;
                }
            }
            if (counted) {
                settle();
            }
            return true;
        }

        private void settle() {
            if (unexplained == 0) {
                moveAll(Needle.PULLED, Needle.OUT, count(Needle.PULLED));
            }
        }
    }

    private final List<String> steps = new ArrayList<>();

    @ParameterizedTest
    @Seeds({1, 20_250_101, 42, 777, 987_654_321})
    void theLedgerAgreesWithAnOracleThatKnowsEachNeedle(long seed) {
        Random random = new Random(seed);
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            steps.clear();
            run(random, seed);
        }
    }

    private void run(Random random, long seed) {
        NeedleLedger ledger = NeedleLedger.empty();
        Map<String, Map<Side, Oracle>> oracles = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            String zone = ZONES.get(random.nextInt(ZONES.size()));
            Side side = anyOf(random, Side.values());
            Oracle oracle = oracles.computeIfAbsent(zone, z -> new EnumMap<>(Side.class))
                    .computeIfAbsent(side, s -> new Oracle());
            int n = 1 + random.nextInt(5);
            NeedleCount needles = new NeedleCount(null, zone, side, n);
            NeedleLedger before = ledger;
            boolean wasClosed = ledger.isClosed();
            ledger = switch (random.nextInt(10)) {
                case 0, 1, 2 -> {
                    oracle.insert(n);
                    yield tried("insert", needles, before, () -> before.insert(List.of(needles)), true);
                }
                case 3 ->
                    tried(
                            "correct",
                            needles,
                            before,
                            () -> before.correct(needles),
                            oracle.moveAll(Needle.IN, Needle.TAKEN_BACK, n));
                case 4, 5 ->
                    tried(
                            "remove",
                            needles,
                            before,
                            () -> before.remove(List.of(needles)),
                            oracle.moveAll(Needle.IN, Needle.OUT, n));
                case 6 ->
                    tried("pull", needles, before, () -> before.removeInEmergency(List.of(needles)), oracle.pull(n));
                case 7 -> {
                    int out = oracle.count(Needle.OUT) + oracle.count(Needle.PULLED);
                    int counted = Math.max(0, out + random.nextInt(4) - 2);
                    oracle.count(counted);
                    NeedleLedger after = before.count(zone, side, counted);
                    steps.add("count " + zone + " " + side + " " + counted);
                    yield after;
                }
                default -> {
                    Fate fate = anyOf(random, Fate.values());
                    yield tried(
                            fate.name(),
                            needles,
                            before,
                            () -> before.account(fate, needles),
                            oracle.explain(Needle.valueOf(fate.name()), n));
                }
            };
            compare(ledger, oracles, "seed " + seed + ", closed before " + wasClosed + ": " + steps);
        }
    }

    private static <T> T anyOf(Random random, T[] values) {
        return List.of(values).get(random.nextInt(values.length));
    }

    private interface Step {
        NeedleLedger take();
    }

    private NeedleLedger tried(String what, NeedleCount needles, NeedleLedger before, Step step, boolean allowed) {
        steps.add(what + " " + needles.zone() + " " + needles.side() + " " + needles.count());
        try {
            NeedleLedger after = step.take();
            assertThat(allowed).as("the oracle refuses %s", steps).isTrue();
            return after;
        } catch (Refused refused) {
            assertThat(allowed).as("the oracle allows %s", steps).isFalse();
            assertThat(refused.detail()).contains(needles.zone(), needles.side().name());
            return before;
        }
    }

    private static void compare(NeedleLedger ledger, Map<String, Map<Side, Oracle>> oracles, String trace) {
        boolean allIn = true;
        for (var zone : oracles.entrySet()) {
            for (var side : zone.getValue().entrySet()) {
                Oracle oracle = side.getValue();
                LedgerLine line = ledger.line(zone.getKey(), side.getKey());
                assertThat(line.in() - line.open())
                        .as("invariant of %s", trace)
                        .isEqualTo(line.removed() + line.retained() + line.stray() + line.broken() + line.missing());
                assertThat(List.of(
                                line.inserted(),
                                line.corrected(),
                                line.open(),
                                line.removed(),
                                line.uncounted(),
                                line.retained(),
                                line.stray(),
                                line.broken(),
                                line.missing()))
                        .as(trace)
                        .containsExactly(
                                oracle.needles.size(),
                                oracle.count(Needle.TAKEN_BACK),
                                oracle.count(Needle.IN),
                                oracle.count(Needle.OUT) + oracle.count(Needle.PULLED),
                                oracle.count(Needle.PULLED),
                                oracle.count(Needle.RETAINED),
                                oracle.count(Needle.STRAY),
                                oracle.count(Needle.BROKEN),
                                oracle.count(Needle.MISSING))
                        .allMatch(number -> number >= 0);
                allIn &= oracle.count(Needle.IN) == 0 && oracle.count(Needle.PULLED) == 0;
            }
        }
        assertThat(ledger.isClosed()).as(trace).isEqualTo(allIn);
    }
}
