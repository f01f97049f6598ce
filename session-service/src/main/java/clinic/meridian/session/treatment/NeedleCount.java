package clinic.meridian.session.treatment;

import clinic.meridian.session.point.Place;
import clinic.meridian.session.point.Side;
import org.jspecify.annotations.Nullable;

/// A number of needles at one place.
///
/// @param point WHO code, where one was named
/// @param zone the zone they are counted in
/// @param count at least 1
public record NeedleCount(@Nullable String point, String zone, Side side, int count) {
    public NeedleCount {
        if (count < 1) {
            throw new IllegalArgumentException("a count of needles is at least 1, not " + count);
        }
    }

    public static NeedleCount of(Place place, int count) {
        return new NeedleCount(place.point(), place.zone(), place.side(), count);
    }
}
