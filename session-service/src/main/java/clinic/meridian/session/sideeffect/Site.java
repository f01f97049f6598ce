package clinic.meridian.session.sideeffect;

import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.session.point.Laterality;
import clinic.meridian.session.point.Point;
import clinic.meridian.session.point.PointCatalogue;
import clinic.meridian.session.point.Side;
import clinic.meridian.session.point.Zone;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where on the body a side effect is: a point or a zone, and its side as far as it was said.
///
/// @param place WHO code of a point, or code of a zone
/// @param side null where nobody said
record Site(String place, @Nullable Side side) {

    private static final Pattern SIDE_FIRST = Pattern.compile("(?i)(left|right|midline)[\\s,._-]+(.+)");
    private static final Pattern SIDE_LAST = Pattern.compile("(?i)(.+?)[\\s,._-]+(left|right|midline)");

    /// As it is stored and published: `cheek.LEFT`, `ST4.LEFT`, `cheek`.
    String code() {
        return side == null ? place : place + "." + side;
    }

    /// Reads `cheek`, `left cheek`, `CHEEK_LEFT`, `ST4`, `ST 4 left`.
    ///
    /// @throws Refused when there is no such place
    static Site read(String text, PointCatalogue catalogue) {
        Matcher first = SIDE_FIRST.matcher(text.strip());
        if (first.matches()) {
            return of(text, first.group(2), side(first.group(1)), catalogue);
        }
        Matcher last = SIDE_LAST.matcher(text.strip());
        if (last.matches()) {
            return of(text, last.group(1), side(last.group(2)), catalogue);
        }
        return of(text, text, null, catalogue);
    }

    private static Side side(String text) {
        return Side.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static Site of(String all, String place, @Nullable Side side, PointCatalogue catalogue) {
        Optional<Point> point = catalogue.findPoint(place);
        if (point.isPresent()) {
            boolean midline = point.get().laterality() != Laterality.PAIRED;
            return new Site(point.get().code(), midline ? Side.MIDLINE : side);
        }
        return catalogue
                .findZone(place)
                .map(zone -> new Site(zone.code(), side))
                .orElseThrow(() -> new Refused(
                        SideEffectRefusal.UNKNOWN_SITE,
                        "'%s' is neither a point nor a zone. Zones are %s."
                                .formatted(
                                        all,
                                        String.join(
                                                ", ",
                                                catalogue.zones().stream()
                                                        .map(Zone::code)
                                                        .toList())),
                        Map.of(
                                "zones",
                                catalogue.zones().stream().map(Zone::code).toList())));
    }
}
