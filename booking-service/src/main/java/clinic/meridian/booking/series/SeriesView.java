package clinic.meridian.booking.series;

import clinic.meridian.booking.rhythm.Rhythm;
import clinic.meridian.contracts.Maintenance;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A series as it stands.
///
/// @param version sequence number of its last event
/// @param completed fulfilled visits, each counted once
record SeriesView(
        UUID seriesId,
        long version,
        UUID clientId,
        String service,
        UUID locationId,
        UUID practitionerId,
        Rhythm rhythm,
        Maintenance maintenance,
        SeriesStatus status,
        int completed,
        @Nullable LocalDate lastVisitDate) {}
