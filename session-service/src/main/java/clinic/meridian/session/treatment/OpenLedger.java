package clinic.meridian.session.treatment;

import clinic.meridian.platform.refusal.Refused;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The refusal to end a session with needles unaccounted for; it says where to look.
final class OpenLedger {

    /// @param inserted needles that went in, less corrections
    /// @param accounted needles whose whereabouts are beyond doubt
    /// @param missing the difference
    /// @param uncounted of these, the ones pulled in an emergency that wait to be counted
    record Line(String zone, String side, int inserted, int accounted, int missing, int uncounted) {}

    private OpenLedger() {}

    static Refused refusal(NeedleLedger ledger) {
        List<Line> open = ledger.openLines().stream()
                .map(line -> new Line(
                        line.zone(),
                        line.side().name(),
                        line.in(),
                        line.accounted(),
                        line.in() - line.accounted(),
                        line.uncounted()))
                .toList();
        return new Refused(
                TreatmentRefusal.NEEDLE_LEDGER_OPEN,
                open.stream().map(OpenLedger::words).collect(Collectors.joining(" ")),
                Map.of("open", open));
    }

    private static String words(Line line) {
        String place = line.zone() + " " + line.side();
        return line.uncounted() > 0
                ? "%s: %d needles were pulled in the emergency and wait to be counted."
                        .formatted(place, line.uncounted())
                : "%s: %d of %d needles are not accounted for.".formatted(place, line.missing(), line.inserted());
    }
}
