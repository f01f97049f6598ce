package clinic.meridian.reporting.series;

import clinic.meridian.contracts.Maintenance;
import java.time.LocalDate;

/// A series that reached its target.
///
/// @param lastVisitDate local day of its last visit
public record CompletedSeries(String seriesId, String locationId, Maintenance maintenance, LocalDate lastVisitDate) {}
