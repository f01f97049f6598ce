package clinic.meridian.booking.series;

/// Where a series stands.
enum SeriesStatus {
    /// Takes visits.
    ACTIVE,
    /// Takes no visits for the time being; does not lapse.
    PAUSED,
    /// Nothing is booked and the longest gap is over. Takes visits, and the first one makes it active again.
    LAPSED,
    /// Has had all of its visits.
    COMPLETED,
    /// Was ended before its target.
    ABANDONED
}
