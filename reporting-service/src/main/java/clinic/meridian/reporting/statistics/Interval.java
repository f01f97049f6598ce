package clinic.meridian.reporting.statistics;

/// A two-sided 95 % confidence interval, both ends included. Its unit is that of the figure it belongs to.
public record Interval(double lower, double upper) {

    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("An interval from " + lower + " to " + upper);
        }
    }

    /// The same interval in another unit, such as per 10,000 sessions.
    public Interval times(double factor) {
        return new Interval(lower * factor, upper * factor);
    }
}
