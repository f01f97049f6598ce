package clinic.meridian.contracts;

import org.jspecify.annotations.Nullable;

/// A number of needles at one place.
///
/// @param point WHO code of the point, where it was named
public record NeedleCount(@Nullable String point, String zone, Side side, int count) {

    public NeedleCount {
        Require.codeIfPresent(point, "point");
        Require.code(zone, "zone");
        Require.present(side, "side");
        Require.atLeast(1, count, "count");
    }
}
