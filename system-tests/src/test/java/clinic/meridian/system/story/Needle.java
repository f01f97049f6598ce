package clinic.meridian.system.story;

import clinic.meridian.system.harness.Checkout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One needle at a point of the clinic's own list.
///
/// @param zone where it is counted
/// @param side LEFT, RIGHT or MIDLINE
public record Needle(String point, String zone, String side) {
    private static final String POINTS = "session-service/src/main/resources/points.csv";
    private static final int PAIRS = 20;

    /// A usual face: 20 points on both sides and the six on the middle line.
    public static List<Needle> fortySix() {
        var pairs = new ArrayList<Needle>();
        var middle = new ArrayList<Needle>();
        for (var line : Checkout.lines(POINTS).stream().skip(1).toList()) {
            var columns = line.split(",", -1);
            if (!columns[2].equals("face") || columns[3].equals("periorbital")) {
                continue;
            }
            if (columns[4].equals("midline")) {
                middle.add(new Needle(columns[0], columns[3], "MIDLINE"));
            } else if (pairs.size() < 2 * PAIRS) {
                pairs.add(new Needle(columns[0], columns[3], "LEFT"));
                pairs.add(new Needle(columns[0], columns[3], "RIGHT"));
            }
        }
        pairs.addAll(middle);
        return List.copyOf(pairs);
    }

    /// As it is charted when it goes in.
    Map<String, Object> placement() {
        return Map.of(
                "point",
                point,
                "side",
                side,
                "count",
                1,
                "gaugeMm",
                0.16,
                "lengthMm",
                15,
                "depthMm",
                3,
                "lot",
                "L2026-03");
    }

    /// As it is counted when it comes out.
    Map<String, Object> removal() {
        return Map.of("point", point, "side", side, "count", 1);
    }
}
