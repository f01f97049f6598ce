package clinic.meridian.session.treatment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a report of acupuncture must say about the needling, and how much of it was charted: items 2a to 2g.
/// See STRICTA 2010, PLoS Medicine 7(6): e1000261.
///
/// @param needles that went in, less corrections
/// @param completenessPercent mean over the items of the share of needles for which the item was charted; null
///     where no needle went in
@JsonInclude(JsonInclude.Include.NON_NULL)
record Stricta(String sessionId, int needles, @Nullable Integer completenessPercent, List<Item> fields) {

    /// @param id as the standard numbers it
    /// @param value in words; null where nothing was charted
    /// @param recordedPercent share of needles for which it was charted
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(String id, String name, @Nullable String value, int recordedPercent, boolean complete) {}

    static Stricta of(Chart chart) {
        List<Placement> placed = chart.insertions().stream()
                .flatMap(insertion -> insertion.placements().stream())
                .toList();
        int needles = chart.ledger().in();
        List<Item> items = List.of(
                item("2a", "Number of needles", placed.isEmpty() ? 0 : 100, placed.isEmpty() ? null : "" + needles),
                item("2b", "Points, with side", placed.isEmpty() ? 0 : 100, points(placed)),
                charted("2c", "Depth of insertion", placed, Placement::depthMm, Stricta::range),
                charted("2d", "Response sought", placed, Placement::deQi, Stricta::felt),
                charted("2e", "Stimulation", placed, Placement::technique, Stricta::distinct),
                retention(chart),
                charted("2g", "Needle type", placed, Stricta::type, Stricta::distinct));
        Integer percent = placed.isEmpty()
                ? null
                : (int) Math.round(
                        items.stream().mapToInt(Item::recordedPercent).average().orElse(0));
        return new Stricta(chart.start().sessionId(), needles, percent, items);
    }

    private static Item item(String id, String name, int percent, @Nullable String value) {
        return new Item(id, name, value, percent, percent == 100);
    }

    private static <T> Item charted(
            String id,
            String name,
            List<Placement> placed,
            Function<Placement, @Nullable T> field,
            Function<List<T>, String> words) {
        int all = placed.stream().mapToInt(Placement::count).sum();
        int recorded = placed.stream()
                .filter(placement -> field.apply(placement) != null)
                .mapToInt(Placement::count)
                .sum();
        List<T> values = values(placed, field);
        return item(
                id,
                name,
                all == 0 ? 0 : Math.floorDiv(recorded * 100, all),
                values.isEmpty() ? null : words.apply(values));
    }

    private static <T> List<T> values(List<Placement> placed, Function<Placement, @Nullable T> field) {
        return placed.stream()
                .flatMap(placement -> Stream.ofNullable(field.apply(placement)))
                .toList();
    }

    private static @Nullable String points(List<Placement> placed) {
        if (placed.isEmpty()) {
            return null;
        }
        return placed.stream()
                .collect(Collectors.groupingBy(
                        placement -> Objects.requireNonNullElse(placement.point(), placement.zone()) + " "
                                + placement.side(),
                        TreeMap::new,
                        Collectors.summingInt(Placement::count)))
                .entrySet()
                .stream()
                .map(each -> each.getValue() == 1 ? each.getKey() : each.getKey() + " × " + each.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String range(List<Double> millimetres) {
        double least =
                millimetres.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double most =
                millimetres.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return least == most ? least + " mm" : least + " to " + most + " mm";
    }

    private static String felt(List<Boolean> deQi) {
        long felt = deQi.stream().filter(Boolean::booleanValue).count();
        return "de qi at %d of %d placements".formatted(felt, deQi.size());
    }

    private static String distinct(List<String> words) {
        return words.stream().distinct().sorted().collect(Collectors.joining(", "));
    }

    /// Diameter, length and maker; only the three together name a needle.
    private static @Nullable String type(Placement placement) {
        if (placement.gaugeMm() == null || placement.lengthMm() == null || placement.brand() == null) {
            return null;
        }
        return "%s × %s mm %s".formatted(placement.gaugeMm(), placement.lengthMm(), placement.brand());
    }

    private static Item retention(Chart chart) {
        Instant in = chart.firstInsertion();
        Instant out = chart.lastRemoval();
        boolean known = in != null && out != null && chart.ledger().open() == 0;
        String minutes = known && in != null && out != null
                ? Duration.between(in, out).toMinutes() + " minutes from first in to last out"
                : null;
        return item("2f", "Retention time", known ? 100 : 0, minutes);
    }
}
