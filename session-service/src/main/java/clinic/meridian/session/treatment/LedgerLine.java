package clinic.meridian.session.treatment;

import clinic.meridian.session.point.Side;

/// The needles of one zone and side. Always `inserted − corrected = removed + retained + stray + broken +
/// missing + open`, and no number is ever negative.
///
/// @param inserted charted as put in
/// @param corrected charted as put in by mistake
/// @param removed taken out, those of an emergency included
/// @param retained left in on purpose
/// @param stray found outside the client
/// @param broken broke
/// @param missing declared missing after a search
/// @param uncounted of the removed ones, those pulled in an emergency that nobody has counted yet
/// @param shortfall by how many needles the last count of the removed ones fell short of the ledger; negative
///     when it found more
public record LedgerLine(
        String zone,
        Side side,
        int inserted,
        int corrected,
        int removed,
        int retained,
        int stray,
        int broken,
        int missing,
        int uncounted,
        int shortfall) {

    public LedgerLine {
        int open = inserted - corrected - removed - retained - stray - broken - missing;
        if (corrected < 0
                || removed < 0
                || retained < 0
                || stray < 0
                || broken < 0
                || missing < 0
                || open < 0
                || uncounted < 0
                || uncounted > removed) {
            throw new IllegalArgumentException("not a line of a needle ledger: " + inserted + " in, " + corrected
                    + " corrected, " + removed + " removed (" + uncounted + " uncounted), " + retained + " retained, "
                    + stray + " stray, " + broken + " broken, " + missing + " missing");
        }
    }

    static LedgerLine untouched(String zone, Side side) {
        return new LedgerLine(zone, side, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /// Needles that really went in.
    public int in() {
        return inserted - corrected;
    }

    /// Needles whose whereabouts nobody has recorded: they are still in the client, as far as the ledger knows.
    public int open() {
        return in() - removed - retained - stray - broken - missing;
    }

    /// Needles that are accounted for beyond doubt.
    public int accounted() {
        return in() - open() - uncounted;
    }

    /// Nothing open, and everything that was pulled in an emergency has been counted.
    public boolean isClosed() {
        return open() == 0 && uncounted == 0;
    }

    LedgerLine insert(int n) {
        return new LedgerLine(
                zone, side, inserted + n, corrected, removed, retained, stray, broken, missing, uncounted, shortfall);
    }

    LedgerLine correct(int n) {
        return new LedgerLine(
                zone, side, inserted, corrected + n, removed, retained, stray, broken, missing, uncounted, shortfall);
    }

    LedgerLine remove(int n) {
        return new LedgerLine(
                zone, side, inserted, corrected, removed + n, retained, stray, broken, missing, uncounted, shortfall);
    }

    LedgerLine removeInEmergency(int n) {
        return new LedgerLine(
                zone, side, inserted, corrected, removed + n, retained, stray, broken, missing, uncounted + n, 0);
    }

    /// Compares a count of the needles that came out of here with the ledger, and changes no number of it.
    LedgerLine count(int counted) {
        int fellShortBy = removed - counted;
        return new LedgerLine(
                zone,
                side,
                inserted,
                corrected,
                removed,
                retained,
                stray,
                broken,
                missing,
                fellShortBy == 0 ? 0 : uncounted,
                fellShortBy);
    }

    /// Needles recorded as removed of which it turned out, or may turn out, that they were not: after an
    /// emergency those not counted yet, after a count those it did not find.
    int doubtful() {
        return shortfall == 0 ? uncounted : Math.max(shortfall, 0);
    }

    /// Records another fate for n needles: first for open ones, then for doubtful ones, which then were not
    /// removed.
    LedgerLine account(Fate fate, int n) {
        int fromDoubt = Math.max(0, n - open());
        return new LedgerLine(
                zone,
                side,
                inserted,
                corrected,
                removed - fromDoubt,
                retained + (fate == Fate.RETAINED ? n : 0),
                stray + (fate == Fate.STRAY ? n : 0),
                broken + (fate == Fate.BROKEN ? n : 0),
                missing + (fate == Fate.MISSING ? n : 0),
                uncountedWithout(fromDoubt),
                shortfall > 0 ? shortfall - fromDoubt : shortfall);
    }

    /// Without a count, each doubtful needle explained is one less to count. With a count that fell short,
    /// nothing is settled before the last one that it missed is explained; then everything is.
    private int uncountedWithout(int explained) {
        if (shortfall <= 0) {
            return uncounted - explained;
        }
        return explained == shortfall ? 0 : Math.min(uncounted, removed - explained);
    }
}
