package clinic.meridian.session.point;

import org.jspecify.annotations.Nullable;

/// Where on this client: a point or a bare zone, with its side. Made by [PointCatalogue] only, so it always
/// exists.
///
/// @param point WHO code; null for needles along a line or muscle that has no point
/// @param zone code of the zone that the needles are counted in
public record Place(@Nullable String point, String zone, Side side) {

    /// `ST4 LEFT` or `nasolabial RIGHT`.
    public String words() {
        String name = point == null ? zone : point;
        return side == Side.MIDLINE ? name : name + " " + side;
    }
}
