package clinic.meridian.session.point;

import org.jspecify.annotations.Nullable;

/// An acupuncture point under its WHO code. See WHO Standard Acupuncture Point Locations (2008).
///
/// @param code such as `ST4` or `EX-HN3`
/// @param pinyin its name, such as `Dicang`
/// @param region `face`, `scalp`, `neck`, `shoulder` or `body`
/// @param zone the zone whose needles it is counted with
/// @param avoidInPregnancy not needled in pregnancy unless overridden with a reason
/// @param caution what to mind when needling here
public record Point(
        String code,
        String pinyin,
        String region,
        String zone,
        Laterality laterality,
        boolean avoidInPregnancy,
        @Nullable String caution) {}
