package clinic.meridian.session.treatment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A session at its end, with everything that statistics ask of it.
///
/// @param needlesIn needles that went in, less corrections
/// @param ledger one line per zone and side that saw a needle, all closed
/// @param restPlannedMin minutes of rest that were planned; null when there was none
/// @param restActualMin whole minutes from the start of the rest to the first removal; null when there was none
public record SessionSummary(
        String appointmentId,
        String locationId,
        String roomId,
        String practitionerId,
        String service,
        Instant startedAt,
        Instant endedAt,
        int needlesIn,
        List<Line> ledger,
        @Nullable Integer restPlannedMin,
        @Nullable Integer restActualMin) {

    public SessionSummary {
        ledger = List.copyOf(ledger);
    }

    /// A closed line of the ledger, with the meanings of [LedgerLine].
    public record Line(
            String zone,
            clinic.meridian.session.point.Side side,
            int inserted,
            int corrected,
            int removed,
            int retained,
            int stray,
            int broken,
            int missing) {

        static Line of(LedgerLine line) {
            return new Line(
                    line.zone(),
                    line.side(),
                    line.inserted(),
                    line.corrected(),
                    line.removed(),
                    line.retained(),
                    line.stray(),
                    line.broken(),
                    line.missing());
        }
    }
}
