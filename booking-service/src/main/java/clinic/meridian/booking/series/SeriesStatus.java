package clinic.meridian.booking.series;

/// Where a series stands.
enum SeriesStatus {
    /// Takes visits.
    ACTIVE,
    /// Has had all of them.
    COMPLETED
}
