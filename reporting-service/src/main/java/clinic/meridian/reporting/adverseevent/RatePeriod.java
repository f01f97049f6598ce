package clinic.meridian.reporting.adverseevent;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Of which sessions rates are asked.
///
/// @param from first local day of the sessions
/// @param to last local day of them
/// @param practitionerId who inserted most of the needles; all when null
/// @param locationId all when null
record RatePeriod(
        LocalDate from,
        LocalDate to,
        @Nullable String practitionerId,
        @Nullable String locationId) {

    Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put("practitionerId", practitionerId);
        parameters.put("locationId", locationId);
        return parameters;
    }
}
