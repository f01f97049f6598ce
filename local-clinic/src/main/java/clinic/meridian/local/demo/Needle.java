package clinic.meridian.local.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Needles at one place of the face or body.
///
/// @param point WHO code; null along a line that has no point
/// @param zone  of such a line; null at a point
/// @param side  `LEFT` or `RIGHT`; null on the middle line
record Needle(
        @Nullable String point,
        @Nullable String zone,
        @Nullable String side,
        int count,
        Kind kind) {
    /// What is used where: thickness, length and depth in millimetres.
    enum Kind {
        FACE(0.12, 15, 3),
        EYE(0.12, 15, 1.5),
        SCALP(0.16, 15, 4),
        BODY(0.20, 30, 12);

        private final double gauge;
        private final double length;
        private final double depth;

        Kind(double gauge, double length, double depth) {
            this.gauge = gauge;
            this.length = length;
            this.depth = depth;
        }
    }

    /// The place and the number, as removals name them.
    Map<String, Object> counted() {
        var named = new LinkedHashMap<String, Object>();
        if (point != null) {
            named.put("point", point);
        }
        if (zone != null) {
            named.put("zone", zone);
        }
        if (side != null) {
            named.put("side", side);
        }
        named.put("count", count);
        return named;
    }

    /// With what it is, as insertions name it.
    ///
    /// @param lot the maker's lot
    Map<String, Object> placed(String lot) {
        var named = new LinkedHashMap<>(counted());
        named.put("gaugeMm", kind.gauge);
        named.put("lengthMm", kind.length);
        named.put("depthMm", kind.depth);
        named.put("lot", lot);
        return named;
    }

    Needle fewer(int less) {
        return new Needle(point, zone, side, count - less, kind);
    }

    Needle only(int number) {
        return new Needle(point, zone, side, number, kind);
    }
}
