package clinic.meridian.reporting.adverseevent;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which adverse events are asked for; what is null is not asked about.
///
/// @param from first local day of the report
/// @param to last local day of it
/// @param severity the grade it has now, 1 to 5
/// @param locations all when empty
record AdverseEventFilter(
        LocalDate from,
        LocalDate to,
        @Nullable String code,
        @Nullable Integer severity,
        @Nullable String practitionerId,
        Set<String> locations,
        @Nullable AdverseEventStatus status) {}
