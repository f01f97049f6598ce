package clinic.meridian.contracts;

import org.jspecify.annotations.Nullable;

/// Needles put in at one place.
///
/// @param point WHO code of the point; absent for needles along a line or muscle that has no point
/// @param zone the zone that the point lies in, or that was needled
/// @param gaugeMm thickness in millimetres
/// @param lengthMm length in millimetres
/// @param depthMm depth in millimetres
/// @param technique code of the technique
/// @param lot the maker's lot
public record Placement(
        @Nullable String point,
        String zone,
        Side side,
        int count,
        @Nullable Double gaugeMm,
        @Nullable Double lengthMm,
        @Nullable Double depthMm,
        @Nullable String technique,
        @Nullable String lot) {

    public Placement {
        Require.codeIfPresent(point, "point");
        Require.code(zone, "zone");
        Require.present(side, "side");
        Require.atLeast(1, count, "count");
        Require.codeIfPresent(technique, "technique");
        Require.codeIfPresent(lot, "lot");
    }
}
