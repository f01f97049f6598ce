package clinic.meridian.session.point;

import clinic.meridian.platform.refusal.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// All points and zones that can be needled here, read once from `points.csv` (the only list of points and of
/// those to avoid) and `zones.csv`.
@Component
public final class PointCatalogue {

    private final Map<String, Point> points = new LinkedHashMap<>();
    private final Map<String, Zone> zones = new LinkedHashMap<>();
    private final Map<String, Zone> zonesByWord = new LinkedHashMap<>();

    public PointCatalogue() {
        CatalogueFile.zones().forEach(zone -> {
            zones.put(zone.code(), zone);
            zonesByWord.put(zone.code(), zone);
            zone.aliases().forEach(alias -> zonesByWord.put(alias, zone));
        });
        CatalogueFile.points().forEach(point -> {
            if (!zones.containsKey(point.zone())) {
                throw new IllegalStateException(point.code() + " lies in a zone that zones.csv does not have");
            }
            points.put(point.code(), point);
        });
    }

    /// The point of this code or alias.
    ///
    /// @throws Refused naming the nearest points when there is none
    public Point point(String text) {
        return findPoint(text).orElseThrow(() -> unknownPoint(text));
    }

    public Optional<Point> findPoint(String text) {
        return PointCode.normalise(text).map(points::get);
    }

    /// The zone of this code or word for it.
    ///
    /// @throws Refused naming the nearest zones when there is none
    public Zone zone(String text) {
        return findZone(text).orElseThrow(() -> unknownZone(text));
    }

    public Optional<Zone> findZone(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]+", " ");
        return Optional.ofNullable(zonesByWord.get(word));
    }

    /// Where exactly: a point (which decides its zone) or a zone, and the side.
    ///
    /// @throws Refused when it does not exist, when a paired place has no side, or when a midline point has one
    public Place place(@Nullable String point, @Nullable String zone, @Nullable Side side) {
        if (point != null && !point.isBlank()) {
            return placeAt(point(point), side);
        }
        if (zone != null && !zone.isBlank()) {
            Zone known = zone(zone);
            Side meant = side == null ? known.usualSide() : side;
            if (meant == null) {
                throw new Refused(PointRefusal.SIDE_NEEDED, "Say LEFT, RIGHT or MIDLINE for the " + known.code() + ".");
            }
            return new Place(null, known.code(), meant);
        }
        throw new Refused(PointRefusal.PLACE_MISSING, "Name a point (such as ST4) or a zone (such as cheek).");
    }

    private static Place placeAt(Point point, @Nullable Side side) {
        if (point.laterality() != Laterality.PAIRED) {
            if (side != null && side != Side.MIDLINE) {
                throw new Refused(
                        PointRefusal.SIDE_ON_MIDLINE,
                        point.code() + " " + point.pinyin() + " lies on the middle line and has no " + side + " side.");
            }
            return new Place(point.code(), point.zone(), Side.MIDLINE);
        }
        if (side == null || side == Side.MIDLINE) {
            throw new Refused(
                    PointRefusal.SIDE_NEEDED,
                    point.code() + " " + point.pinyin() + " exists on both sides: say LEFT or RIGHT.");
        }
        return new Place(point.code(), point.zone(), side);
    }

    /// Points whose code, alias, name or zone begins with or contains the text; all for an empty one.
    public List<Point> search(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        List<Point> found = new ArrayList<>();
        findPoint(text).ifPresent(found::add);
        points.values().stream()
                .filter(point -> !found.contains(point))
                .filter(point -> point.code().toLowerCase(Locale.ROOT).startsWith(wanted)
                        || point.pinyin().toLowerCase(Locale.ROOT).contains(wanted)
                        || point.zone().startsWith(wanted))
                .forEach(found::add);
        return List.copyOf(found);
    }

    public Collection<Point> points() {
        return List.copyOf(points.values());
    }

    public Collection<Zone> zones() {
        return List.copyOf(zones.values());
    }

    private Refused unknownPoint(String text) {
        List<Point> nearest =
                Nearest.to(PointCode.normalise(text).orElse(text), points.values(), p -> List.of(p.code(), p.pinyin()));
        return new Refused(
                PointRefusal.UNKNOWN_POINT,
                "There is no point '" + text + "' here. The nearest are "
                        + nearest.stream()
                                .map(point -> point.code() + " " + point.pinyin())
                                .collect(Collectors.joining(", "))
                        + ".",
                Map.of("nearest", nearest.stream().map(Point::code).toList()));
    }

    private Refused unknownZone(String text) {
        List<String> nearest = Nearest.to(text, zones.values(), PointCatalogue::words).stream()
                .map(Zone::code)
                .toList();
        return new Refused(
                PointRefusal.UNKNOWN_ZONE,
                "There is no zone '" + text + "' here. The nearest are " + String.join(", ", nearest) + ".",
                Map.of("nearest", nearest));
    }

    private static List<String> words(Zone zone) {
        List<String> words = new ArrayList<>(zone.aliases());
        words.add(zone.code());
        return words;
    }
}
