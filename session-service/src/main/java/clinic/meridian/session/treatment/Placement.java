package clinic.meridian.session.treatment;

import clinic.meridian.session.point.Place;
import clinic.meridian.session.point.Side;
import org.jspecify.annotations.Nullable;

/// Needles put in at one place. All measures are millimetres; what is not recorded is null.
///
/// @param point WHO code; null for needles along a line or muscle that has no point
/// @param zone the zone they are counted in
/// @param gaugeMm thickness, 0.05 to 0.6
/// @param lengthMm length, 1 to 100
/// @param depthMm depth, at most the length
/// @param technique code of the manipulation, such as `EVEN`
/// @param deQi whether the client felt it
/// @param brand code of the maker or product
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
        @Nullable Boolean deQi,
        @Nullable String brand,
        @Nullable String lot) {

    static final double THINNEST = 0.05;
    static final double THICKEST = 0.6;
    static final double SHORTEST = 1;
    static final double LONGEST = 100;

    public Placement {
        if (count < 1) {
            throw new IllegalArgumentException("a placement has at least 1 needle, not " + count);
        }
        within("gauge", gaugeMm, THINNEST, THICKEST);
        within("length", lengthMm, SHORTEST, LONGEST);
        within("depth", depthMm, 0, lengthMm == null ? LONGEST : lengthMm);
    }

    private static void within(String what, @Nullable Double value, double least, double most) {
        if (value != null && !(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "The %s is %s mm; %s to %s mm are possible.".formatted(what, value, least, most));
        }
    }

    /// A placement of which only the place is known.
    static Placement at(Place place, int count) {
        return new Placement(
                place.point(), place.zone(), place.side(), count, null, null, null, null, null, null, null);
    }

    NeedleCount needles() {
        return new NeedleCount(point, zone, side, count);
    }
}
