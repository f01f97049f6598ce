package clinic.meridian.reporting.adverseevent;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Of which sessions rates are asked.
///
/// @param from first local day of the sessions
/// @param to last local day of them
/// @param practitionerId who inserted most of the needles; all when null
/// @param locations all when empty
public record RatePeriod(
        LocalDate from, LocalDate to, @Nullable String practitionerId, Set<String> locations) {

    /// Of the statements in [AdverseEventTable].
    Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put("practitionerId", practitionerId);
        parameters.put("locations", locations.isEmpty() ? null : locations.toArray(String[]::new));
        return parameters;
    }
}
