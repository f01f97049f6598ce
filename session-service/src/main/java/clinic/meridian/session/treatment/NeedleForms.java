package clinic.meridian.session.treatment;

import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.web.input.InvalidInput;
import clinic.meridian.platform.web.input.Name;
import clinic.meridian.platform.web.input.Text;
import clinic.meridian.session.point.Laterality;
import clinic.meridian.session.point.Place;
import clinic.meridian.session.point.Point;
import clinic.meridian.session.point.PointCatalogue;
import clinic.meridian.session.point.PointRefusal;
import clinic.meridian.session.point.Side;
import clinic.meridian.session.reason.Reason;
import com.fasterxml.jackson.annotation.JsonAlias;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The bodies of requests about needles, and how they become places that exist.
@Component
class NeedleForms {

    private static final int ENTRIES = 200;
    private static final int NEEDLES = 100;
    private static final int AROUND = 4;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /// A number of needles at a point or in a zone.
    record NeedleForm(
            @Nullable @Name String point,
            @Nullable @Name String zone,
            @Nullable Side side,
            @NotNull @Min(1) @Max(NEEDLES) Integer count) {}

    /// Needles put in at a point or in a zone; measures in millimetres.
    record PlacementForm(
            @Nullable @Name String point,
            @Nullable @Name String zone,
            @Nullable Side side,
            @NotNull @Min(1) @Max(NEEDLES) Integer count,
            @Nullable Double gaugeMm,
            @Nullable Double lengthMm,
            @Nullable Double depthMm,
            @Nullable @Name String technique,
            @Nullable Boolean deQi,
            @Nullable @Name String brand,
            @Nullable @Name String lot) {}

    record OverrideForm(@NotNull @Text String reason) {}

    record InsertionForm(
            @NotNull @Size(min = 1, max = ENTRIES) List<@NotNull @Valid PlacementForm> needles,
            @Nullable @Valid OverrideForm override) {}

    record CorrectionForm(
            @Nullable @Name String point,
            @Nullable @Name String zone,
            @Nullable Side side,
            @NotNull @Min(-NEEDLES) @Max(NEEDLES) Integer count,
            @NotNull Reason reason) {}

    record RemovalForm(
            @NotNull @Size(min = 1, max = ENTRIES) List<@NotNull @Valid NeedleForm> needles) {}

    record EmergencyForm(
            @Nullable @Size(max = ENTRIES) List<@NotNull @Valid NeedleForm> needles,
            @Nullable Reason reason) {}

    record RetainedForm(
            @Nullable @Name String point,
            @Nullable @Name String zone,
            @Nullable Side side,
            @NotNull @Min(1) @Max(NEEDLES) Integer count,
            @NotNull @Text @JsonAlias("instructions") String removalInstructions,
            @NotNull LocalDate followUpDate) {}

    record StrayForm(
            @Nullable @Name String point,
            @Nullable @Name String zone,
            @Nullable Side side,
            @NotNull @Min(1) @Max(NEEDLES) Integer count,
            @Nullable @Text @JsonAlias("note") String foundWhere) {}

    record BrokenForm(
            @Nullable @Name String point,
            @Nullable @Name String zone,
            @Nullable Side side,
            @NotNull @Min(1) @Max(NEEDLES) Integer count,
            @Nullable Boolean fragmentRecovered,
            @Nullable @Text String note) {}

    record MissingForm(
            @Nullable @Name String point,
            @Nullable @Name String zone,
            @Nullable Side side,
            @NotNull @Min(1) @Max(NEEDLES) Integer count,
            @NotNull @Name String palpatedBy,
            @NotNull @Name String secondPerson,
            @NotNull Boolean clientTold,
            @NotNull LocalDate followUpDate) {}

    /// @param counted needles that came out of this zone, counted
    record ReconciliationForm(
            @Nullable @Name String point,
            @Nullable @Name String zone,
            @Nullable Side side,
            @NotNull @Min(0) @Max(1000) Integer counted) {}

    private final PointCatalogue points;

    NeedleForms(PointCatalogue points) {
        this.points = points;
    }

    Place place(@Nullable String point, @Nullable String zone, @Nullable Side side) {
        return points.place(point, zone, side);
    }

    NeedleCount needles(@Nullable String point, @Nullable String zone, @Nullable Side side, int count) {
        return NeedleCount.of(place(point, zone, side), count);
    }

    List<NeedleCount> needles(List<NeedleForm> forms) {
        return forms.stream()
                .map(form -> needles(form.point(), form.zone(), form.side(), form.count()))
                .toList();
    }

    List<Placement> placements(List<PlacementForm> forms) {
        return IntStream.range(0, forms.size())
                .mapToObj(i -> placement(forms.get(i), "needles[" + i + "]"))
                .toList();
    }

    private Placement placement(PlacementForm form, String path) {
        Place place = place(form.point(), form.zone(), form.side());
        if (place.point() != null) {
            requireRoomFor(points.point(place.point()), form.count());
        }
        within(path + ".gaugeMm", form.gaugeMm(), Placement.THINNEST, Placement.THICKEST);
        within(path + ".lengthMm", form.lengthMm(), Placement.SHORTEST, Placement.LONGEST);
        within(path + ".depthMm", form.depthMm(), 0, form.lengthMm() == null ? Placement.LONGEST : form.lengthMm());
        return new Placement(
                place.point(),
                place.zone(),
                place.side(),
                form.count(),
                form.gaugeMm(),
                form.lengthMm(),
                form.depthMm(),
                upperCode(path + ".technique", form.technique()),
                form.deQi(),
                code(path + ".brand", form.brand()),
                code(path + ".lot", form.lot()));
    }

    private static void requireRoomFor(Point point, int count) {
        if (point.laterality() == Laterality.AROUND && count > AROUND) {
            throw new Refused(
                    PointRefusal.TOO_MANY_AT_POINT,
                    "%s %s takes 1 to %d needles, not %d.".formatted(point.code(), point.pinyin(), AROUND, count),
                    Map.of("point", point.code(), "most", AROUND));
        }
    }

    private static void within(String field, @Nullable Double value, double least, double most) {
        if (value != null && !(value >= least && value <= most)) {
            throw InvalidInput.field(field, "must lie between %s and %s".formatted(least, most));
        }
    }

    private static @Nullable String upperCode(String field, @Nullable String text) {
        String code = code(field, text);
        return code == null ? null : code.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /// Codes are published, so there is no room for a sentence; blanks and slashes of an ordinary writing
    /// become hyphens.
    static @Nullable String code(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        String code = text.strip().replaceAll("[\\s/]+", "-");
        if (!CODE.matcher(code).matches()) {
            throw InvalidInput.field(
                    field, "must consist of letters, digits, dots, hyphens and underscores, at most 64");
        }
        return code;
    }
}
