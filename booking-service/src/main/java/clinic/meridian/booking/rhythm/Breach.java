package clinic.meridian.booking.rhythm;

/// What is wrong with a date in a series.
public enum Breach {
    /// Fewer days than the least gap from the visit before or after it.
    GAP_TOO_SHORT,
    /// Its ISO week already has as many visits as the series allows.
    WEEK_FULL,
    /// The series would stretch over more weeks than its window.
    OUTSIDE_WINDOW,
    /// The series already has all of its visits.
    SERIES_FULL
}
