package clinic.meridian.session.point;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of the face or body in which needles are counted together, so that a count that does not match says
/// where to look.
///
/// @param code such as `cheek`
/// @param name for people
/// @param usualSide the side that is meant when none is named; null where one must be named
/// @param aliases other words for it, in lower case
public record Zone(
        String code, String name, String region, @Nullable Side usualSide, List<String> aliases) {
    public Zone {
        aliases = List.copyOf(aliases);
    }
}
