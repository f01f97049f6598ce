package clinic.meridian.session.treatment;

import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.session.point.Side;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Where every needle of a session is, one line per zone and side. Immutable; each method gives the ledger
/// afterwards, or refuses with the zone and its numbers when more would be accounted for than went in. No call
/// changes a part of what it was asked: all of it or nothing.
public final class NeedleLedger {

    private static final NeedleLedger EMPTY = new NeedleLedger(new TreeMap<>());

    private final SortedMap<Key, LedgerLine> lines;

    private record Key(String zone, Side side) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::zone).thenComparing(Key::side);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private NeedleLedger(SortedMap<Key, LedgerLine> lines) {
        this.lines = lines;
    }

    public static NeedleLedger empty() {
        return EMPTY;
    }

    static NeedleLedger of(Collection<LedgerLine> lines) {
        SortedMap<Key, LedgerLine> byKey = new TreeMap<>();
        lines.forEach(line -> byKey.put(new Key(line.zone(), line.side()), line));
        return new NeedleLedger(byKey);
    }

    /// The ledger after an event; the same one when the event is about no needle.
    NeedleLedger after(TreatmentEvent event) {
        return switch (event) {
            case TreatmentEvent.NeedlesInserted e ->
                insert(e.placements().stream().map(Placement::needles).toList());
            case TreatmentEvent.InsertionCorrected e -> correct(e.corrected());
            case TreatmentEvent.NeedlesRemoved e -> remove(e.removed());
            case TreatmentEvent.NeedlesRemovedInEmergency e -> removeInEmergency(e.removed());
            case TreatmentEvent.NeedleRetained e -> account(Fate.RETAINED, e.retained());
            case TreatmentEvent.StrayNeedleFound e -> account(Fate.STRAY, e.found());
            case TreatmentEvent.NeedleBroken e -> account(Fate.BROKEN, e.broken());
            case TreatmentEvent.NeedleMissing e -> account(Fate.MISSING, e.missing());
            case TreatmentEvent.NeedlesReconciled e -> count(e.zone(), e.side(), e.counted());
            case TreatmentEvent.SessionStarted e -> this;
            case TreatmentEvent.AssessmentRecorded e -> this;
            case TreatmentEvent.PreparationRecorded e -> this;
            case TreatmentEvent.RestStarted e -> this;
            case TreatmentEvent.RestOverran e -> this;
            case TreatmentEvent.AddOnPerformed e -> this;
            case TreatmentEvent.SessionHandedOver e -> this;
            case TreatmentEvent.SessionCompleted e -> this;
            case TreatmentEvent.SessionAborted e -> this;
            case TreatmentEvent.RecordAmended e -> this;
        };
    }

    NeedleLedger insert(Collection<NeedleCount> counts) {
        NeedleLedger after = this;
        for (NeedleCount count : counts) {
            after = after.change(count.zone(), count.side(), line -> line.insert(count.count()));
        }
        return after;
    }

    /// So many fewer went in than was charted.
    NeedleLedger correct(NeedleCount count) {
        refuseBeyond(line(count.zone(), count.side()).open(), count, "taken back");
        return change(count.zone(), count.side(), line -> line.correct(count.count()));
    }

    NeedleLedger remove(Collection<NeedleCount> counts) {
        NeedleLedger after = this;
        for (NeedleCount count : perLine(counts)) {
            refuseBeyond(line(count.zone(), count.side()).open(), count, "removed");
            after = after.change(count.zone(), count.side(), line -> line.remove(count.count()));
        }
        return after;
    }

    /// Pulled at once: out, but to be counted before the session can end.
    NeedleLedger removeInEmergency(Collection<NeedleCount> counts) {
        NeedleLedger after = this;
        for (NeedleCount count : perLine(counts)) {
            refuseBeyond(line(count.zone(), count.side()).open(), count, "pulled");
            after = after.change(count.zone(), count.side(), line -> line.removeInEmergency(count.count()));
        }
        return after;
    }

    /// Another fate than plain removal. Takes open needles first, then doubtful ones (see
    /// [LedgerLine#doubtful()]).
    NeedleLedger account(Fate fate, NeedleCount count) {
        LedgerLine before = line(count.zone(), count.side());
        refuseBeyond(before.open() + before.doubtful(), count, "accounted for");
        return change(count.zone(), count.side(), line -> line.account(fate, count.count()));
    }

    /// The needles that came out of a zone were counted. Changes no number of the ledger; a count that agrees
    /// settles what was pulled in an emergency.
    NeedleLedger count(String zone, Side side, int counted) {
        return change(zone, side, line -> line.count(counted));
    }

    /// The line of a zone and side; one of zeros where no needle went in.
    LedgerLine line(String zone, Side side) {
        LedgerLine line = lines.get(new Key(zone, side));
        return line == null ? LedgerLine.untouched(zone, side) : line;
    }

    /// The lines that saw a needle, by zone and side.
    public List<LedgerLine> lines() {
        return lines.values().stream().filter(line -> line.inserted() > 0).toList();
    }

    /// These, and the lines of zones in which a count found something to say though no needle went in.
    List<LedgerLine> allLines() {
        return List.copyOf(lines.values());
    }

    /// What is still in, as counts per line.
    List<NeedleCount> openCounts() {
        return lines.values().stream()
                .filter(line -> line.open() > 0)
                .map(line -> new NeedleCount(null, line.zone(), line.side(), line.open()))
                .toList();
    }

    /// The lines that keep the session from ending.
    public List<LedgerLine> openLines() {
        return lines.values().stream().filter(line -> !line.isClosed()).toList();
    }

    public boolean isClosed() {
        return lines.values().stream().allMatch(LedgerLine::isClosed);
    }

    /// Needles that went in, less corrections.
    public int in() {
        return lines.values().stream().mapToInt(LedgerLine::in).sum();
    }

    /// Needles still in the client, as far as the ledger knows.
    public int open() {
        return lines.values().stream().mapToInt(LedgerLine::open).sum();
    }

    /// Needles pulled in an emergency that nobody has counted.
    public int uncounted() {
        return lines.values().stream().mapToInt(LedgerLine::uncounted).sum();
    }

    private NeedleLedger change(String zone, Side side, UnaryOperator<LedgerLine> change) {
        SortedMap<Key, LedgerLine> after = new TreeMap<>(lines);
        after.put(new Key(zone, side), change.apply(line(zone, side)));
        return new NeedleLedger(after);
    }

    /// One count per line, so that two entries for one zone are judged together.
    private static Collection<NeedleCount> perLine(Collection<NeedleCount> counts) {
        Map<Key, NeedleCount> perLine = new LinkedHashMap<>();
        for (NeedleCount count : counts) {
            perLine.merge(
                    new Key(count.zone(), count.side()),
                    count,
                    (a, b) -> new NeedleCount(null, a.zone(), a.side(), a.count() + b.count()));
        }
        return perLine.values();
    }

    private void refuseBeyond(int available, NeedleCount count, String what) {
        if (count.count() > available) {
            LedgerLine line = line(count.zone(), count.side());
            throw new Refused(
                    TreatmentRefusal.MORE_OUT_THAN_IN,
                    "%s %s: %d needles cannot be %s, %d of %d are still in."
                            .formatted(line.zone(), line.side(), count.count(), what, line.open(), line.in()),
                    Map.of(
                            "zone", line.zone(),
                            "side", line.side(),
                            "inserted", line.in(),
                            "open", line.open(),
                            "asked", count.count()));
        }
    }
}
