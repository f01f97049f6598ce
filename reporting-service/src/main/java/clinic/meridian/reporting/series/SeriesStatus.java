package clinic.meridian.reporting.series;

/// Where a series stands.
public enum SeriesStatus {
    RUNNING,
    PAUSED,
    COMPLETED,
    LAPSED,
    ABANDONED
}
